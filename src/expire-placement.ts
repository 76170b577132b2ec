import type { Placement } from '../dialogs/model/placement.ts';
import { lookAt } from '../dialogs/nudges/look-again.ts';
import { formerTrainers } from '../dialogs/placements/tenure.ts';
import { expired } from './expired.ts';
import { keys } from './keys.ts';
import { leaving, type Names } from './leaving.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';
import type { Key, Write } from './store/port.ts';

/**
 * A placement of which not even the counts are kept any more, with whoever is in no other and how they are reached. Somebody
 * who `stays` is still known for what they did in another that they left.
 */
export async function expirePlacement(
  deps: RetentionDeps,
  placement: Placement,
  names: Names,
  stays: (person: string) => boolean,
): Promise<void> {
  const { institute, id, trainee, trainers } = placement;
  const reading = new Reading(deps.store);
  const people = await reading.people(institute, [trainee, ...trainers, ...formerTrainers(placement)]);
  const frequency = keys.frequency(institute, id);
  await reading.placements(institute, [id]);
  await reading.read([frequency]);
  const left = people.map((person) => ({ ...person, placements: person.placements.filter((one) => one !== id) }));
  const nowhere = left.filter(({ id: one, placements }) => placements.length === 0 && !stays(one));
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
