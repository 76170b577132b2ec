import { z } from 'zod';
import { recordsListed } from '../dialogs/commands/records.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { Memory } from '../dialogs/frequency/memory.ts';
import type { Entry, State } from '../dialogs/model/decision.ts';
import {
  frequencyKind,
  type Kind,
  personKind,
  placementKind,
  readDocument,
  sessionKind,
  signalKind,
} from '../dialogs/model/documents.ts';
import type { Address, Inbound, Wake } from '../dialogs/model/inbound.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import type { Session } from '../dialogs/model/session.ts';
import type { Signal } from '../dialogs/model/signal.ts';
import {
  addressesNamed,
  commandNamed,
  ledgerSince,
  needsFrequency,
  placementNamed,
  sessionNamed,
  signalsNamed,
} from '../dialogs/needs.ts';
import { sayAddress } from '../dialogs/placements/address-text.ts';
import type { Owner } from '../dialogs/placements/check-claim.ts';
import { keys } from './keys.ts';
import { type Known, type KnownDocuments, knownIn } from './known-documents.ts';
import type { Key, Store, Stored } from './store/port.ts';

/** A state with the revisions its documents had when they were read. */
export type Loaded = { state: State; revisions: ReadonlyMap<Key, number> };

const owner = z.strictObject({ institute: z.string(), person: z.string() });

/** Everything within reach of whoever did this. */
export async function loadFor(store: Store, content: Content, inbound: Inbound, now: number): Promise<Loaded> {
  const reading = new Reading(store);
  const person = await findPerson(reading, inbound.from);
  if (person === null)
    return {
      state: {
        person,
        people: new Map(),
        placements: [],
        sessions: new Map(),
        entries: [],
        frequency: new Map(),
        signals: [],
      },
      revisions: reading.revisions,
    };
  const { institute } = person;
  const command = commandNamed(content, person.language, inbound.input);
  const named = sessionNamed(inbound.input);
  const wanted = new Set([
    ...person.sessions,
    ...(named === null ? [] : [named]),
    ...(command === 'records' ? person.finished.slice(0, recordsListed) : []),
  ]);
  const sessions = await reading.sessions(institute, [...wanted]);
  const addresses = person.role === 'coordinator' ? addressesNamed(content, person.language, inbound.input) : null;
  const placements =
    addresses !== null || (command === 'overview' && person.role === 'coordinator')
      ? await reading.allPlacements(institute)
      : await reading.placements(institute, [
          ...new Set([
            ...person.placements,
            ...(placementNamed(inbound.input) ?? '').split('|').filter((id) => id !== ''),
          ]),
        ]);
  if (needsFrequency(content, person.language, inbound.input))
    return withFrequency(reading, store, institute, person, placements, sessions);
  const since = ledgerSince(content, person.language, inbound.input, now);
  const entries = since === null ? [] : await store.entries(institute, since);
  const signals = await reading.signals(institute, signalsNamed(content, person, inbound.input));
  const loaded = await complete(reading, institute, person, placements, sessions, entries, signals);
  return addresses === null ? loaded : withOwners(reading, institute, loaded, addresses);
}

/** Everything a due moment is about. */
export async function loadForWake(store: Store, institute: string, wake: Wake): Promise<Loaded> {
  const reading = new Reading(store);
  if (wake.kind === 'nudge')
    return withFrequency(reading, store, institute, null, await reading.placements(institute, [wake.subject]), []);
  if (wake.kind === 'agenda') {
    const about = await reading.placements(institute, [wake.subject.split('|')[0] ?? '']);
    return complete(reading, institute, null, about, [], []);
  }
  const sessions = await reading.sessions(institute, [wake.subject.split('|')[0] ?? '']);
  const placementIds = sessions.flatMap((session) => session.placement ?? []);
  return complete(reading, institute, null, await reading.placements(institute, placementIds), sessions, []);
}

/** The state with all that decides about the reminders of these placements: their ledgers, and what was said before to anybody of them. */
async function withFrequency(
  reading: Reading,
  store: Store,
  institute: string,
  person: Person | null,
  placements: Placement[],
  sessions: Session[],
): Promise<Loaded> {
  const ledgers = await Promise.all(placements.map(({ id }) => store.entries(institute, 0, id)));
  const loaded = await complete(reading, institute, person, placements, sessions, ledgers.flat());
  const ids = [
    ...new Set([
      ...placements.map(({ id }) => id),
      ...[...loaded.state.people.values()].flatMap((one) => one.placements),
    ]),
  ];
  const frequency = await reading.frequency(institute, ids);
  return { ...loaded, state: { ...loaded.state, frequency } };
}

