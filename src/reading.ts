import type { Memory } from '../dialogs/frequency/memory.ts';
import {
  frequencyKind,
  groupKind,
  type Kind,
  personKind,
  placementKind,
  pollKind,
  readDocument,
  sessionKind,
  signalKind,
} from '../dialogs/model/documents.ts';
import type { Group } from '../dialogs/model/group.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import type { Poll } from '../dialogs/model/poll.ts';
import type { Session } from '../dialogs/model/session.ts';
import type { Signal } from '../dialogs/model/signal.ts';
import { allOf } from './all-of.ts';
import { keys } from './keys.ts';
import { type Known, type KnownDocuments, knownIn } from './known-documents.ts';
import type { Key, Store, Stored } from './store/port.ts';

/** Reads documents and remembers their revisions, so that what is written later goes by what was read. */
export class Reading {
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

  /** Those that can be read: one that is damaged holds up no other, its own moment tells of it. */
  async readableSessions(institute: string, ids: readonly string[]): Promise<Session[]> {
    const stored = await this.read(ids.map((id) => keys.session(institute, id)));
    return readable(stored, sessionKind, this.#known.sessions);
  }

  async signals(institute: string, ids: readonly string[]): Promise<Signal[]> {
    const stored = await this.read(ids.map((id) => keys.signal(institute, id)));
    return stored.flatMap(({ rev, body }) => (rev === 0 ? [] : [readDocument(signalKind, body)]));
  }

  async groups(institute: string, ids: readonly string[]): Promise<Group[]> {
    const stored = await this.read(ids.map((id) => keys.group(institute, id)));
    return stored.flatMap(({ rev, body }) => (rev === 0 ? [] : [readDocument(groupKind, body)]));
  }

  async allGroups(institute: string): Promise<Group[]> {
    return (await this.#all(institute, 'group')).map(({ body }) => readDocument(groupKind, body));
  }

  async polls(institute: string, ids: readonly string[]): Promise<Poll[]> {
    const stored = await this.read(ids.map((id) => keys.poll(institute, id)));
    return stored.flatMap(({ rev, body }) => (rev === 0 ? [] : [readDocument(pollKind, body)]));
  }

  async frequency(institute: string, placements: readonly string[]): Promise<Map<string, Memory>> {
    const stored = await this.read(placements.map((id) => keys.frequency(institute, id)));
    return new Map(
      stored.flatMap((one, index): [string, Memory][] => {
        const id = placements[index];
        const [memory] = documents([one], frequencyKind, this.#known.frequency);
        return memory === undefined || id === undefined ? [] : [[id, memory]];
      }),
    );
  }

  async allPlacements(institute: string): Promise<Placement[]> {
    return documents(await this.#all(institute, 'placement'), placementKind, this.#known.placements);
  }

  /** What is remembered of every placement, by its id. */
  async allFrequency(institute: string): Promise<Map<string, Memory>> {
    const before = keys.frequency(institute, '').length;
    const stored = await this.#all(institute, 'frequency');
    const memories = documents(stored, frequencyKind, this.#known.frequency);
    return new Map(
      stored.flatMap(({ key }, index): [string, Memory][] => {
        const memory = memories[index];
        return memory === undefined ? [] : [[key.slice(before), memory]];
      }),
    );
  }

  async allPeople(institute: string): Promise<Person[]> {
    return documents(await this.#all(institute, 'person'), personKind, this.#known.persons);
  }

  /** Everybody whose document can be read. What goes through them all does not stop at one that is damaged: that one's own turn tells of it. */
  async readablePeople(institute: string): Promise<Person[]> {
    return readable(await this.#all(institute, 'person'), personKind, this.#known.persons);
  }

  /** Reads and checks these documents for whoever asks for them later. False when no more of their kind are kept. */
  know(kind: 'person' | 'placement' | 'frequency', stored: readonly Stored[]): boolean {
    const { persons, placements, frequency } = this.#known;
    if (kind === 'person') readable(stored, personKind, persons);
    else if (kind === 'placement') readable(stored, placementKind, placements);
    else readable(stored, frequencyKind, frequency);
    return !{ person: persons, placement: placements, frequency }[kind].isFull;
  }

  async #all(institute: string, kind: string): Promise<Stored[]> {
    const all = await allOf(this.#store, institute, kind);
    for (const { key, rev } of all) this.revisions.set(key, rev);
    return all;
  }
}

function readable<T>(found: readonly Stored[], kind: Kind<T>, known: KnownDocuments<T>): T[] {
  return found.flatMap((stored) => {
    try {
      return documents([stored], kind, known);
    } catch {
      return [];
    }
  });
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
