import { decideUndelivered } from '../dialogs/decide.ts';
import type { Undelivered } from '../dialogs/model/inbound.ts';
import { commitOf, remember } from './commit-of.ts';
import { loadForUndelivered } from './load-state.ts';
import { retried } from './store/retried.ts';
import { type Hall, mostTries } from './turn.ts';

/** Remembers that a message did not or may not have arrived, once, and tells who should know. Rejects when the store fails. */
export function createUndelivered({
  store,
  content,
  clock,
  newId,
  deliver,
}: Hall): (lost: Undelivered) => Promise<void> {
  return async (lost) => {
    await retried('what was not delivered', mostTries, async () => {
      const loaded = await loadForUndelivered(store, lost);
      const decision = decideUndelivered(loaded.state, lost, { content, now: clock.now(), newId });
      if (decision.persons.length === 0 && decision.said.length === 0) return 'nothing';
      const commit = commitOf(`undelivered:${lost.id}`, clock.real(), decision, loaded, null);
      const committed = await store.commit(commit);
      if (committed === 'done') {
        remember(store, decision, loaded);
        if (commit.outgoing.length > 0) deliver();
      }
      return committed;
    });
  };
}
