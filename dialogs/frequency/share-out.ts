import type { Obligation } from '../content/programme.ts';
import type { Calendar } from './calendar.ts';
import { type Dated, isWaived, type Ledger, type Waiver } from './progress.ts';
import { type Window, windowOn } from './windows.ts';

/**
 * The ledger in which one time counts for one moment only. Where several moments (the end of a week or month) ask for the
 * same kind of thing, what is done goes to the first moment that is still open: one that passed unmet comes before the
 * next, so that what is done late does not serve both. A moment that was waived takes nothing that comes after it.
 * Where minutes are asked, each moment goes on counting by itself: no programme has that.
 */
export function sharedOut(
  ledger: Ledger,
  obligations: readonly Obligation[],
  calendar: Calendar,
  waivers: readonly Waiver[],
): Ledger {
  const { sharing, kinds } = sharingOf(obligations);
  if (sharing.length === 0) return ledger;
  const given = kinds.map((kind) => ledger.lists.get(kind) ?? none);
  const before = shared.get(calendar);
  const isSame =
    before !== undefined &&
    before.obligations === obligations &&
    before.waivers === waivers &&
    before.given.every((list, index) => list === given[index]);
  const own = isSame ? before.own : ownLists(given.flat(), sharing, calendar, waivers);
  if (!isSame) shared.set(calendar, { obligations, waivers, given, own });
  return own === null ? ledger : { ...ledger, own };
}

type Own = NonNullable<Ledger['own']>;
type Shared = {
  obligations: readonly Obligation[];
  waivers: readonly Waiver[];
  given: readonly (readonly Dated[])[];
  own: Own | null;
};

// What is added to a ledger is seldom of these kinds: it is shared out as before.
const shared = new WeakMap<Calendar, Shared>();
const none: readonly Dated[] = [];

/** What each of the moments that share gets; null when there is nothing to share out. */
function ownLists(
  given: readonly Dated[],
  sharing: readonly Obligation[],
  calendar: Calendar,
  waivers: readonly Waiver[],
): Own | null {
  const entries = given.toSorted((one, other) => one.at - other.at);
  if (entries.length === 0) return null;
  const asking = sharing
    .flatMap((obligation): Moment[] => {
      const window = windowOn(obligation, calendar, calendar.start);
      return window === null ? [] : [{ obligation, window }];
    })
    .sort((one, other) => one.window.to - other.window.to);
  const own = new Map(asking.map(({ obligation }) => [obligation.id, new Map<string, Dated[]>()]));
  const left = new Map(asking.map(({ obligation, window }) => [obligation.id, window.target]));
  for (const entry of entries) {
    const takes = asking.filter(({ obligation }) => obligation.counts.includes(entry.kind));
    for (let times = entry.amount; times > 0; ) {
      const inTime = takes.filter(({ window }) => entry.day >= window.from && entry.day <= window.to);
      const open = takes.find(
        ({ obligation, window }) =>
          (left.get(obligation.id) ?? 0) > 0 &&
          (window.to < entry.day ? !isWaived(obligation, window, waivers) : window.from <= entry.day),
      );
      // What nothing asks for any more stays with the moment in whose time it was done.
      const to = open ?? inTime[0];
      if (to === undefined) break;
      const wanted = left.get(to.obligation.id) ?? 0;
      const amount = open === undefined ? times : Math.min(times, wanted);
      left.set(to.obligation.id, wanted - amount);
      times -= amount;
      const mine = own.get(to.obligation.id);
      mine?.set(entry.kind, [...(mine.get(entry.kind) ?? []), { ...entry, amount }]);
    }
  }
  return own;
}

type Moment = { obligation: Obligation; window: Window };

// The same list holds the same moments, and is looked at in every decision.
const known = new WeakMap<readonly Obligation[], Sharing>();
type Sharing = { sharing: readonly Obligation[]; kinds: readonly string[] };

/** The moments besides which another one asks the same kind of thing, and those kinds. */
function sharingOf(obligations: readonly Obligation[]): Sharing {
  const found = known.get(obligations);
  if (found !== undefined) return found;
  const moments = obligations.filter(
    ({ window, minutes }) => typeof window === 'object' && !('months' in window) && minutes === undefined,
  );
  const sharing = moments.filter((one) =>
    moments.some((other) => other !== one && one.counts.some((kind) => other.counts.includes(kind))),
  );
  const made = { sharing, kinds: [...new Set(sharing.flatMap(({ counts }) => counts))] };
  known.set(obligations, made);
  return made;
}
