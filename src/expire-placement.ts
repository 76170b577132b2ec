import type { Placement } from '../dialogs/model/placement.ts';
import { lookAt } from '../dialogs/nudges/look-again.ts';
import { expired } from './expired.ts';
import { keys } from './keys.ts';
import { leaving, type Names } from './leaving.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';
import type { Key, Write } from './store/port.ts';

/** A placement of which not even the counts are kept any more, with whoever is in no other and how they are reached. */
export async function expirePlacement(
  deps: RetentionDeps,
  { institute, id, trainee, trainers }: Pick<Placement, 'institute' | 'id' | 'trainee' | 'trainers'>,
  names: Names,
): Promise<void> {
  const reading = new Reading(deps.store);
  const people = await reading.people(institute, [trainee, ...trainers]);
  const frequency = keys.frequency(institute, id);
  await reading.placements(institute, [id]);
  await reading.read([frequency]);
  const left = people.map((person) => ({ ...person, placements: person.placements.filter((one) => one !== id) }));
  const nowhere = left.filter(({ placements }) => placements.length === 0);
  const write = (key: Key, body: unknown): Write => ({ key, rev: reading.revisions.get(key) ?? 0, body });
  const writes = [
    write(keys.placement(institute, id), null),
    write(frequency, null),
    ...(await leaving(reading, nowhere, names)),
    ...left.filter((one) => !nowhere.includes(one)).map((one) => write(keys.person(institute, one.id), one)),
  ];
  const commit = expired(deps, writes, { to: nowhere.flatMap(({ addresses }) => addresses) });
  await deps.store.commit({ ...commit, dues: [lookAt({ institute, id }, null)] });
}
