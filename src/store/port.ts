import type { DueChange, Entry } from '../../dialogs/model/decision.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';

/**
 * A document's key: `institute/kind/id`, for instance `demo/session/abc`. The institute comes first so
 * that everything one commit touches can live in one hash slot. `_` is the installation itself. Institute and kind hold
 * no slash, the id may hold anything but is not empty.
 */
export type Key = `${string}/${string}/${string}`;

/** A stored document. `rev` is 0 when there is none yet; each write adds one; after a delete it starts again. */
export type Stored = { key: Key; rev: number; body: unknown };

/** A write: only done when the stored revision is still `rev` (0: must not exist). `body` null deletes. A document comes once in a commit. */
export type Write = { key: Key; rev: number; body: unknown };

export type { DueChange, Entry };

/** A moment that is set. */
export type Due = { key: string; at: number; institute: string; kind: string; subject: string };

/** How far a message is: waiting, being sent by some process, or settled. */
export type OutgoingState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unknown';
/** A message to send. One `key` is one message: a key known already is ignored. `replaces`: the key of the message it takes the place of. */
export type NewOutgoing = { key: string; to: Address; message: Message; replaces: string | null };
/** `seq` rises in the order of commit and is the order per address. `ref`: the platform's own id once sent; `replacesRef`: that of the replaced one, null when that went to another address. */
export type Outgoing = NewOutgoing & {
  seq: number;
  state: OutgoingState;
  ref: string | null;
  replacesRef: string | null;
};

/** What leaves the store besides documents. */
export type Gone = {
  messages: readonly string[];
  to: readonly Address[];
  entries?: { institute: string; before: number };
};

/** One turn's effects, all or nothing. `event`: the inbound event's or wake's id, remembered so that it has one effect. */
export type Commit = {
  event: string;
  /** ms since 1970, for forgetting old event ids. */
  at: number;
  writes: readonly Write[];
  entries: readonly Entry[];
  dues: readonly DueChange[];
  outgoing: readonly NewOutgoing[];
  /** What these writes replace or delete must not be found on the disk any more, by whatever means. */
  forget?: boolean;
  /** Leaves before anything of this commit is added: messages by key (of one that this commit replaces only the words) and by address, and the ledger of an institute before a moment (ms). */
  gone?: Gone;
};

/** `duplicate`: this event was committed before. `conflict`: a document changed since it was read; nothing was written. */
export type Committed = 'done' | 'duplicate' | 'conflict';

export type OutgoingQuery =
  /** What is waiting or left in `sending` after `after` (everything, without it), oldest first: what is to be delivered. */
  | { of: 'unsettled'; after?: number; limit: number }
  /** One address's messages after `after`, oldest first, whatever their state. */
  | { of: 'address'; to: Address; after: number; limit: number }
  /** The one message with this key. */
  | { of: 'key'; key: string; limit: 1 };

/** The store port. Two implementations pass one contract. Every promise rejects with a StoreError only on a fault. */
export type Store = {
  /** Documents by key, in the order asked; a missing one has rev 0 and body null. */
  read(keys: readonly Key[]): Promise<Stored[]>;
  /** All documents of one institute and kind, by key order (UTF-8 bytes), after the key `after`; for overviews and checks, not for turns. */
  list(institute: string, kind: string, after: string | null, limit: number): Promise<Stored[]>;
  /** The ledger of an institute from `since` (ms, inclusive) on, oldest first, same moments by key. */
  entries(institute: string, since: number, placement?: string): Promise<Entry[]>;
  /** Resolves when the effects are durable. */
  commit(commit: Commit): Promise<Committed>;
  /** Moments at or before `now` (ms), earliest first, same moments by key. A moment is taken by a commit that removes or moves it. `now` Infinity: all. */
  due(now: number, limit: number): Promise<Due[]>;
  outgoing(query: OutgoingQuery): Promise<Outgoing[]>;
  /** Moves one message from state `from` to another; false when it was not in `from`, so that one process sends it. `ref` is stored as given. Resolves when durable. */
  settle(key: string, from: OutgoingState, to: OutgoingState, ref: string | null): Promise<boolean>;
  /** What was asked before is still written; everything after rejects with `closed`. Closing again does nothing. */
  close(): Promise<void>;
};

/** A fault of the store: `code` is stable, `cause` the engine's own error. */
export class StoreError extends Error {
  readonly code: 'damaged' | 'newer-version' | 'locked' | 'closed' | 'failed';
  constructor(code: StoreError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
