import type { Receive } from '../adapters/channel.ts';
import type { Content } from '../dialogs/content/content.ts';
import { decide } from '../dialogs/decide.ts';
import type { Frequency } from '../dialogs/nudges/case-of.ts';
import type { Clock } from './clock.ts';
import { commitOf, remember } from './commit-of.ts';
import { loadFor } from './load-state.ts';
import type { Store } from './store/port.ts';

/** What the hall is made of. `newId` gives ids that never come twice; `deliver` is told that messages are waiting. */
export type Hall = {
  store: Store;
  content: Content;
  clock: Clock;
  newId: () => string;
  deliver: () => void;
  /** What is required of placements; null while the public holidays are still being worked out, or where nothing is required. */
  frequency?: () => Frequency | null;
  /** Told that a moment has come already, so that nobody waits for the next minute. */
  soon?: () => void;
};

/** How often a turn is decided again when another was just ahead of it. Three people share a conversation at most, but one can send a whole burst. */
export const mostTries = 100;

/**
 * The one hall: load, decide, commit, answer. Resolves only when the effects are durable, so that a platform is told
 * no sooner. The same event twice has one effect. Rejects when the store fails; then nothing took place.
 */
export function createTurn({ store, content, clock, newId, deliver, frequency, soon }: Hall): Receive {
  return async (inbound) => {
    const event = `${inbound.from.channel}:${inbound.id}`;
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const loaded = await loadFor(store, content, inbound, clock.now());
      const decision = decide(loaded.state, inbound, {
        content,
        now: clock.now(),
        newId,
        frequency: frequency?.() ?? null,
      });
      if (decision.again !== null) return { kind: 'again', message: decision.again };
      const commit = commitOf(event, clock.real(), decision, loaded, inbound.from);
      const committed = await store.commit(commit);
      if (committed === 'conflict') continue;
      if (committed === 'done') {
        remember(store, decision, loaded);
        deliver();
        if (commit.dues.some(({ at }) => at !== null && at <= clock.now())) soon?.();
      }
      return { kind: 'done' };
    }
    throw new Error(`a turn met ${mostTries} conflicts in a row`);
  };
}
