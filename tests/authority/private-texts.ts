import {
  frequencyKind,
  groupKind,
  personKind,
  placementKind,
  pollKind,
  readDocument,
  sessionKind,
  signalKind,
} from '../../dialogs/model/documents.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Session } from '../../dialogs/model/session.ts';
import { keys } from '../../src/keys.ts';
import type { Commit, Key } from '../../src/store/port.ts';
import { freshWord, wordsIn } from './words.ts';

/**
 * Where words that were given to something may lie in the store, by kind of document; from signals-and-privacy.md. What is
 * not in this list may lie nowhere: a new kind of button that takes words must be put here, with the reason.
 */
export const mayLie: Readonly<Record<string, readonly string[]>> = {
  // Answers; what was agreed or kept for next time stands with the placement.
  session: ['session', 'placement'],
  // Typed without a command: an answer when a conversation runs, and otherwise nothing.
  typed: ['session', 'placement'],
  question: ['placement'],
  agenda: ['placement', 'session'],
  // The pair's own line, which the coordinator reads.
  nudge: ['frequency'],
  signal: ['signal'],
  // Answers while it is open and comments after that; what a coordinator asks, and the group's name.
  poll: ['poll', 'group'],
};

/** Words that a person gave and that say whose they are wherever they turn up. */
export type Origin = {
  word: string;
  institute: string;
  person: string;
  /** The kind of button, or `typed ...` with the command. */
  kind: string;
  verb: string;
  /** Somebody else whom these words were meant for: a coordinator's message to a pair. */
  meant: readonly string[];
  /** Holds what looks like a patient: may lie nowhere. */
  patient: boolean;
  discarded: boolean;
};

/** Documents by key, as they are at one moment. */
export type Documents = Pick<ReadonlyMap<Key, unknown>, 'get'>;

/** Keeps whose every word is and where it lies, and finds who was shown what they may not read. */
export class PrivateTexts {
  readonly origins = new Map<string, Origin>();
  /** The documents that hold a word. */
  /** Those that ever held it. */
  readonly #ever = new Map<string, Set<Key>>();
  readonly #lies = new Map<string, Set<Key>>();
  /** Words that stand in the result of a poll. */
  readonly #results = new Set<string>();
  readonly #held = new Map<Key, readonly string[]>();
  readonly wrong: string[] = [];
  #count = 0;

