import type { Kept } from '../adapters/channel.ts';
import type { Address } from '../dialogs/model/inbound.ts';
import { keys } from './keys.ts';
import type { Store } from './store/port.ts';

/** How often a write is tried again when another was just ahead of it. */
const mostTries = 20;

/** What one channel keeps for itself in the store. `newId` gives ids that never come twice, `now` ms since 1970. Rejects with a StoreError. */
export function keptIn(store: Store, channel: Address['channel'], newId: () => string, now: () => number): Kept {
  async function put(id: string, body: unknown): Promise<void> {
    const key = keys.kept(channel, id);
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const [stored] = await store.read([key]);
      const rev = stored?.rev ?? 0;
      if (rev === 0 && body === null) return;
      const commit = { event: `kept:${newId()}`, at: now(), writes: [{ key, rev, body }] };
      if ((await store.commit({ ...commit, entries: [], dues: [], outgoing: [] })) === 'done') return;
    }
    throw new Error(`a document of the ${channel} channel met ${mostTries} conflicts in a row`);
  }

  return {
    read: async (id) => (await store.read([keys.kept(channel, id)]))[0]?.body ?? null,
    write: put,
    remove: (id) => put(id, null),
    async message(key, to) {
      const [found] = await store.outgoing({ of: 'key', key, limit: 1 });
      return found !== undefined && found.to.channel === to.channel && found.to.id === to.id ? found.message : null;
    },
  };
}
