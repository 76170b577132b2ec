import type { Kept } from '../adapters/channel.ts';
import { keptName as slackKept } from '../adapters/slack/address.ts';
import { namedName, keptName as teamsKept } from '../adapters/teams/address.ts';
import type { Address } from '../dialogs/model/inbound.ts';
import { keys } from './keys.ts';
import type { Key, Store } from './store/port.ts';
import { rewrite } from './store/rewrite.ts';

/** What one channel keeps for itself in the store. `newId` gives ids that never come twice, `now` ms since 1970. Rejects with a StoreError. */
export function keptIn(store: Store, channel: Address['channel'], newId: () => string, now: () => number): Kept {
  const put = (id: string, body: unknown) =>
    rewrite(store, keys.kept(channel, id), { event: `kept:${newId()}`, at: now() }, () => body);

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

const aboutOne: Record<Address['channel'], (address: Address) => string[]> = {
  web: () => [],
  teams: (address) => [teamsKept(address), namedName(address)],
  slack: (address) => [slackKept(address)],
};

/** Where the channels keep how these addresses are reached. */
export function keptAbout(addresses: readonly Address[]): Key[] {
  return addresses.flatMap((address) =>
    aboutOne[address.channel](address).map((name) => keys.kept(address.channel, name)),
  );
}
