import { TEAMS_LIMITS } from './limits.ts';

/** How long to wait with an address that could not be sent to now: longer each time, never all at the same moment. */
export type Backoff = {
  /** The next pause in ms; not shorter than `asked`, which the platform named. */
  next(address: string, asked: number | null): number;
  /** It went well, or it is over. */
  reset(address: string): void;
};

/** `random` from 0 up to 1. */
export function createBackoff(random: () => number): Backoff {
  const times = new Map<string, number>();
  return {
    next(address, asked) {
      const before = times.get(address) ?? 0;
      times.set(address, before + 1);
      const pause = Math.min(TEAMS_LIMITS.pause * 2 ** before, TEAMS_LIMITS.longestPause);
      if (asked !== null) return Math.ceil(asked + pause * random());
      return Math.ceil((pause * (1 + random())) / 2);
    },
    reset(address) {
      times.delete(address);
    },
  };
}
