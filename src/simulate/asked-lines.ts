import type { Obligation } from '../../dialogs/content/programme.ts';
import { dayOf, monthsAfter } from '../../dialogs/frequency/days.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';
import type { Simulated } from './simulate.ts';
import { filled, type SimulateTexts } from './texts.ts';

/** What is asked in this period, and by itself what is only kept count of. */
export function askedLines(simulated: Simulated, texts: SimulateTexts, indent: string): string[] {
  const { obligations } = simulated;
  const loud = obligations.filter(({ silent }) => !silent);
  const asked = loud.flatMap((obligation) => askedLine(obligation, simulated, texts));
  const kept = obligations.filter(({ silent }) => silent).flatMap((one) => keptLine(one, simulated, texts));
  const none = loud.length === 0 ? texts['asked-nothing'] : texts['asked-later'];
  return [
    ...(asked.length === 0 ? [none] : [texts.asked, ...asked.map((line) => indent + line)]),
    ...(kept.length === 0 ? [] : ['', texts.kept, ...kept.map((line) => indent + line)]),
  ];
}

/** What runs for longer than the placement is said as the programme has it: no part of it has to be done by then. */
function keptLine(obligation: Obligation, simulated: Simulated, texts: SimulateTexts): string[] {
  const { label, min, window } = obligation;
  const { start, end } = simulated.calendar;
  if (typeof window === 'string' || !('months' in window) || monthsAfter(start, window.months) <= end + 1)
    return askedLine(obligation, simulated, texts);
  return [filled(texts['kept-months'], { label, min, months: window.months })];
}

function askedLine(obligation: Obligation, { calendar, end }: Simulated, texts: SimulateTexts): string[] {
  const windows = windowsOf(obligation, calendar).filter(({ target, to }) => target > 0 && to <= dayOf(end));
  if (windows.length === 0) return [];
  const total = windows.reduce((sum, { target }) => sum + target, 0);
  return [
    filled(texts[windows.length === 1 ? 'asked-once' : 'asked-line'], {
      label: obligation.label,
      total,
      windows: windows.length,
    }),
  ];
}
