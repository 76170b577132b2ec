import type { Obligation, Programme } from '../content/programme.ts';

/** How much one programme asks of one thing: times a year, minutes each, and within how many days it says when (0: by a fixed moment). */
type Asked = { programme: string; times: number; minutes: number; within: number };

/** A year of 52 weeks is a day or two short, and a placement seldom lasts whole weeks: so near is as often. */
const asOften = 1.1;

/**
 * What a placement has to do, from its programmes: only what holds in this year of training (null when there are no
 * years), and of what is the same in two programmes only the stricter one. That is the one that asks it more often in a
 * year, whatever its periods are; of as often the one that asks longer; then the one that leaves less freedom when: fixed
 * moments before a shorter period, and that before a longer one; and else the programme that comes first.
 * `days` is how many practice days the pair usually has in a week, `weeks` how long the placement lasts.
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
  const strictest = new Map<string, Asked>();
  for (const { programme, obligation } of held) {
    const { same } = obligation;
    if (same === undefined || strictest.get(same)?.programme === programme) continue;
    const parts = held.filter((one) => one.programme === programme && one.obligation.same === same);
    const asked: Asked = {
      programme,
      times: sum(parts.map((part) => timesAYear(part.obligation, days, weeks))),
      minutes: Math.max(...parts.map((part) => part.obligation.minutes ?? 0)),
      within: Math.max(...parts.map((part) => daysWithin(part.obligation, weeks))),
    };
    const known = strictest.get(same);
    if (known === undefined || isStricter(asked, known)) strictest.set(same, asked);
  }
  const kept = held.filter(
    ({ programme, obligation: { same } }) => same === undefined || strictest.get(same)?.programme === programme,
  );
  // An id names what was done and said; two programmes that share one mean the same thing.
  return [...new Map(kept.map(({ obligation }) => [obligation.id, obligation])).values()];
}

function isStricter(one: Asked, other: Asked): boolean {
  if (one.times > other.times * asOften) return true;
  if (other.times > one.times * asOften) return false;
  return one.minutes === other.minutes ? one.within < other.within : one.minutes > other.minutes;
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
