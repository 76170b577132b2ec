/** What one conversation came to, so that it can be seen that all engines held the same one. */
export type Transcript = { asked: string[]; kept: string[] };

/** How many turns were played, in how many ms. */
export type Played = { turns: number; ms: number };

/** One engine in the comparison; each runs in a process of its own. */
export type Contender = {
  /** Plays one conversation to its end; null for those that play what another one recorded. */
  transcript(): Promise<Transcript> | Transcript | null;
  /** Plays for about `size`: milliseconds for engines in memory, groups of conversations for those on disk. */
  round(size: number): Promise<Played>;
};

/** Plays whole conversations, each of `turns` turns, until `ms` milliseconds have gone by. */
export async function playFor(ms: number, turns: number, play: () => unknown): Promise<Played> {
  const start = performance.now();
  let played = 0;
  for (;;) {
    const going = play();
    // Waiting where there is nothing to wait for would be charged to the engines that are synchronous.
    if (going instanceof Promise) await going;
    played += turns;
    const took = performance.now() - start;
    if (took >= ms) return { turns: played, ms: took };
  }
}
