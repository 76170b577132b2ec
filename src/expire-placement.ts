import type { Placement } from '../dialogs/model/placement.ts';
import { addressOwner } from './address-owner.ts';
import { pagesOf } from './all-of.ts';
import { keptAbout } from './kept.ts';
import { keys } from './keys.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';
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

/** A placement of which not even the counts are kept any more, with whoever is in no other and how they are reached. */
export async function expirePlacement(
  deps: RetentionDeps,
  { institute, id, trainee, trainers }: Pick<Placement, 'institute' | 'id' | 'trainee' | 'trainers'>,
  names: Names,
): Promise<void> {
  const { store } = deps;
  const reading = new Reading(store);
  const people = await reading.people(institute, [trainee, ...trainers]);
  const frequency = keys.frequency(institute, id);
  await reading.placements(institute, [id]);
  await reading.read([frequency]);
  const left = people.map((person) => ({ ...person, placements: person.placements.filter((one) => one !== id) }));
  const leaving = left.filter(({ placements }) => placements.length === 0);
  const addresses = leaving.flatMap((person) => person.addresses);
  const known = [
    ...addresses.map((address) => keys.address(address)),
    ...leaving.flatMap((person) => names.get(person.id) ?? []),
    ...keptAbout(addresses),
  ];
  const kept = await reading.read([...new Set(known)]);
  const rev = (key: Write['key']) => reading.revisions.get(key) ?? 0;
  const gone = [
    keys.placement(institute, id),
    frequency,
    ...leaving.map((one) => keys.person(institute, one.id)),
    ...kept.map(({ key }) => key),
  ];
  const staying = left.filter((one) => !leaving.includes(one));
  await store.commit({
    event: `retention:${deps.newId()}`,
    at: deps.now(),
    writes: [
      ...gone.map((key): Write => ({ key, rev: rev(key), body: null })),
      ...staying.map((person): Write => {
        const key = keys.person(institute, person.id);
        return { key, rev: rev(key), body: person };
      }),
    ],
    entries: [],
    dues: [{ key: `${institute}/nudge/${id}`, at: null, institute, kind: 'nudge', subject: id }],
    outgoing: [],
    forget: true,
    gone: { messages: [], to: addresses },
  });
}
