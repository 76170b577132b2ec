import type { Memory } from '../dialogs/frequency/memory.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import type { Session } from '../dialogs/model/session.ts';
import type { Key, Store } from './store/port.ts';

/**
 * Documents of one kind that a process keeps at the most: everybody of a large institute, at a kilobyte or two each. A
 * conversation is larger, and few go on at once.
 */
const mostKept = 10_000;
const mostSessions = 1_000;

/** Documents by key as they are at one revision: what this process read and checked, or wrote itself. */
export class KnownDocuments<T> {
  readonly #kept = new Map<Key, { rev: number; document: T }>();
  readonly #most: number;

  /** `most`: how many are kept; the one that was put in longest ago leaves first. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Would another one make the oldest leave? */
  get isFull(): boolean {
    return this.#kept.size >= this.#most;
  }

  /** The document at exactly this revision, if it is known. */
  get(key: Key, rev: number): T | undefined {
    const found = this.#kept.get(key);
    return found?.rev === rev ? found.document : undefined;
  }

  put(key: Key, rev: number, document: T): void {
    this.#kept.delete(key);
    this.#kept.set(key, { rev, document });
    if (this.#kept.size <= this.#most) return;
    const oldest = this.#kept.keys().next();
    if (oldest.done !== true) this.#kept.delete(oldest.value);
  }

  /** To be called for a document that is gone: the revisions of the next one of that name start again. */
  drop(key: Key): void {
    this.#kept.delete(key);
  }
}

/** What is known of each kind. */
export type Known = {
  persons: KnownDocuments<Person>;
  placements: KnownDocuments<Placement>;
  sessions: KnownDocuments<Session>;
  frequency: KnownDocuments<Memory>;
};

// Documents never change in place, so one at a known revision need not be parsed and checked again: the store is
// still asked for the revision in every turn.
const byStore = new WeakMap<Store, Known>();

/** What is known of the documents in a store. */
export function knownIn(store: Store): Known {
  const found = byStore.get(store);
  if (found !== undefined) return found;
  const known: Known = {
    persons: new KnownDocuments(mostKept),
    placements: new KnownDocuments(mostKept),
    sessions: new KnownDocuments(mostSessions),
    frequency: new KnownDocuments(mostKept),
  };
  byStore.set(store, known);
  return known;
}