  fresh(origin: Omit<Origin, 'word' | 'discarded'>): string {
    this.#count += 1;
    const word = freshWord(this.#count);
    this.origins.set(word, { ...origin, word, discarded: false });
    return word;
  }

  /** What a commit does to where words lie; and everything that it says and notes. */
  follow(commit: Commit, before: Documents, documents: Documents): void {
    // What somebody could read before may still be named when it goes.
    const earlier = commit.outgoing.map(({ to, message }) =>
      wordsIn('qz', JSON.stringify(message)).filter((word) => this.mayRead(word, to, before)),
    );
    for (const { key, body } of commit.writes) this.#move(key, body, before.get(key));
    for (const [index, { to, message, key, replaces }] of commit.outgoing.entries()) {
      this.shown(JSON.stringify(message), to, documents, `message ${key}`, earlier[index]);
      this.nowhere(JSON.stringify([key, replaces, metadataOf(message)]), `the ids of message ${key}`);
      for (const word of wordsIn('qz', JSON.stringify(message)))
        if (!this.#mayStay(word)) this.#fail(word, `stands in message ${key}, for good`);
    }
    this.nowhere(
      JSON.stringify([commit.event, commit.entries, commit.dues]),
      `event, ledger or moments ${commit.event}`,
    );
  }

  /** Whoever is at this address is shown this text. */
  shown(text: string, to: Address, documents: Documents, where: string, besides: readonly string[] = []): void {
    for (const word of wordsIn('qz', text))
      if (!besides.includes(word) && !this.mayRead(word, to, documents))
        this.#fail(word, `is shown to ${to.id} in ${where}`);
  }

  /** May this text hold no words at all? */
  nowhere(text: string, where: string): void {
    for (const word of wordsIn('qz', text)) this.#fail(word, `stands in ${where}`);
  }

  /** May whoever is at this address read it, as signals-and-privacy.md has it? */
  mayRead(word: string, to: Address, documents: Documents): boolean {
    const origin = this.origins.get(word);
    if (origin === undefined) return false;
    const reader = readerAt(documents, to);
    if (origin.discarded) return false;
    if (reader !== null && reader.institute === origin.institute) {
      if (reader.id === origin.person || origin.meant.includes(reader.id)) return true;
    }
    return [...(this.#ever.get(word) ?? [])].some(
      (key) => JSON.stringify(documents.get(key) ?? '').includes(word) && mayReadIn(documents, key, word, reader, to),
    );
  }

  where(word: string): Key[] {
    return [...(this.#lies.get(word) ?? [])];
  }

  /** May it stand in a message that is kept? Signals are only pointed at, answers to a poll only come back in its result. */
  #mayStay(word: string): boolean {
    const { kind, verb, patient } = this.origins.get(word) ?? { kind: '', verb: '', patient: true };
    if (kind === 'poll' && verb === 'send') return this.where(word).length > 0 && this.#results.has(word);
    return kind !== 'signal' && !patient;
  }

  #move(key: Key, body: unknown, before: unknown): void {
    for (const word of this.#held.get(key) ?? []) this.#lies.get(word)?.delete(key);
    // Of a conversation that was thrown away nothing may turn up any more.
    if (body === null && key.includes('/session/'))
      for (const word of this.#held.get(key) ?? []) {
        const origin = this.origins.get(word);
        if (origin?.kind === 'session') {
          origin.discarded = true;
        }
      }
    const words = body === null ? [] : wordsIn('qz', JSON.stringify(body));
    if (typeof body === 'object' && body !== null && 'result' in body)
      for (const word of wordsIn('qz', JSON.stringify(body.result))) this.#results.add(word);
    this.#held.set(key, words);
    const fresh = new Set(words.filter((word) => !wordsIn('qz', JSON.stringify(before ?? '')).includes(word)));
    for (const word of words) {
      const lies = this.#lies.get(word) ?? new Set();
      this.#lies.set(word, lies.add(key));
      this.#ever.set(word, (this.#ever.get(word) ?? new Set()).add(key));
      if (fresh.has(word)) this.#laid(word, key);
    }
  }

  #laid(word: string, key: Key): void {
    const origin = this.origins.get(word);
    if (origin === undefined) {
      this.#fail(word, `stands in ${key} and nobody wrote it`);
      return;
    }
    const [institute = '', kind = ''] = key.split('/');
    const where = origin.kind.startsWith('typed')
      ? (mayLie[origin.kind] ?? mayLie[origin.kind.slice(6)])
      : mayLie[origin.kind];
    if (origin.patient) this.#fail(word, `holds a patient and lies in ${key}`);
    else if (institute !== origin.institute) this.#fail(word, `lies in another institute: ${key}`);
    else if (!(where ?? []).includes(kind)) this.#fail(word, `of ${origin.kind} may not lie in ${key}`);
  }

  #fail(word: string, what: string): void {
    const { kind, verb, institute, person } = this.origins.get(word) ?? {
      kind: '?',
      verb: '?',
      institute: '?',
      person: '?',
    };
    this.wrong.push(`${word} (${kind} ${verb} of ${institute}/${person}) ${what}`);
  }
}

/** Who is at an address; a group's channel is nobody. */
export function readerAt(documents: Documents, to: Address): Person | null {
  const owned = documents.get(keys.address(to));
  if (typeof owned !== 'object' || owned === null || !('person' in owned) || !('institute' in owned)) return null;
  const body = documents.get(keys.person(String(owned.institute), String(owned.person)));
  return body === undefined ? null : readDocument(personKind, body);
}

/** Of what lies in one document: who may read it. */
function mayReadIn(documents: Documents, key: Key, word: string, reader: Person | null, to: Address): boolean {
  const body = documents.get(key);
  const [institute = '', kind = '', ...rest] = key.split('/');
  if (body === undefined) return false;
  if (kind === 'poll' || kind === 'group') return mayReadPoll(documents, kind, body, word, reader, to);
  if (reader === null || reader.institute !== institute) return false;
  if (kind === 'session') return mayReadAnswer(readDocument(sessionKind, body), word, reader.id);
  if (kind === 'placement') {
    const { agenda, agreements } = readDocument(placementKind, body);
    const holds = (value: unknown) => JSON.stringify(value).includes(word);
    return (
      agenda.some(
        (item) => holds(item) && (item.by === reader.id || (item.shared && item.people.includes(reader.id))),
      ) || agreements.some((one) => holds(one) && one.people.includes(reader.id))
    );
  }
  if (kind === 'signal') {
    const { reporter, coordinator, told } = readDocument(signalKind, body);
    const isCoordinator = reader.id === coordinator && reader.role === 'coordinator';
    return reader.id === reporter || told.includes(reader.id) || isCoordinator;
  }
  if (kind === 'frequency') {
    const placed = documents.get(keys.placement(institute, rest.join('/')));
    readDocument(frequencyKind, body);
    if (placed === undefined) return false;
    const { trainee, trainers, coordinator } = readDocument(placementKind, placed);
    const oversees = reader.role === 'coordinator' && (coordinator === null || coordinator === reader.id);
    return reader.id === trainee || trainers.includes(reader.id) || oversees;
  }
  return false;
}

/** Of a private step nobody reads the other's answer before all gave theirs; drafts are of who made them. */
function mayReadAnswer(session: Session, word: string, person: string): boolean {
  const holds = (value: unknown) => JSON.stringify(value ?? '').includes(word);
  if (!session.parts.some((part) => part.person === person) || session.status === 'discarded') return false;
  const isIn = (slots: Session['answers'][string]) => {
    if (!holds(slots)) return false;
    if (slots.all !== undefined && holds(slots.all)) return true;
    const isRevealed = session.parts.every((part) => slots[part.person] !== undefined);
    return isRevealed || holds(slots[person]);
  };
  if ([session.answers, session.reopened].some((all) => Object.values(all).some(isIn))) return true;
  return session.parts.some((part) => part.person === person && holds(part));
}

/** A group reads what it is asked, and comments once a poll is closed; an answer is of who gave it. */
function mayReadPoll(
  documents: Documents,
  kind: 'poll' | 'group',
  body: unknown,
  word: string,
  reader: Person | null,
  to: Address,
): boolean {
  const holds = (value: unknown) => JSON.stringify(value ?? '').includes(word);
  const poll = kind === 'poll' ? readDocument(pollKind, body) : null;
  const stored = poll === null ? body : documents.get(keys.group(poll.institute, poll.group));
  if (stored === undefined) return false;
  const group = readDocument(groupKind, stored);
  const isPlace = group.places.some(({ channel, id }) => channel === to.channel && id === to.id);
  const isOwn = reader !== null && reader.institute === group.institute;
  const isMember = isOwn && group.members.includes(reader.id);
  const asks = isOwn && reader.role === 'coordinator' && reader.id === group.coordinator;
  if (poll === null) return asks || ((isMember || isPlace) && holds(group.weekly)) || (isMember && holds(group.name));
  if (holds(poll.asked) || holds(poll.result)) return asks || isMember || isPlace;
  return false;
}

/** What of a message is no text for a reader: ids, names of files. */
function metadataOf(message: Commit['outgoing'][number]['message']): unknown {
  return [
    message.buttons.map(({ action }) => action),
    message.fields.map(({ id, options = [] }) => [id, options.map((option) => option.id)]),
    message.blocks.map((block) => (block.kind === 'file' || block.kind === 'download' ? [block.name, block.type] : [])),
  ];
}
