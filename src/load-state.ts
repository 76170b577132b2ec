import { recordsListed } from '../dialogs/commands/records.ts';
import type { Content } from '../dialogs/content/content.ts';
import { bareState } from '../dialogs/model/decision.ts';
import { accessKind, readDocument } from '../dialogs/model/documents.ts';
import type { Address, Inbound, Undelivered, Wake } from '../dialogs/model/inbound.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Session } from '../dialogs/model/session.ts';
import {
  type Asked,
  addressesNamed,
  askedBy,
  dataNamed,
  escalationsNamed,
  ledgerSince,
  needsFrequency,
  needsLeft,
  needsOwnYear,
  needsTalkLedgers,
  overviewNamed,
  placementNamed,
  pollsNamed,
  sessionNamed,
  signalsNamed,
} from '../dialogs/needs.ts';
import { mayReturn } from '../dialogs/nudges/returns.ts';
import { sayAddress } from '../dialogs/placements/address-text.ts';
import type { Owner } from '../dialogs/placements/check-claim.ts';
import { type Retention, usualRetention } from '../dialogs/rights/retention.ts';
import { addressOwner, ownerIn } from './address-owner.ts';
import { keys } from './keys.ts';
import { loadCoaches, loadShared, trainedPlacements, withPeople } from './load-coach.ts';
import { loadOverview } from './load-overview.ts';
import { loadAnswered, loadNotPosted, loadPolls, loadPollWake } from './load-polls.ts';
import { loadRights } from './load-rights.ts';
import { namedIn } from './named-in.ts';
import { Reading } from './reading.ts';
import { complete, type Loaded, withFrequency } from './state-of.ts';
import type { Store } from './store/port.ts';

/** Everything within reach of whoever did this; of a coordinator or coach also what they looked at today. */
export async function loadFor(
  store: Store,
  content: Content,
  inbound: Inbound,
  now: number,
  retention: Retention = usualRetention,
): Promise<Loaded> {
  const reading = new Reading(store);
  const loaded = await loadInput(store, reading, content, inbound, { now, retention });
  const { person, access } = loaded.state;
  if (person === null || !['coordinator', 'coach'].includes(person.role) || access !== undefined) return loaded;
  const date = new Date(now).toISOString().slice(0, 10);
  const days = await reading.read([keys.access(person.institute, date, person.id)]);
  const today = days.flatMap(({ rev, body }) => (rev === 0 ? [] : [readDocument(accessKind, body)]));
  return { ...loaded, state: { ...loaded.state, access: today } };
}