async function complete(
  reading: Reading,
  institute: string,
  person: Person | null,
  placements: Placement[],
  sessions: Session[],
  entries: Entry[],
  signals: Signal[] = [],
): Promise<Loaded> {
  const named = new Set([
    ...placements.flatMap(({ trainee, trainers, coordinator }) => [
      trainee,
      ...trainers,
      ...(coordinator === null ? [] : [coordinator]),
    ]),
    ...sessions.flatMap(({ parts }) => parts.map((part) => part.person)),
    ...signals.flatMap(({ reporter, coordinator, others }) => [reporter, coordinator, ...others]),
  ]);
  if (person !== null) named.delete(person.id);
  const others = await reading.people(institute, [...named]);
  const people = new Map([...(person === null ? [] : [person]), ...others].map((one) => [one.id, one]));
  return {
    state: {
      person,
      people,
      placements,
      sessions: new Map(sessions.map((session) => [session.id, session])),
      entries,
      frequency: new Map(),
      signals,
    },
    revisions: reading.revisions,
  };
}

/** The state with everybody of the institute, and whose the addresses are that were named. */
async function withOwners(
  reading: Reading,
  institute: string,
  { state, revisions }: Loaded,
  addresses: readonly Address[],
): Promise<Loaded> {
  const everybody = new Map((await reading.allPeople(institute)).map((one) => [one.id, one]));
  const found = await reading.read(addresses.map((address) => keys.address(address)));
  const owners = found.flatMap(({ body }, index): [string, Owner][] => {
    const address = addresses[index];
    if (address === undefined || body === null) return [];
    const owned = owner.parse(body);
    const person = owned.institute === institute ? everybody.get(owned.person) : undefined;
    return [[sayAddress(address), person === undefined ? { kind: 'elsewhere' } : { kind: 'person', person }]];
  });
  const people = new Map([...everybody, ...state.people]);
  return { state: { ...state, people, owners: new Map(owners) }, revisions };
}

async function findPerson(reading: Reading, address: Address): Promise<Person | null> {
  const [found] = await reading.read([keys.address(address)]);
  if (found === undefined || found.body === null) return null;
  const { institute, person } = owner.parse(found.body);
  return (await reading.people(institute, [person]))[0] ?? null;
}

/** Reads documents and remembers their revisions, so that what is written later goes by what was read. */
class Reading {
  readonly revisions = new Map<Key, number>();
  readonly #store: Store;
  readonly #known: Known;

  constructor(store: Store) {
    this.#store = store;
    this.#known = knownIn(store);
  }

  async read(wanted: readonly Key[]): Promise<Stored[]> {
    if (wanted.length === 0) return [];
    const found = await this.#store.read(wanted);
    for (const { key, rev } of found) this.revisions.set(key, rev);
    return found;
  }

  async people(institute: string, ids: readonly string[]): Promise<Person[]> {
    const stored = await this.read(ids.map((id) => keys.person(institute, id)));
    return documents(stored, personKind, this.#known.persons);
  }

  async placements(institute: string, ids: readonly string[]): Promise<Placement[]> {
    const stored = await this.read(ids.map((id) => keys.placement(institute, id)));
    return documents(stored, placementKind, this.#known.placements);
  }

  async sessions(institute: string, ids: readonly string[]): Promise<Session[]> {
    const stored = await this.read(ids.map((id) => keys.session(institute, id)));
    return documents(stored, sessionKind, this.#known.sessions);
  }

  async signals(institute: string, ids: readonly string[]): Promise<Signal[]> {
    const stored = await this.read(ids.map((id) => keys.signal(institute, id)));
    return stored.flatMap(({ rev, body }) => (rev === 0 ? [] : [readDocument(signalKind, body)]));
  }

  async frequency(institute: string, placements: readonly string[]): Promise<Map<string, Memory>> {
    const stored = await this.read(placements.map((id) => keys.frequency(institute, id)));
    return new Map(
      stored.flatMap(({ rev, body }, index): [string, Memory][] => {
        const id = placements[index];
        return rev === 0 || id === undefined ? [] : [[id, readDocument(frequencyKind, body)]];
      }),
    );
  }

  async allPlacements(institute: string): Promise<Placement[]> {
    return documents(await this.#all(institute, 'placement'), placementKind, this.#known.placements);
  }

  async allPeople(institute: string): Promise<Person[]> {
    return documents(await this.#all(institute, 'person'), personKind, this.#known.persons);
  }

  async #all(institute: string, kind: string): Promise<Stored[]> {
    const all: Stored[] = [];
    for (let after: string | null = null; ; ) {
      const page: Stored[] = await this.#store.list(institute, kind, after, 500);
      all.push(...page);
      for (const { key, rev } of page) this.revisions.set(key, rev);
      const last = page.at(-1);
      if (last === undefined || page.length < 500) return all;
      after = last.key;
    }
  }
}

/** The documents that exist, as they are today. The body of one that is known is not looked at, which spares its parsing. */
function documents<T>(found: readonly Stored[], kind: Kind<T>, known: KnownDocuments<T>): T[] {
  return found.flatMap((stored) => {
    const { key, rev } = stored;
    if (rev === 0) {
      known.drop(key);
      return [];
    }
    const kept = known.get(key, rev);
    if (kept !== undefined) return [kept];
    const document = readDocument(kind, stored.body);
    known.put(key, rev, document);
    return [document];
  });
}
