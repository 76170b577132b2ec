import { SLACK_LIMITS } from './limits.ts';

/** How fast one conversation may be sent to. */
export type Pace = {
  /** Takes a turn: 0, or how many ms to wait before asking again. */
  take(conversation: string, now: number): number;
};

/** One message per second, after a burst of a few. A conversation that was quiet long enough is not remembered. */
export function createPace(): Pace {
  /** When each conversation's burst is whole again, in ms. */
  const wholeAt = new Map<string, number>();
  const { pace, burst } = SLACK_LIMITS;
  return {
    take(conversation, now) {
      if (wholeAt.size > 10_000) for (const [id, at] of wholeAt) if (at <= now) wholeAt.delete(id);
      const whole = Math.max(wholeAt.get(conversation) ?? now, now);
      const wait = whole - now - (burst - 1) * pace;
      if (wait > 0) return wait;
      wholeAt.set(conversation, whole + pace);
      return 0;
    },
  };
}
