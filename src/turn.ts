import type { Receive, Reply } from '../adapters/channel.ts';
import type { Content } from '../dialogs/content/content.ts';
import { decide } from '../dialogs/decide.ts';
import type { Decision } from '../dialogs/model/decision.ts';
import type { Message } from '../dialogs/model/message.ts';
import type { Frequency } from '../dialogs/nudges/case-of.ts';
import type { Retention } from '../dialogs/rights/retention.ts';
import type { Clock } from './clock.ts';
import { commitOf, remember } from './commit-of.ts';
import { withForgotten } from './forget.ts';
import { loadFor } from './load-state.ts';
import type { Store } from './store/port.ts';
import { retried } from './store/retried.ts';

/** What the hall is made of. `newId` gives ids that never come twice; `deliver` is told that messages are waiting. */
export type Hall = {
  store: Store;
  content: Content;
  clock: Clock;
  newId: () => string;
  deliver: () => void;
  /** What is required of placements; null while the public holidays are still being worked out, or where nothing is required. */
  frequency?: () => Frequency | null;
  /** How long what is kept; what the domain says where nothing else is given. */
  retention?: Retention;
  /** Told that a moment has come already, so that nobody waits for the next minute. */
  soon?: () => void;
};

/** How often a turn is decided again when another was just ahead of it. Three people share a conversation at most, but one can send a whole burst. */
export const mostTries = 100;

/**
 * The one hall: load, decide, commit, answer. Resolves only when the effects are durable, so that a platform is told
 * no sooner. The same event twice has one effect. Rejects when the store fails; then nothing took place.
 */
export function createTurn({ store, content, clock, newId, deliver, frequency, retention, soon }: Hall): Receive {
  return async (inbound) => {
    const event = `${inbound.from.channel}:${inbound.id}`;
    return retried<Reply>('a turn', mostTries, async () => {
      const loaded = await loadFor(store, content, inbound, clock.now(), retention);
      const decision = decide(loaded.state, inbound, {
        content,
        now: clock.now(),
        newId,
        frequency: frequency?.() ?? null,
        ...(retention && { retention }),
      });
      const again = decision.again ?? (inbound.apart === true ? formSaid(decision, loaded.state.person?.id) : null);
      const whose = loaded.state.person === null ? { stranger: true as const } : {};
      if (again !== null && hasNoEffect(decision)) return { kind: 'again', message: again, ...whose };
      const commit = await withForgotten(
        store,
        commitOf(event, clock.real(), decision, loaded, inbound.from),
        decision,
        loaded.state.people,
      );
      const committed = await store.commit(commit);
      if (committed === 'conflict') return committed;
      if (committed === 'done') {
        remember(store, decision, loaded);
        deliver();
        if (commit.dues.some(({ at }) => at !== null && at <= clock.now())) soon?.();
      }
      return again === null ? { kind: 'done', ...whose } : { kind: 'again', message: again, ...whose };
    });
  };
}

/** The first form that is said to somebody, for where they do not see the conversation. */
function formSaid({ said }: Decision, person: string | undefined): Message | null {
  return said.find(({ to, message }) => to === person && message.fields.length > 0)?.message ?? null;
}

/** A rejected form changes nothing; what is answered at once and also does something is committed first. */
function hasNoEffect({ again: _, ...effects }: Decision): boolean {
  return Object.values(effects).every(({ length }) => length === 0);
}
