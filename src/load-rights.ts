import { z } from 'zod';
import { emptyMemory, type Memory } from '../dialogs/frequency/memory.ts';
import type { Access } from '../dialogs/model/access.ts';
import {
  accessKind,
  groupKind,
  type Kind,
  pollKind,
  readDocument,
  sessionKind,
  signalKind,
} from '../dialogs/model/documents.ts';
import type { Person } from '../dialogs/model/person.ts';
import { formerTrainers, wasIn } from '../dialogs/placements/tenure.ts';
import { linesBy } from '../dialogs/rights/placement-without.ts';
import { isInPoll } from '../dialogs/rights/poll-without.ts';
import { limitsOn, type Retention } from '../dialogs/rights/retention.ts';
import { allOf } from './all-of.ts';
import { keys } from './keys.ts';
import { loadSharers } from './load-coach.ts';
import { namedIn } from './named-in.ts';
import type { Reading } from './reading.ts';
import type { Loaded } from './state-of.ts';
import type { Store } from './store/port.ts';

/** `parts` of a conversation, without checking the rest of it. */
const partaking = z.object({ parts: z.array(z.object({ person: z.string() })) });
/** Whom a poll names, likewise. */
const asking = z.object({
  people: z.array(z.string()),
  reminded: z.array(z.string()),
  answers: z.record(z.string(), z.unknown()),
});

/**
 * What somebody asks about themselves. `own`: their placements, those they left too, and who looked at them; `everything`:
 * besides that each conversation they ever took part in, their signals, the polls that name them and what is remembered of
 * reminders. For everything the whole institute is gone through, because no list that could be incomplete may decide what is erased.
 */
export async function loadRights(
  store: Store,
  reading: Reading,
  person: Person,
  wanted: 'own' | 'everything',
  { now, retention }: { now: number; retention: Retention },
): Promise<Loaded> {
  const { institute, id } = person;
  const isAll = wanted === 'everything';
  const sessions = isAll
    ? await documentsOf(store, reading, institute, 'session', sessionKind, (body) => takesPart(body, id))
    : [];
  const memories = isAll ? await reading.allFrequency(institute) : new Map<string, Memory>();
  const talkedIn = new Set(sessions.map(({ placement }) => placement));
  // Of who left a placement, only the placement tells.
  const near =
    isAll || person.role === 'trainer'
      ? await reading.allPlacements(institute)
      : await reading.placements(institute, person.placements);
  const placements = near.filter(
    (placement) =>
      wasIn(placement, id) ||
      talkedIn.has(placement.id) ||
      placement.agenda.some(({ by }) => by === id) ||
      placement.agreements.some(({ people }) => people.includes(id)) ||
      linesBy(memories.get(placement.id) ?? emptyMemory(), id).length > 0,
  );
  const signals = isAll
    ? (await documentsOf(store, reading, institute, 'signal', signalKind)).filter(
        ({ reporter, told }) => reporter === id || told.includes(id),
      )
    : [];
  const groups = isAll ? await documentsOf(store, reading, institute, 'group', groupKind) : [];
  const polls = isAll
    ? await documentsOf(store, reading, institute, 'poll', pollKind, (body) => isAsked(body, person))
    : [];
  const frequency = new Map(
    placements.flatMap((one) => {
      const memory = memories.get(one.id);
      return memory === undefined ? [] : [[one.id, memory] as const];
    }),
  );
  const ledgers = isAll ? await Promise.all(placements.map((one) => store.entries(institute, 0, one.id))) : [];
  const access = await accessSince(store, institute, now, retention);
  const others = namedIn(placements, sessions, signals);
  for (const { by } of access) others.add(by);
  for (const { coach } of person.shares ?? []) others.add(coach);
  // Who left a pair, or looked after it before, was shown something as well.
  const before = isAll ? [...placements.flatMap(formerTrainers), ...(await coordinatorsOf(reading, institute))] : [];
  for (const one of before) others.add(one);
  others.delete(id);
  const sharers = await loadSharers(reading, person);
  const people = [...sharers, person, ...(await reading.people(institute, [...others]))];
  return {
    state: {
      person,
      people: new Map(people.map((one) => [one.id, one])),
      placements,
      sessions: new Map(sessions.map((one) => [one.id, one])),
      entries: ledgers.flat(),
      frequency,
      signals,
      groups,
      polls,
      access,
    },
    revisions: reading.revisions,
  };
}

/** Everybody (ids) who may have heard of any pair: a placement tells only of the coordinator it has now. */
export async function coordinatorsOf(reading: Reading, institute: string): Promise<string[]> {
  const everybody = await reading.readablePeople(institute);
  return everybody.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
}

/** Who looked at what in an institute, for as long as that is kept; oldest day first. */
async function accessSince(store: Store, institute: string, now: number, retention: Retention): Promise<Access[]> {
  const { access } = limitsOn(new Date(now).toISOString().slice(0, 10), retention);
  return (await allOf(store, institute, 'access', undefined, keys.access(institute, access, ''))).map(({ body }) =>
    readDocument(accessKind, body),
  );
}

async function documentsOf<T>(
  store: Store,
  reading: Reading,
  institute: string,
  name: string,
  kind: Kind<T>,
  isWanted: (body: unknown) => boolean = () => true,
): Promise<T[]> {
  const found = await allOf(store, institute, name, ({ body }) => isWanted(body));
  for (const { key, rev } of found) reading.revisions.set(key, rev);
  return found.map(({ body }) => readDocument(kind, body));
}

function isAsked(body: unknown, person: Person): boolean {
  const read = asking.safeParse(body);
  return read.success && isInPoll(read.data, person);
}

function takesPart(body: unknown, id: string): boolean {
  const read = partaking.safeParse(body);
  return read.success && read.data.parts.some(({ person }) => person === id);
}
