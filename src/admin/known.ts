import { personKind, placementKind, readDocument, signalKind } from '../../dialogs/model/documents.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Signal } from '../../dialogs/model/signal.ts';
import { sayAddress } from '../../dialogs/placements/address-text.ts';
import type { Owner } from '../../dialogs/placements/check-claim.ts';
import { formerTrainers } from '../../dialogs/placements/tenure.ts';
import { addressOwner, ownerIn } from '../address-owner.ts';
import { keys } from '../keys.ts';
import type { Key, Store } from '../store/port.ts';
import type { Row } from './read-row.ts';

/** What the store holds of everything that lines of a file name. Addresses as typed; people and placements by key, with their revisions. */
export type Known = {
  owner(address: Address, institute: string): Owner;
  person(institute: string, id: string): Person | undefined;
  people(institute: string): Person[];
  placement(institute: string, id: string): Placement | undefined;
  /** What was reported about a placement, by who is or was of it or to its coordinator. */
  signals(institute: string, placement: string): Signal[];
  revision(key: Key): number;
};

/** Reads what these lines are about: whose the addresses are, the placements, and everybody in them now. */
export async function readKnown(store: Pick<Store, 'read'>, rows: readonly Row[]): Promise<Known> {
  const revisions = new Map<Key, number>();
  const read = async <T>(wanted: Iterable<Key>, as: (body: unknown) => T): Promise<Map<Key, T>> => {
    const found = await store.read([...new Set(wanted)]);
    for (const { key, rev } of found) revisions.set(key, rev);
    return new Map(found.filter(({ rev }) => rev > 0).map(({ key, body }) => [key, as(body)]));
  };
  const claims = rows.flatMap(({ trainee, trainers, coordinator }) => [
    trainee,
    ...trainers,
    ...(coordinator === null ? [] : [coordinator]),
  ]);
  const owners = await read(
    claims.map(({ address }) => keys.address(address)),
    (body) => addressOwner.parse(body),
  );
  const placements = await read(
    rows.map(({ institute, placement }) => keys.placement(institute, placement)),
    (body) => readDocument(placementKind, body),
  );
  const people = await read(
    [
      ...[...owners.values()].map(({ institute, person }) => keys.person(institute, person)),
      ...[...placements.values()].flatMap((placement) => {
        const { institute, trainee, trainers, coordinator } = placement;
        const of = [trainee, ...trainers, ...formerTrainers(placement), ...(coordinator === null ? [] : [coordinator])];
        return of.map((id) => keys.person(institute, id));
      }),
    ],
    (body) => readDocument(personKind, body),
  );
  const signals = await read(
    [...people.values()].flatMap((one) => one.signals.map((id) => keys.signal(one.institute, id))),
    (body) => readDocument(signalKind, body),
  );
  // A signal may still be with a coordinator before the last one.
  const holders = await read(
    [...signals.values()].map(({ institute, coordinator }) => keys.person(institute, coordinator)),
    (body) => readDocument(personKind, body),
  );
  for (const [key, one] of holders) people.set(key, one);
  return {
    owner(address, institute) {
      return ownerIn(institute, owners.get(keys.address(address)), (id) => people.get(keys.person(institute, id)));
    },
    people: (institute) => [...people.values()].filter((one) => one.institute === institute),
    person: (institute, id) => people.get(keys.person(institute, id)),
    placement: (institute, id) => placements.get(keys.placement(institute, id)),
    signals: (institute, placement) =>
      [...signals.values()].filter((one) => one.institute === institute && one.placement === placement),
    revision: (key) => revisions.get(key) ?? 0,
  };
}

/** Somebody in messages: `Aios Oost (web:aios-oost)`. */
export function inMessages(person: Person): string {
  const [address] = person.addresses;
  return address === undefined ? person.name : `${person.name} (${sayAddress(address)})`;
}
