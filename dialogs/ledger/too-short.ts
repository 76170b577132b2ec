import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Obligation } from '../content/programme.ts';
import { monthsAfter, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { type Done, openLedger, progressOf } from '../frequency/progress.ts';
import { runningOn } from '../frequency/windows.ts';
import type { Entry } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf } from '../nudges/case-of.ts';
import { activityOf, effective } from './entries.ts';

/** A line for each requirement that does not count what was logged just now because it asks more minutes. */
export function tooShort(context: Context, placement: Placement, added: readonly Entry[]): string[] {
  const { state, frequency, language } = context;
  // Only what is asked: the ledger that is loaded for this may be a part of it.
  const input = frequency === null ? null : caseOf({ ...state, entries: [] }, placement, frequency);
  if (input === null) return [];
  const toDone = (entries: readonly Entry[]) =>
    entries.map(({ kind, ...rest }): Done => ({ ...rest, kind: activityOf(kind, language.activities) }));
  const fresh = toDone(added);
  const before = toDone(effective(state.entries.filter((entry) => entry.placement === placement.id)));
  return input.obligations.flatMap(({ minutes, ...rest }) => {
    if (minutes === undefined || rest.silent) return [];
    const obligation = { ...rest, minutes };
    const mine = fresh.filter(({ kind }) => obligation.counts.includes(kind));
    const isShort = mine.some((one) => isTooShort(obligation, one, [...before, ...fresh], input, context.world.now));
    const params = { label: obligation.label, minutes };
    return isShort
      ? [say(language.phrases, obligation.average ? 'log.too-short-average' : 'log.too-short', params)]
      : [];
  });
}

function isTooShort(
  obligation: Obligation & { minutes: number },
  one: Done,
  all: readonly Done[],
  { calendar }: NudgeInput,
  now: number,
): boolean {
  if (one.minutes >= obligation.minutes) return false;
  const { day } = wallOf(one.at, calendar.trainee.zone);
  const window = runningOn(obligation, calendar, day);
  if (window === null || window.target === 0) return false;
  const { instead } = obligation;
  // A part of what counts together is no trouble yet.
  if (instead !== undefined && one.minutes >= instead.minutes && day < monthsAfter(calendar.start, instead.untilMonth))
    return false;
  if (!obligation.average) return true;
  const alone = { order: day, from: day, to: day, days: [day], target: 1 };
  const until = (entries: readonly Done[]) =>
    progressOf(obligation, alone, calendar, openLedger([...entries], calendar, now), [], day).done;
  return until(all) <= until(all.filter((other) => !isSame(other, one)));
}

/** One line of a ledger is like another of the same moment and length: then it makes no difference which. */
function isSame(one: Done, other: Done): boolean {
  return one.kind === other.kind && one.at === other.at && one.minutes === other.minutes;
}
