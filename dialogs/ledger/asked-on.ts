import type { Context } from '../commands/context.ts';
import { dayOf, wallOf } from '../frequency/days.ts';
import { runningOn } from '../frequency/windows.ts';
import type { Entry } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf } from '../nudges/case-of.ts';
import { countedKinds } from './counted-kinds.ts';
import { activityOf } from './entries.ts';
import { tooShort } from './too-short.ts';

/**
 * Does a requirement of a pair take an activity that took place on a day (YYYY-MM-DD)? `not-then`: not on a day outside the
 * placement, or only what is asked before it; `not-asked`: on no day at all. Where no programme says, it is taken.
 */
export function askedOn(
  { state, frequency }: Pick<Context, 'state' | 'frequency'>,
  placement: Placement,
  kind: string,
  day: string,
): 'taken' | 'not-then' | 'not-asked' {
  if (countedKinds(frequency?.rules, [placement])?.has(kind) === false) return 'not-asked';
  // Within a placement what comes after its period still makes up for it.
  if (day >= placement.start && day <= placement.end) return 'taken';
  const input = frequency === null ? null : caseOf({ ...state, entries: [] }, placement, frequency);
  if (input === null) return 'taken';
  const isTaken = input.obligations.some(
    (obligation) => obligation.counts.includes(kind) && runningOn(obligation, input.calendar, dayOf(day)) !== null,
  );
  return isTaken ? 'taken' : 'not-then';
}

/** Does a requirement that runs then take this finished conversation, long as it was? Where no programme says, it is taken. */
export function takesTalk(context: Context, placement: Placement, entry: Entry): boolean {
  const { state, frequency, language } = context;
  const input = frequency === null ? null : caseOf({ ...state, entries: [] }, placement, frequency);
  if (input === null) return true;
  const { calendar, obligations } = input;
  const kind = activityOf(entry.kind, language.activities);
  const { day } = wallOf(entry.at, calendar.trainee.zone);
  const taking = obligations.filter((obligation) => {
    const window = obligation.counts.includes(kind) ? runningOn(obligation, calendar, day) : null;
    return window !== null && window.target > 0 && (obligation.window !== 'practice-day' || window.days.includes(day));
  });
  const short = tooShort(context, placement, [entry]);
  return taking.length > short.length;
}
