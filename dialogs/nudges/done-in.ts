import type { Activities } from '../content/programme.ts';
import { type Done, withMore } from '../frequency/progress.ts';
import { activityOf, effective } from '../ledger/entries.ts';
import type { Entry } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';

/** `isPlain`: every line is of this placement and takes back none. */
type Before = { entries: readonly Entry[]; activities: Activities; done: readonly Done[]; isPlain: boolean };

// A ledger only grows, mostly at its end, and is looked at after each line.
const before = new WeakMap<Placement, Before>();

/** What was done in a placement, by activity. The same lines give the same array, for what is worked out from it. */
export function doneIn(entries: readonly Entry[], placement: Placement, activities: Activities): readonly Done[] {
  if (entries.length === 0) return none;
  const known = before.get(placement);
  const usable = known !== undefined && known.activities === activities && isStartOf(known.entries, entries);
  if (usable && known.entries.length === entries.length) return known.done;
  const more = usable ? entries.slice(known.entries.length) : entries;
  const isPlain =
    (!usable || known.isPlain) && more.every((entry) => entry.placement === placement.id && entry.undoes === null);
  const toDone = ({ kind, at, minutes, amount }: Entry): Done => {
    return { kind: activityFor(kind, activities), at, minutes, amount };
  };
  const done =
    usable && isPlain
      ? withMore(known.done, more.map(toDone))
      : (isPlain ? entries : effective(entries.filter((entry) => entry.placement === placement.id))).map(toDone);
  before.set(placement, { entries, activities, done, isPlain });
  return done;
}

const none: readonly Done[] = [];

/** Are the lines of one ledger those with which the other begins? */
function isStartOf(start: readonly Entry[], entries: readonly Entry[]): boolean {
  return start.length <= entries.length && start.every((entry, index) => entry === entries[index]);
}

// Looked for among all activities otherwise, for every line of every ledger.
const activityOfKind = new WeakMap<Activities, Map<string, string>>();

function activityFor(kind: string, activities: Activities): string {
  let found = activityOfKind.get(activities);
  if (found === undefined) {
    found = new Map();
    activityOfKind.set(activities, found);
  }
  const activity = found.get(kind) ?? activityOf(kind, activities);
  found.set(kind, activity);
  return activity;
}