async function loadInput(
  store: Store,
  reading: Reading,
  content: Content,
  inbound: Inbound,
  { now, retention }: { now: number; retention: Retention },
): Promise<Loaded> {
  const person = await findPerson(reading, inbound);
  const asked = askedBy(content, person?.language ?? 'nl', inbound.input, { card: person?.card, now });
  const polls = pollsNamed(asked);
  if (polls?.kind === 'answer') return loadAnswered(reading, person, inbound, polls.subject);
  if (person === null) return { state: bareState(null), revisions: reading.revisions };
  const { institute } = person;
  const data = dataNamed(asked);
  if (data !== null)
    return withTalks(reading, person, inbound, await loadRights(store, reading, person, data, { now, retention }));
  if (polls !== null) return withTalks(reading, person, inbound, await loadPolls(reading, person, inbound, polls));
  const overview = overviewNamed(asked, person);
  if (overview?.kind === 'all' || overview?.kind === 'maybe') return loadOverview(reading, institute, person);
  const named = sessionNamed(asked);
  const wanted = new Set([
    ...person.sessions,
    ...(named === null ? [] : [named]),
    ...(asked.command === 'records' ? person.finished.slice(0, recordsListed) : []),
  ]);
  const sessions = await reading.sessions(institute, [...wanted]);
  const addresses = person.role === 'coordinator' ? addressesNamed(asked) : null;
  const signals = await reading.signals(institute, signalsNamed(asked, person));
  // What a conversation ends in goes to its pair, also when who ends it has left that meanwhile.
  const talks = inbound.input.kind === 'text' ? sessions : sessions.filter(({ id }) => id === named);
  const placements =
    addresses !== null
      ? await reading.allPlacements(institute)
      : needsOwnYear(asked, person) || needsLeft(asked, person)
        ? await trainedPlacements(reading, person)
        : await reading.placements(institute, [
            ...new Set([
              ...person.placements,
              ...(placementNamed(asked) ?? '').split('|').filter((id) => id !== ''),
              ...talks.flatMap(({ placement }) => placement ?? []),
              ...(asked.action?.kind === 'signal' ? signals.map(({ placement }) => placement) : []),
            ]),
          ]);
  if (person.role === 'coach') {
    const { placements: shown, sharers } = await loadShared(reading, person, asked);
    return withPeople(await withFrequency(reading, store, institute, person, shown, sessions), sharers);
  }
  if (needsOwnYear(asked, person)) {
    const loaded = await withFrequency(reading, store, institute, person, placements, sessions);
    return withPeople(loaded, await loadCoaches(reading, institute));
  }
  const handled = overview === null ? escalationsNamed(asked) : [overview.placement];
  if (handled !== null && person.role === 'coordinator') {
    // What was told together stays together when a part of it is handled.
    const memories = await reading.frequency(institute, handled);
    const told = [...memories.values()].flatMap(({ escalations }) => Object.values(escalations));
    const beside = told.flatMap((escalation) => escalation.told?.pairs ?? []);
    const about = await reading.placements(institute, [...new Set([...handled, ...beside])]);
    const signals = await reading.signals(institute, overview === null ? [] : person.signals);
    return withFrequency(reading, store, institute, person, about, sessions, handled, signals);
  }
  if (needsFrequency(asked, person)) return withFrequency(reading, store, institute, person, placements, sessions);
  const since = ledgerSince(asked, now);
  const ledgers =
    since === null
      ? ofTalks(talks, asked).map((id) => store.entries(institute, 0, id))
      : placements.map(({ id }) => store.entries(institute, since, id));
  const entries = (await Promise.all(ledgers)).flat();
  const loaded = await complete(reading, institute, person, placements, sessions, entries, signals);
  return addresses === null ? loaded : withOwners(reading, institute, loaded, addresses);
}

/** The placements of which the ledger is needed for what happens in these conversations. */
function ofTalks(talks: readonly Session[], asked: Asked): string[] {
  return needsTalkLedgers(asked) ? [...new Set(talks.flatMap(({ placement }) => placement ?? []))] : [];
}

/** With the conversations under way where words were typed: what names a command may be an answer there. */
async function withTalks(reading: Reading, person: Person, { input }: Inbound, loaded: Loaded): Promise<Loaded> {
  if (input.kind !== 'text' || person.sessions.length === 0) return loaded;
  const { institute } = person;
  const sessions = await reading.sessions(institute, person.sessions);
  const own = await reading.placements(institute, person.placements);
  const known = new Set(loaded.state.placements.map(({ id }) => id));
  const placements = [...loaded.state.placements, ...own.filter(({ id }) => !known.has(id))];
  const { state, revisions } = await complete(reading, institute, person, placements, sessions, []);
  const people = new Map([...state.people, ...loaded.state.people]);
  const all = new Map([...loaded.state.sessions, ...state.sessions]);
  return { state: { ...loaded.state, people, placements, sessions: all }, revisions };
}

