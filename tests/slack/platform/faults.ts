import type { Body } from './shape.ts';
import { wordsOf } from './shape.ts';

/**
 * What goes wrong. `before`: Slack did nothing; `after`: it did, and the answer got lost. `slow` waits until it is
 * released and then does what was asked.
 */
export type How =
  | { kind: 'rate'; retryAfter: number }
  | { kind: 'status'; status: number; when: 'before' | 'after' }
  | { kind: 'reset'; when: 'before' | 'after' }
  | { kind: 'error'; error: string }
  | { kind: 'slow' };

/** A fault that was set: how often it struck, and the release of what waits. */
export type Fault = { used: () => number; release: () => void; stop: () => void };

/** The faults that were asked for. */
export type Faults = {
  /** From now on calls of this method (`*`: any) go wrong, `times` times (1), only for this channel when one is named. */
  set: (method: string, how: How, limits?: { times?: number; channel?: string }) => Fault;
  /** The fault that strikes this call, and counts it; null when none does. */
  strike: (method: string, args: Body) => { how: How; released: Promise<void> } | null;
  releaseAll: () => void;
};

/** Faults on demand. */
export function makeFaults(): Faults {
  type Set = {
    method: string;
    how: How;
    left: number;
    used: number;
    channel: string | undefined;
    released: Promise<void>;
    release: () => void;
  };
  const sets: Set[] = [];
  return {
    set(method, how, { times = 1, channel } = {}) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const one: Set = { method, how, left: times, used: 0, channel, released: promise, release: resolve };
      sets.push(one);
      const stop = () => {
        one.left = 0;
        resolve();
      };
      return { used: () => one.used, release: resolve, stop };
    },
    strike(method, args) {
      const channel = wordsOf(args.channel ?? args.channel_id);
      const found = sets.find(
        (one) => one.left > 0 && (one.method === '*' || one.method === method) && (one.channel ?? channel) === channel,
      );
      if (found === undefined) return null;
      found.left -= 1;
      found.used += 1;
      return found;
    },
    releaseAll: () => {
      for (const one of sets) one.release();
    },
  };
}

/** One message a second in a channel, with some to spare: answers the seconds to wait, or null to go on. */
export function makeChannelRate(now: () => number, burst: number): (channel: string) => number | null {
  const room = new Map<string, { left: number; at: number }>();
  return (channel) => {
    const at = now();
    const before = room.get(channel) ?? { left: burst, at };
    const left = Math.min(burst, before.left + (at - before.at) / 1000);
    room.set(channel, { left: left >= 1 ? left - 1 : left, at });
    return left >= 1 ? null : Math.max(1, Math.ceil(1 - left));
  };
}
