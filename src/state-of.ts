import { bareState, type Entry, type State } from '../dialogs/model/decision.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import type { Session } from '../dialogs/model/session.ts';
import type { Signal } from '../dialogs/model/signal.ts';
import { namedIn } from './named-in.ts';
import type { Reading } from './reading.ts';
import type { Key, Store } from './store/port.ts';

/** A state with the revisions its documents had when they were read. */
export type Loaded = { state: State; revisions: ReadonlyMap<Key, number> };

/** The state with all that decides about the reminders of these placements: their ledgers, and what was said before to anybody of them. */
export async function withFrequency(
  reading: Reading,
  store: Store,
  institute: string,
  person: Person | null,
  placements: Placement[],
  sessions: Session[],
  ledgersOf: readonly string[] = placements.map(({ id }) => id),
  signals: Signal[] = [],
): Promise<Loaded> {
  const ledgers = await Promise.all(ledgersOf.map((id) => store.entries(institute, 0, id)));
  // One ledger is given as it is, for what was worked out from it before.
  const [only = [], ...others] = ledgers;
  const entries = others.length === 0 ? only : ledgers.flat();
  const loaded = await complete(reading, institute, person, placements, sessions, entries, signals);
  const ids = [
    ...new Set([
      ...placements.map(({ id }) => id),
      ...[...loaded.state.people.values()].flatMap((one) => one.placements),
    ]),
  ];
  const frequency = await reading.frequency(institute, ids);
  return { ...loaded, state: { ...loaded.state, frequency } };
}

/** The state of these placements, conversations, ledger lines and signals, with everybody in them. */
export async function complete(
  reading: Reading,
  institute: string,
  person: Person | null,
  placements: Placement[],
  sessions: Session[],
  entries: Entry[],
  signals: Signal[] = [],
): Promise<Loaded> {
  const named = namedIn(placements, sessions, signals);
  if (person !== null) named.delete(person.id);
  const others = await reading.people(institute, [...named]);
  const people = new Map([...(person === null ? [] : [person]), ...others].map((one) => [one.id, one]));
  return {
    state: {
      ...bareState(person),
      people,
      placements,
      sessions: new Map(sessions.map((session) => [session.id, session])),
      entries,
      signals,
    },
    revisions: reading.revisions,
  };
}
