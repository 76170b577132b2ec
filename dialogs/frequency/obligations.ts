import type { Obligation, Programme } from '../content/programme.ts';

/** How much one programme asks of one thing: times a year, minutes each, and within how many days it says when (0: by a fixed moment). */
type Asked = { programme: string; times: number; minutes: number; within: number };

/** A year of 52 weeks is a day or two short, and a placement seldom lasts whole weeks: so near is as often. */
const asOften = 1.1;

/**
 * What a placement has to do, from its programmes: only what holds in this year of training (null when there are no
 * years), and of what is the same in two programmes only the stricter one. That is the one that asks it more often in a
 * year, whatever its periods are, and no shorter; of as often the one that asks longer; then the one that leaves less freedom
 * when: fixed moments before a shorter period, and that before a longer one; and else the programme that comes first. Where
 * one asks it more often and the other longer, both hold. What one programme asks of the trainer and another of the trainee is
 * for both; what one asks of each of them apart stays so. `days` is how many practice days the pair usually has in a week, `weeks` how long the placement lasts.
 */
export function obligationsOf(
  programmes: readonly Programme[],
  year: 1 | 3 | null,
  { days, weeks }: { days: number; weeks: number },
): Obligation[] {
  const held = programmes.flatMap(({ id, obligations }) =>
    obligations
      .filter((one) => one.year === undefined || one.year === year)
      .map((obligation) => ({ programme: id, obligation })),
  );
  const groups = Map.groupBy(
    held.filter(({ obligation }) => obligation.same !== undefined),
    ({ obligation }) => obligation.same,
  );
  const kept = new Map<string | undefined, Map<string, { isForBoth: boolean }>>();
  for (const [same, parts] of groups) {
    const asked = [...Map.groupBy(parts, ({ programme }) => programme)].map(([programme, own]) =>
      askedBy(
        programme,
        own.map(({ obligation }) => obligation),
        days,
        weeks,
      ),
    );
    const strictest = asked.filter((one, at) => !asked.some((other, place) => isStricter(other, one, place < at)));
    const everybody = peopleOf(parts);
    kept.set(
      same,
      new Map(
        strictest.map(({ programme }) => {
          const own = peopleOf(parts.filter((one) => one.programme === programme));
          return [programme, { isForBoth: own.size < everybody.size }];
        }),
      ),
    );
  }
  const left = held.flatMap(({ programme, obligation }) => {
    const group = kept.get(obligation.same);
    if (group === undefined) return obligation;
    const own = group.get(programme);
    if (own === undefined) return [];
    return own.isForBoth ? forBoth(obligation) : obligation;
  });
  // An id names what was done and said; two programmes that share one mean the same thing.
  return [...new Map(left.map((obligation) => [obligation.id, obligation])).values()];
}

/** Of whom requirements ask something together. */
function peopleOf(held: readonly { obligation: Obligation }[]): ReadonlySet<string> {
  return new Set(held.flatMap(({ obligation: { who } }) => (who === 'both' ? ['trainee', 'trainer'] : [who])));
}

function askedBy(programme: string, obligations: readonly Obligation[], days: number, weeks: number): Asked {
  return {
    programme,
    times: sum(obligations.map((one) => timesAYear(one, days, weeks))),
    minutes: Math.max(...obligations.map((one) => one.minutes ?? 0)),
    within: Math.max(...obligations.map((one) => daysWithin(one, weeks))),
  };
}

/** Does whoever does the one do the other too, and more or, of the same, sooner? `isFirst`: which counts where they are equal. */
function isStricter(one: Asked, other: Asked, isFirst: boolean): boolean {
  if (!covers(one, other)) return false;
  if (!covers(other, one)) return true;
  return one.within === other.within ? isFirst : one.within < other.within;
}

function covers(one: Asked, other: Asked): boolean {
  return one.times * asOften >= other.times && one.minutes >= other.minutes;
}

// The same requirement is the same object for all pairs: what is worked out of it is kept by it.
const asBoth = new WeakMap<Obligation, Obligation>();

function forBoth(obligation: Obligation): Obligation {
  if (obligation.who === 'both') return obligation;
  const known = asBoth.get(obligation) ?? { ...obligation, who: 'both' };
  asBoth.set(obligation, known);
  return known;
}

/** How often in a year; a moment that lies after the placement's end asks nothing. */
function timesAYear({ window, min }: Obligation, days: number, weeks: number): number {
  if (window === 'practice-day') return min * days * 52;
  if (window === 'week' || window === 'conversation') return min * 52;
  if (typeof window === 'object' && 'months' in window) return (min * 12) / window.months;
  if (typeof window === 'object') {
    const at = 'at-week' in window ? window['at-week'] : Math.floor((window['at-month'] * 52) / 12);
    if (at > weeks) return 0;
  }
  return (min * 52) / weeks;
}

function daysWithin({ window }: Obligation, weeks: number): number {
  if (window === 'practice-day' || window === 'conversation') return 1;
  if (window === 'week') return 7;
  if (typeof window === 'object') return 'months' in window ? window.months * 30 : 0;
  return weeks * 7;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

type Places = { byId: ReadonlyMap<string, Obligation>; places: ReadonlyMap<Obligation, number> };

// The same list is asked hundreds of times in a decision, and for many decisions.
const listed = new WeakMap<readonly Obligation[], Places>();

/** The obligation with this id. The list may not be changed afterwards. */
export function obligationWith(obligations: readonly Obligation[], id: string): Obligation | undefined {
  return placesIn(obligations).byId.get(id);
}

/** The place of each obligation in the list. The list may not be changed afterwards. */
export function placesOf(obligations: readonly Obligation[]): ReadonlyMap<Obligation, number> {
  return placesIn(obligations).places;
}

function placesIn(obligations: readonly Obligation[]): Places {
  const found = listed.get(obligations);
  if (found !== undefined) return found;
  const made = {
    byId: new Map(obligations.map((one) => [one.id, one])),
    places: new Map(obligations.map((one, index) => [one, index])),
  };
  listed.set(obligations, made);
  return made;
}
