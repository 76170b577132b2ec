import type { Message } from '../../dialogs/model/message.ts';
import { SLACK_LIMITS } from './limits.ts';

/** A form that was given back to somebody at once. `channel`: where what it answers was done, if that was in a channel. */
export type GivenBack = { message: Message; channel: string | null };

/**
 * Forms that stand nowhere else, because they may hold words that are not to be kept: in memory only, for the one person they
 * are for, for half an hour. After a restart they are gone.
 */
export type Replies = {
  /** Gives the key that opens it. */
  keep(person: string, given: GivenBack): string;
  read(person: string, key: string): GivenBack | null;
  forget(key: string): void;
};

/** `newKey` gives keys that never come twice, also not over a restart. */
export function createReplies(newKey: () => string, now: () => number): Replies {
  const replies = new Map<string, GivenBack & { person: string; until: number }>();
  return {
    keep(person, given) {
      const key = newKey();
      replies.set(key, { ...given, person, until: now() + SLACK_LIMITS.replyAge });
      // The oldest stand first.
      for (const [old, { until }] of replies) {
        if (until > now() && replies.size <= SLACK_LIMITS.replies) break;
        replies.delete(old);
      }
      return key;
    },
    read(person, key) {
      const found = replies.get(key);
      return found === undefined || found.person !== person || found.until <= now() ? null : found;
    },
    forget: (key) => void replies.delete(key),
  };
}
