import type { Memory } from '../frequency/memory.ts';
import type { Owner } from '../placements/check-claim.ts';
import type { Access } from './access.ts';
import type { Group } from './group.ts';
import type { Address } from './inbound.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';
import type { Placement } from './placement.ts';
import type { Poll } from './poll.ts';
import type { Session } from './session.ts';
import type { Signal } from './signal.ts';

/**
 * Something that took place and counts. `at` in ms since 1970, `minutes` whole minutes (0 when none were told), `amount` how
 * many, `by` who started or logged it. An entry is never changed: `undoes` names the key of one that it takes away.
 */
export type Entry = {
  key: string;
  institute: string;
  placement: string;
  kind: string;
  at: number;
  minutes: number;
  amount: number;
  by: string;
  undoes: string | null;
};

/** A moment to look again; `at` in ms since 1970, null takes it away. One per key. */
export type DueChange = { key: string; at: number | null; institute: string; kind: string; subject: string };

/** A message for a person, or for an address that belongs to nobody we know. One key, one message. */
export type Said = { key: string; to: string | Address; message: Message; replaces: string | null };

/**
 * What is to leave the store for good, besides what documents no longer say. `signals`: documents by id. `to`: all that was ever
 * said to these addresses. `reach`: what the channels keep of these addresses. `among`: the people of whose messages those leave that are about one of `sessions`, hold one of
 * `texts`, or quote somebody named in `by`, or words that say that they are of this person or this placement (`quoted`).
 */
export type Forget = {
  institute: string;
  signals: string[];
  to: Address[];
  reach?: Address[];
  among: string[];
  sessions: string[];
  texts: string[];
  by: string[];
  quoted?: { by: string } | { placement: string };
};

/** What a turn looks at: the actor and everything within reach of the actor. */
export type State = {
  person: Person | null;
  people: ReadonlyMap<string, Person>;
  placements: readonly Placement[];
  sessions: ReadonlyMap<string, Session>;
  /** The ledger of the last weeks, only there when what was asked needs it. */
  entries: readonly Entry[];
  /** What is remembered about reminders, by placement; only there when what was asked needs it. */
  frequency: ReadonlyMap<string, Memory>;
  /** Whose the addresses are that were named for a placement (`channel:id`), only there when some were. */
  owners?: ReadonlyMap<string, Owner>;
  /** Signals that what was asked is about; being here gives nobody the right to read one. */
  signals: readonly Signal[];
  /** Who looked at what, by day: of a coordinator their own of today, and all of it for somebody who asks. */
  access?: readonly Access[];
  /** Groups and polls that what was done is about; being here gives nobody the right to answer or to see a result. */
  groups?: readonly Group[];
  polls?: readonly Poll[];
  /** Where this was done belongs to a group of another institute. */
  placeTaken?: boolean;
};

/** What a turn does, as data: documents to write, what counts, when to look again, what to say. `again` goes back at once and is never stored. */
export type Decision = {
  persons: Person[];
  placements: Placement[];
  sessions: Session[];
  signals: Signal[];
  groups: Group[];
  polls: Poll[];
  access: Access[];
  forgets: Forget[];
  entries: Entry[];
  frequency: { institute: string; placement: string; memory: Memory }[];
  dues: DueChange[];
  said: Said[];
  again: Message | null;
};

/** A state with nothing in it but who acts; null for somebody we do not know, or nobody. */
export function bareState(person: Person | null): State {
  return {
    person,
    people: new Map(person === null ? [] : [[person.id, person]]),
    placements: [],
    sessions: new Map(),
    entries: [],
    frequency: new Map(),
    signals: [],
  };
}

/** A decision that does nothing yet. */
export function nothing(): Decision {
  return {
    persons: [],
    placements: [],
    sessions: [],
    signals: [],
    groups: [],
    polls: [],
    access: [],
    forgets: [],
    entries: [],
    frequency: [],
    dues: [],
    said: [],
    again: null,
  };
}
