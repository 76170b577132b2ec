import type { Obligation } from '../../dialogs/content/programme.ts';
import type { Calendar } from '../../dialogs/frequency/calendar.ts';
import { dateOf, dayOf, instantAt } from '../../dialogs/frequency/days.ts';
import { type Done, openLedger, progressOf } from '../../dialogs/frequency/progress.ts';
import { type Window, windowsOf } from '../../dialogs/frequency/windows.ts';
import { realRules } from '../real-content.ts';
import { doneOn, start, zone } from './play.ts';
import { rows } from './table.ts';

export const { programmes, nudges } = realRules();
const { activities } = realRules();

const table = rows.map(([, programme, id]) => {
  const obligation = programmes.find((one) => one.id === programme)?.obligations.find((one) => one.id === id);
  if (!obligation) throw new Error(`${programme} has no ${id}`);
  // Five weeks, or a year; both end on a Sunday, so that the last week is whole.
  const end = programme === 'coschap-amc' ? '2026-10-11' : '2027-09-12';
  return { programme, id, obligation, end };
});
/** The rows that have periods, and of those the ones of which something is said. */
export const counted = table.filter(({ obligation }) => obligation.window !== 'conversation');
export const loud = counted.filter(({ obligation }) => !obligation.silent);
/** Entries that reach what each period asks (plus `more`), from its first day on and on one day each where that is how it counts. */
export function exactly(obligation: Obligation, calendar: Calendar, more = 0): Done[] {
  const { counts, minutes = 30 } = obligation;
  const [kind = ''] = counts;
  const patients = activities[kind]?.amount === 'patients';
  return windowsOf(obligation, calendar).flatMap(({ days, target }) => {
    const wanted = target + more;
    if (target === 0 || wanted <= 0) return [];
    if (patients) return [doneOn(days[0] ?? 0, kind, 0, wanted)];
    return Array.from({ length: wanted }, () => doneOn(days[0] ?? 0, kind, minutes));
  });
}

export function rowOf(id: string) {
  return table.find((row) => row.id === id) ?? missing();
}

/** The first period: as the placement starts on a Monday, not cut off. */
export function firstPeriod(obligation: Obligation, calendar: Calendar): Window {
  const [first] = windowsOf(obligation, calendar);
  return first ?? missing();
}

/** The last practice day on which the first period can still be reached; what is asked daily is looked at per week. */
export function lastDayOf(obligation: Obligation, window: Window, calendar: Calendar): number {
  if (obligation.window !== 'practice-day') return window.days.at(-1) ?? missing();
  return calendar.practice.filter((day) => day < calendar.start + 7).at(-1) ?? missing();
}

export function stateOf(obligation: Obligation, window: Window, calendar: Calendar, entries: readonly Done[]): string {
  const ledger = openLedger(entries, calendar, instantAt(calendar.end + 1, 0, zone));
  return progressOf(obligation, window, calendar, ledger, [], window.to + 1).state;
}

export function inWindow({ at }: Done, { from, to }: Window): boolean {
  return at >= instantAt(from, 0, zone) && at < instantAt(to + 1, 0, zone);
}

/** The earliest day on which the coordinator may hear of it when nothing is done from the start. */
export function escalationDay(obligation: Obligation, calendar: Calendar): number {
  const { escalate } = obligation;
  const windows = windowsOf(obligation, calendar);
  const [first = missing()] = windows;
  if (escalate === 'never') return missing();
  if ('missed' in escalate) return (windows[escalate.missed - 1]?.to ?? missing()) + 1;
  if ('days' in escalate) return first.to + escalate.days;
  const [year = 0, at = 0, day = 0] = dateOf(first.to).split('-').map(Number);
  return dayOf(new Date(Date.UTC(year, at - 1 + escalate.months, day)).toISOString().slice(0, 10));
}

export function missing(): never {
  throw new Error(`nothing found in a placement from ${start}`);
}
