import type { Person } from '../dialogs/model/person.ts';
import { addressOwner } from './address-owner.ts';
import { pagesOf } from './all-of.ts';
import { keptAbout } from './kept.ts';
import { keys } from './keys.ts';
import type { Reading } from './reading.ts';
import type { Key, Store, Write } from './store/port.ts';

const page = 200;

/** Under which addresses somebody of an institute is found: also under the names by which they were added, which stay when the platform has said who that is. */
export type Names = ReadonlyMap<string, readonly Key[]>;

export async function namesIn(store: Store, institute: string): Promise<Names> {
  const names = new Map<string, Key[]>();
  for await (const some of pagesOf(store, '_', 'address', page))
    for (const { key, body } of some) {
      const owner = addressOwner.parse(body);
      if (owner.institute === institute) names.set(owner.person, [...(names.get(owner.person) ?? []), key]);
    }
  return names;
}

/** Takes people out of the store (they were read before), with all under which they are found and how they are reached. */
export async function leaving(reading: Reading, people: readonly Person[], names: Names): Promise<Write[]> {
  const addresses = people.flatMap((person) => person.addresses);
  const found = [
    ...addresses.map((address) => keys.address(address)),
    ...people.flatMap(({ id }) => names.get(id) ?? []),
    ...keptAbout(addresses),
  ];
  const read = await reading.read([...new Set(found)]);
  const gone = [...people.map(({ institute, id }) => keys.person(institute, id)), ...read.map(({ key }) => key)];
  return gone.map((key) => ({ key, rev: reading.revisions.get(key) ?? 0, body: null }));
}