/** Everything a due moment is about. */
export async function loadForWake(store: Store, institute: string, wake: Wake, now: number): Promise<Loaded> {
  const reading = new Reading(store);
  if (wake.kind === 'nudge')
    return loadReminders(reading, store, institute, { ids: [wake.subject], sessions: [], now });
  if (wake.kind.startsWith('poll-')) {
    const { groups, polls, members } = await loadPollWake(reading, institute, wake);
    const ids = wake.kind === 'poll-remind' ? [...new Set(members.flatMap(({ placements }) => placements))] : [];
    const about = await reading.placements(institute, ids);
    const { state, revisions } = await withFrequency(reading, store, institute, null, about, []);
    const people = new Map([...members.map((one) => [one.id, one] as const), ...state.people]);
    return { state: { ...state, groups, polls, people }, revisions };
  }
  if (wake.kind === 'digest') return loadOverview(reading, institute, null);
  if (wake.kind === 'escalations') {
    const [, ...ids] = wake.subject.split('|');
    const about = await reading.placements(institute, ids);
    return withFrequency(reading, store, institute, null, about, [], []);
  }
  if (wake.kind === 'agenda') {
    return loadReminders(reading, store, institute, { ids: [wake.subject.split('|')[0] ?? ''], sessions: [], now });
  }
  const sessions = await reading.sessions(institute, [wake.subject.split('|')[0] ?? '']);
  const placementIds = sessions.flatMap((session) => session.placement ?? []);
  // What somebody agreed with themselves belongs to no placement, and still may not take the day from a reminder.
  const alone = sessions.filter(({ placement }) => placement === null);
  const people = await reading.people(institute, [...namedIn([], alone, [])]);
  const ids = new Set([...placementIds, ...people.flatMap(({ placements }) => placements)]);
  return loadReminders(reading, store, institute, { ids: [...ids], sessions, now });
}

/**
 * Everything that decides what the people of these placements are sent: their other placements, for somebody hears of all of
 * theirs in one message, and the conversations of which an agreement may have to be brought back.
 */
async function loadReminders(
  reading: Reading,
  store: Store,
  institute: string,
  { ids, sessions, now }: { ids: readonly string[]; sessions: Session[]; now: number },
): Promise<Loaded> {
  const about = await reading.placements(institute, ids);
  const people = await reading.people(institute, [...namedIn(about, [], [])]);
  const beside = new Set(people.flatMap(({ placements }) => placements).filter((id) => !ids.includes(id)));
  const placements = [...about, ...(await reading.placements(institute, [...beside]))];
  const known = new Set(sessions.map(({ id }) => id));
  const named = placements.flatMap(({ agreements }) => agreements).filter((one) => mayReturn(one, now));
  const returning = new Set(named.map(({ session }) => session).filter((id) => !known.has(id)));
  const all = [...sessions, ...(await reading.readableSessions(institute, [...returning]))];
  return withFrequency(reading, store, institute, null, placements, all);
}

/** Everything about somebody of whom something did not arrive: their placements, and the people in those. Of a channel: its group. */
export async function loadForUndelivered(store: Store, { id, to: from }: Undelivered): Promise<Loaded> {
  const reading = new Reading(store);
  const person = await findPerson(reading, { from });
  if (person === null) return loadNotPosted(reading, from, id);
  const placements = await reading.placements(person.institute, person.placements);
  return complete(reading, person.institute, person, placements, [], []);
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
    return [[sayAddress(address), ownerIn(institute, addressOwner.parse(body), (id) => everybody.get(id))]];
  });
  const people = new Map([...everybody, ...state.people]);
  return { state: { ...state, people, owners: new Map(owners) }, revisions };
}

/** Whoever has this address, or else one of the other ids that the platform vouches for. */
async function findPerson(
  reading: Reading,
  { from, aliases = [] }: Pick<Inbound, 'from' | 'aliases'>,
): Promise<Person | null> {
  const found = await reading.read([keys.address(from)]);
  if (found[0]?.body === null && aliases.length > 0)
    found.push(...(await reading.read(aliases.map((id) => keys.address({ ...from, id })))));
  const owned = found.find(({ body }) => body !== null);
  if (owned === undefined) return null;
  const { institute, person } = addressOwner.parse(owned.body);
  return (await reading.people(institute, [person]))[0] ?? null;
}
