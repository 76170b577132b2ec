/** Chance that is the same each time for the same seed. */
export type Chance = {
  below(count: number): number;
  of<T>(list: readonly T[]): T | undefined;
  is(share: number): boolean;
};

/** Mulberry32: small, and good enough to choose by. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { below, of: (list) => list[below(Math.max(1, list.length))], is: (share) => next() < share };
}
