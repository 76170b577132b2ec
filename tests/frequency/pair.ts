import { nudgesFile, type Obligation, programmeFile } from '../../dialogs/content/programme.ts';
import { openCalendar, type PairCalendar } from '../../dialogs/frequency/calendar.ts';
import { dayOf, instantAt, minuteOf } from '../../dialogs/frequency/days.ts';
import { decideNudges, type Nudge, type NudgeInput } from '../../dialogs/frequency/decide-nudges.ts';
import { emptyMemory, frequencyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Done } from '../../dialogs/frequency/progress.ts';

export const zone = 'Europe/Amsterdam';
export const rules = nudgesFile.parse({});

/** A pair in the autumn of 2026 that works Monday, Tuesday, Thursday and Friday, from Monday 31 August for twelve weeks. */
export const autumn: PairCalendar = {
  start: '2026-08-31',
  end: '2026-11-22',
  trainee: { id: 'aios', weekdays: [1, 2, 4, 5], zone, away: [] },
  trainers: [{ id: 'opleider', weekdays: [1, 2, 4, 5], zone, away: [] }],
  instituteDay: null,
  holidays: new Set(),
  contract: 1,
};

/** An obligation with the defaults of the content files. */
export function obligation(part: Record<string, unknown>): Obligation {
  const [made] = programmeFile.parse({
    id: 'proef',
    title: 'Proef',
    version: '2026-01',
    from: '2026-01-01',
    obligations: [
      { id: 'gesprek', label: 'Gesprek', who: 'both', counts: ['gesprek'], min: 1, window: 'week', ...part },
    ],
  }).obligations;
  if (made === undefined) throw new Error('no obligation');
  return made;
}

/** Something done on a date at a time in Amsterdam. */
export function did(date: string, time = '12:00', part: Partial<Done> = {}): Done {
  return { kind: 'gesprek', at: at(date, time), minutes: 30, amount: 1, ...part };
}

/** An instant in Amsterdam. */
export function at(date: string, time = '09:00'): number {
  return instantAt(dayOf(date), minuteOf(time), zone);
}

export function input(part: Partial<NudgeInput> = {}): NudgeInput {
  return {
    placement: 'oost',
    obligations: [obligation({})],
    calendar: openCalendar(autumn),
    coordinator: { id: 'coordinator', zone },
    entries: [],
    planned: [],
    rules,
    memory: emptyMemory(),
    ...part,
  };
}

/** Lets time pass from moment to moment, through stored form. `after` may change the memory once something was said. */
export function play(
  start: NudgeInput,
  from: number,
  until: number,
  after: (memory: Memory, nudge: Nudge) => Memory = (memory) => memory,
): { said: Nudge[]; memory: Memory; moments: number } {
  const said: Nudge[] = [];
  let { memory } = start;
  let now = from;
  let moments = 0;
  for (; now <= until; moments += 1) {
    const decision = decideNudges({ ...start, memory: frequencyMemory.parse(JSON.parse(JSON.stringify(memory))) }, now);
    memory = decision.said.reduce(after, decision.memory);
    said.push(...decision.said);
    const entry = Math.min(...start.entries.filter((one) => one.at > now).map((one) => one.at));
    const next = Math.min(decision.next ?? Number.POSITIVE_INFINITY, entry);
    if (next <= now) throw new Error(`the next moment ${next} is not after ${now}`);
    now = next;
  }
  return { said, memory, moments };
}

/** A message as `ma 2026-09-07 09:00 aios behind gesprek`, by the clock in Amsterdam. */
export function line({ at: instant, to, kind, items }: Nudge): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const weekday = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, weekday: 'short' });
  return [weekday.format(instant), format.format(instant), to, kind, ...items.map((one) => one.obligation ?? '-')].join(
    ' ',
  );
}
