import { z } from 'zod';
import { keptName, namedName } from '../adapters/teams/address.ts';
import type { Address } from '../dialogs/model/inbound.ts';
import { allOf } from './all-of.ts';
import { expired } from './expired.ts';
import { keys } from './keys.ts';
import type { RetentionDeps } from './retention.ts';

/** What a channel keeps of somebody whom no institute knows: the addresses that the platform told, and when it was asked (ms since 1970). */
const stranger = z.looseObject({ asked: z.number(), aliases: z.array(z.string()) });
const channels: readonly Address['channel'][] = ['teams', 'slack'];

/** Forgets who wrote before they were placed, and was not heard of since `before` (ms since 1970). Their next word makes them known anew. */
export async function expireStrangers(deps: RetentionDeps, before: number): Promise<void> {
  const { store } = deps;
  for (const channel of channels) {
    for (const { key, rev, body } of await allOf(store, '_', channel, ({ body }) => isOld(body, before))) {
      const { aliases } = stranger.parse(body);
      const named = await store.read(aliases.map((id) => keys.kept(channel, namedName({ id }))));
      // An address may be somebody else's by now.
      const own = named.filter((one) => key === keys.kept(channel, keptName({ id: personOf(one.body) })));
      await store.commit(
        expired(
          deps,
          [{ key, rev }, ...own].map((one) => ({ key: one.key, rev: one.rev, body: null })),
        ),
      );
    }
  }
}

/** Whose a named address was; empty for one that is kept no more. */
function personOf(body: unknown): string {
  return z.object({ person: z.string() }).safeParse(body).data?.person ?? '';
}

function isOld(body: unknown, before: number): boolean {
  const read = stranger.safeParse(body);
  return read.success && read.data.asked < before;
}
