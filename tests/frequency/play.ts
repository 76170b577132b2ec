import type { NudgeRules, Obligation } from '../../dialogs/content/programme.ts';
import { type Calendar, daysAhead, openCalendar, type Period } from '../../dialogs/frequency/calendar.ts';
import { type Day, instantAt } from '../../dialogs/frequency/days.ts';
import { decideNudges, type Nudge } from '../../dialogs/frequency/decide-nudges.ts';
import { emptyMemory } from '../../dialogs/frequency/memory.ts';
import type { Done } from '../../dialogs/frequency/progress.ts';

export const zone = 'Europe/Amsterdam';
const everyDay = [1, 2, 3, 4, 5];
const mostSteps = 2000;

/** How a pair differs from one that is always there: weekdays and contract, public holidays, absence. */
export type Pair = {
  end: string;
  weekdays?: readonly number[];
  contract?: number;
  holidays?: readonly string[];
  traineeAway?: readonly Period[];
  trainerAway?: readonly Period[];
};

/** A placement starts on a Monday. */
export const start = '2026-09-07';

export function calendarOf({ end, weekdays = everyDay, contract = 1, holidays = [], ...away }: Pair): Calendar {
  return openCalendar({
    start,
    end,
    trainee: { id: 'trainee', weekdays, zone, away: away.traineeAway ?? [] },
    trainers: [{ id: 'trainer', weekdays: everyDay, zone, away: away.trainerAway ?? [] }],
    instituteDay: null,
    holidays: new Set(holidays),
    contract,
  });
}

/** Something done at half past eight, before the reminders of that day. */
export function doneOn(day: Day, kind: string, minutes = 0, amount = 1): Done {
  return { kind, at: instantAt(day, 8 * 60 + 30, zone), minutes, amount };
}

/** What is said about one obligation over the whole placement, looked at only when there may be something to say. */
export function play(
  obligation: Obligation,
  calendar: Calendar,
  entries: readonly Done[],
  rules: NudgeRules,
  planned: Parameters<typeof decideNudges>[0]['planned'] = [],
): Nudge[] {
  const said: Nudge[] = [];
  let memory = emptyMemory();
  let now: number | null = instantAt(calendar.start - daysAhead, 0, zone);
  for (let step = 0; now !== null; step += 1) {
    if (step > mostSteps) throw new Error(`no end at ${new Date(now).toISOString()}`);
    const input = {
      placement: 'p',
      obligations: [obligation],
      calendar,
      coordinator: { id: 'coordinator', zone },
      entries,
      planned,
      rules,
      memory,
    };
    const decision: ReturnType<typeof decideNudges> = decideNudges(input, now);
    said.push(...decision.said);
    memory = decision.memory;
    now = decision.next;
  }
  return said;
}

/** Each thing said as `YYYY-MM-DD HH:MM kind to`, in order. */
export function linesOf(said: readonly Nudge[]): string[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  return said.flatMap(({ at, to, items }) =>
    items.map(({ kind }) => `${days.format(at)} ${clock.format(at)} ${kind} ${to}`),
  );
}
