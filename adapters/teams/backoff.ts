import { TEAMS_LIMITS } from './limits.ts';

/** How long to wait with a message that could not be sent now: longer each time, never all at the same moment. */
export type Backoff = {
  /** The next pause in ms; not shorter than `asked`, which the platform named. */
  next(message: string, asked: number | null): number;
  /** It went well, or it is over. */
  reset(message: string): void;
};

/** `random` from 0 up to 1. */
export function createBackoff(random: () => number): Backoff {
  const times = new Map<string, number>();
  return {
    next(message, asked) {
      const before = times.get(message) ?? 0;
      times.set(message, before + 1);
      const pause = Math.min(TEAMS_LIMITS.pause * 2 ** before, TEAMS_LIMITS.longestPause);
      if (asked !== null) return Math.ceil(asked + pause * random());
      return Math.ceil((pause * (1 + random())) / 2);
    },
    reset(message) {
      times.delete(message);
    },
  };
}
