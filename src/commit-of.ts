import type { Decision, Said } from '../dialogs/model/decision.ts';
import type { Address } from '../dialogs/model/inbound.ts';
import { keys } from './keys.ts';
import { type KnownDocuments, knownIn } from './known-documents.ts';
import type { Loaded } from './state-of.ts';
import type { Commit, DueChange, Key, NewOutgoing, Store, Write } from './store/port.ts';

/** A decision as one commit: each document on the revision it was read at, each message to where its reader can be reached. */
export function commitOf(
  event: string,
  at: number,
  decision: Decision,
  { state, revisions }: Loaded,
  actor: Address | null,
  dues: readonly DueChange[] = [],
): Commit {
  const write = (key: Key, body: unknown): Write => ({ key, rev: revisions.get(key) ?? 0, body });
  const isNew = (key: Key) => (revisions.get(key) ?? 0) === 0;
  return {
    event,
    at,
    writes: [
      ...decision.persons.map((person) => write(keys.person(person.institute, person.id), person)),
      // Somebody is found by a new address from now on; one that was taken meanwhile is a conflict.
      ...decision.persons.flatMap(({ institute, id, addresses }) =>
        addresses
          .filter((address) => isNew(keys.person(institute, id)) || revisions.get(keys.address(address)) === 0)
          .map((address) => write(keys.address(address), { institute, person: id })),
      ),
      ...decision.placements.map((placement) => write(keys.placement(placement.institute, placement.id), placement)),
      ...decision.frequency.map(({ institute, placement, memory }) =>
        write(keys.frequency(institute, placement), memory),
      ),
      ...decision.access.map((day) => write(keys.access(day.institute, day.date, day.by), day)),
      ...decision.forgets.flatMap(({ institute, signals }) =>
        signals.map((id) => write(keys.signal(institute, id), null)),
      ),
      ...decision.signals.map((signal) => write(keys.signal(signal.institute, signal.id), signal)),
      ...decision.groups.map((group) => write(keys.group(group.institute, group.id), group)),
      // A channel belongs to one group; one that was taken meanwhile is a conflict.
      ...decision.groups.flatMap(({ institute, id, places }) =>
        places
          .filter((place) => isNew(keys.group(institute, id)) || revisions.get(keys.place(place)) === 0)
          .map((place) => write(keys.place(place), { institute, group: id })),
      ),
      ...decision.polls.map((poll) => write(keys.poll(poll.institute, poll.id), poll)),
      // A conversation of which nothing was kept leaves nothing behind.
      ...decision.sessions.map((session) =>
        write(keys.session(session.institute, session.id), session.status === 'discarded' ? null : session),
      ),
    ],
    entries: decision.entries,
    // A moment that is taken and set again is only set: a placement's next look has the key of the one that came.
    dues: [...dues.filter(({ key }) => decision.dues.every((due) => due.key !== key)), ...decision.dues],
    outgoing: decision.said.flatMap((said) => addressed(said, state, actor)),
    // Who answered what must not be found in what the file no longer shows.
    ...(decision.polls.some((poll) => poll.state !== 'open') && { forget: true }),
  };
}

/** Keeps the documents that a decision just wrote, so that the next turn need not read and check them. To be called once they are committed. */
export function remember(store: Store, decision: Decision, { revisions }: Loaded): void {
  const { persons, placements, sessions, frequency } = knownIn(store);
  const put = <T>(known: KnownDocuments<T>, key: Key, document: T) =>
    known.put(key, (revisions.get(key) ?? 0) + 1, document);
  for (const person of decision.persons) put(persons, keys.person(person.institute, person.id), person);
  for (const placement of decision.placements)
    put(placements, keys.placement(placement.institute, placement.id), placement);
  for (const { institute, placement, memory } of decision.frequency)
    put(frequency, keys.frequency(institute, placement), memory);
  for (const session of decision.sessions) {
    const key = keys.session(session.institute, session.id);
    if (session.status === 'discarded') sessions.drop(key);
    else put(sessions, key, session);
  }
}

function addressed(
  { key, to, message, replaces }: Said,
  { person, people }: Loaded['state'],
  actor: Address | null,
): NewOutgoing[] {
  const address =
    typeof to !== 'string' ? to : actor !== null && person?.id === to ? actor : people.get(to)?.addresses[0];
  return address === undefined ? [] : [{ key, to: address, message, replaces }];
}
