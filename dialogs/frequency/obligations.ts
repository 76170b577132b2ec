import type { Obligation, Programme } from '../content/programme.ts';

/** How much one programme asks of one thing over a placement: times first, minutes where the times are equal. */
type Asked = { programme: string; times: number; minutes: number };

/**
 * What a placement has to do, from its programmes: only what holds in this year of training (null when there are no
 * years), and of what is the same in two programmes only the stricter one, that is the one that asks it more often.
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
      times: sum(parts.map((part) => timesIn(part.obligation, days, weeks))),
      minutes: Math.max(...parts.map((part) => part.obligation.minutes ?? 0)),
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
  return one.times > other.times || (one.times === other.times && one.minutes > other.minutes);
}

function timesIn({ window, min }: Obligation, days: number, weeks: number): number {
  if (window === 'practice-day') return min * days * weeks;
  if (window === 'week' || window === 'conversation') return min * weeks;
  if (typeof window === 'object' && 'months' in window) return (min * weeks * 12) / 52 / window.months;
  return min;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
