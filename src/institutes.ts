import { addressOwner } from './address-owner.ts';
import { pagesOf } from './all-of.ts';
import type { Store } from './store/port.ts';

const page = 200;

/** Every institute that somebody can be reached in. */
export async function institutes(store: Pick<Store, 'list'>): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const addresses of pagesOf(store, '_', 'address', page))
    for (const { body } of addresses) found.add(addressOwner.parse(body).institute);
  return found;
}
