import { widthOf } from './letters.ts';
import type { Letters } from './look.ts';

/** Words around a middle; the lower `order`, the sooner they get their room. */
export type Spot = { text: string; middle: number; order: number };

/** Those words that stand side by side without touching, between `from` and `to`, moved in from the edges; the others are left out. */
export function spread<S extends Spot>(spots: readonly S[], look: Letters, from: number, to: number): S[] {
  const taken: { from: number; to: number }[] = [];
  return spots
    .toSorted((one, other) => one.order - other.order)
    .flatMap((spot) => {
      const half = widthOf(spot.text, look) / 2;
      if (half * 2 > to - from) return [];
      const middle = Math.min(to - half, Math.max(from + half, spot.middle));
      const own = { from: middle - half, to: middle + half };
      if (taken.some((other) => own.from < other.to + 5 && other.from < own.to + 5)) return [];
      taken.push(own);
      return [{ ...spot, middle }];
    });
}

/** The labels of an axis, oldest first: all of them, or else every second, third, ... counted from the newest. */
export function evenly(labels: readonly Omit<Spot, 'order'>[], look: Letters, from: number, to: number): Spot[] {
  const newest = labels.length - 1;
  const spots = labels.map((label, index) => ({ ...label, order: newest - index }));
  for (let step = 1; step < spots.length; step += 1) {
    const some = spots.filter(({ order }) => order % step === 0);
    const fitting = spread(some, look, from, to);
    if (fitting.length === some.length) return fitting;
  }
  return spread(spots.slice(-1), look, from, to);
}
