import { z } from 'zod';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Kept } from '../channel.ts';
import { namedName } from './address.ts';

const named = z.strictObject({ version: z.literal(1), person: z.string() });

/** Keeps who in Teams goes by these addresses, so that whoever an institute names by one of them later can be written to at once. */
export async function keepNamed(kept: Kept, { id }: Address, aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) await kept.write(namedName({ id: alias }), { version: 1, person: id });
}

/** Who went by this address when they were last looked up; null when nobody did whom the institutes did not know. */
export async function readNamed(kept: Kept, { channel, id }: Address): Promise<Address | null> {
  const found = named.nullable().parse(await kept.read(namedName({ id })));
  return found === null ? null : { channel, id: found.person };
}

/** Forgets it again, as far as it is about this person: an address may have become somebody else's. */
export async function dropNamed(kept: Kept, address: Address, aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) {
    const now = await readNamed(kept, { ...address, id: alias });
    if (now?.id === address.id) await kept.remove(namedName({ id: alias }));
  }
}
