import type { Reply } from '../../adapters/channel.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { FrequencyRules } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Address, Inbound, Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { lookAt } from '../../dialogs/nudges/look-again.ts';
import { nextOpening, openingDue } from '../../dialogs/polls/schedule.ts';
import { loadContent } from '../../src/content/load.ts';
import { formatProblems } from '../../src/content/problem.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { keys } from '../../src/keys.ts';
import { jsonLog } from '../../src/log.ts';
import type { Commit, Key, Store, Write } from '../../src/store/port.ts';
import { createTurn } from '../../src/turn.ts';
import { createWake } from '../../src/wake.ts';
import { freshSqlite } from '../store/fresh-sqlite.ts';
import { type Seeds, seedsOf } from './institutes.ts';
import type { Documents } from './private-texts.ts';
import { spied } from './spied.ts';

/** A message that somebody got; `again` were given back at once and are stored nowhere. */
type Heard = { to: Address; message: Message; how: 'said' | 'again'; at: number };

/** What happened in one commit, as the store was given it, with the documents before. */
export type Seen = { commit: Commit; before: Documents; documents: Documents };

/** The real hall on a real store, with everything that goes in and out written down. */
export type Hall = {
  store: Store;
  content: Content;
  rules: FrequencyRules;
  frequency: Frequency;
  seeds: Seeds;
  /** The documents as they are now, by key. */
  documents: Map<Key, unknown>;
  heard: Heard[];
  commits: Commit[];
  logs: string[];
  /** Keys, ledgers and lists that a turn had no business with. */
  trespasses: string[];
  now(): number;
  send(from: Address, input: Input, place?: Address): Promise<Reply>;
  later(ms: number): Promise<void>;
  /** Does something for whoever is at this address, while only their institute may be touched. */
  within<T>(to: Address, name: string, what: () => Promise<T>): Promise<T>;
  /** Writes past the hall, as an import does. */
  put(changes: readonly { key: Key; body: unknown }[]): Promise<void>;
  close(): Promise<void>;
};

/** Opens it on Monday 7 September 2026, 08:00 in Amsterdam, with so many pairs per institute. `see` is told of every commit, `answered` of what is given back at once. */
export async function openHall(
  pairs: number,
  see: (seen: Seen) => void,
  answered: (from: Address, message: Message, before: Documents) => void,
): Promise<Hall> {
  const loaded = loadContent('prompts');
  if (loaded.kind === 'problems') throw new Error(formatProblems(loaded.problems));
  const { content, rules } = loaded;
  const holidays = await publicHolidays('2026-01-01', '2028-12-31');
  const frequency: Frequency = { rules, holidays };
  const { opened } = await freshSqlite();
  let now = instantOf({ date: '2026-09-07', time: '08:00' }, 'Europe/Amsterdam');
  let ids = 0;
  const documents = new Map<Key, unknown>();
  let lastBefore: Documents = documents;
  const [heard, commits, logs]: [Heard[], Commit[], string[]] = [[], [], []];
  const spy = spied(opened.store, (commit) => {
    const changed = new Map(commit.writes.map(({ key }) => [key, documents.get(key)]));
    const before: Documents = { get: (key) => (changed.has(key) ? changed.get(key) : documents.get(key)) };
    for (const { key, body } of commit.writes) {
      if (body === null) documents.delete(key);
      else documents.set(key, structuredClone(body));
    }
    commits.push(commit);
    for (const { to, message } of commit.outgoing) heard.push({ to, message, how: 'said', at: now });
    see({ commit, before, documents });
    lastBefore = before;
  });
  const { store } = spy;
  const clock = { now: () => now, real: () => now };
  const log = jsonLog((line) => logs.push(line), clock.now);
  const given = {
    store,
    content,
    clock,
    newId: () => `g${++ids}`,
    deliver: () => undefined,
    frequency: () => frequency,
  };
  const turn = createTurn(given);
  const wake = createWake({ ...given, log });
  const seeds = seedsOf(
    content,
    rules.programmes.map(({ id }) => id),
    pairs,
  );
  await opened.store.commit(commitOf(seeds, now));
  for (const { key, body } of commitOf(seeds, now).writes) documents.set(key, body);
  await wake();
  let events = 0;
  return {
    store,
    content,
    rules,
    frequency,
    seeds,
    documents,
    heard,
    commits,
    logs,
    trespasses: spy.trespasses,
    now: () => now,
    async send(from, input, place) {
      now += 30_000;
      const inbound: Inbound = { id: `e${++events}`, from, input, ...(place !== undefined && { group: place }) };
      const own = instituteOf(documents, keys.address(from));
      const asks = place === undefined ? null : instituteOf(documents, keys.place(place));
      // An answer to a poll belongs to the institute whose channel it was given in.
      const isAnswer = input.kind === 'act' && input.action.startsWith('o|');
      lastBefore = documents;
      const reply = await spy.within([own, isAnswer ? asks : null], JSON.stringify(inbound.input), () => turn(inbound));
      if (reply.kind === 'again') {
        heard.push({ to: from, message: reply.message, how: 'again', at: now });
        answered(from, reply.message, lastBefore);
      }
      await spy.anywhere(wake);
      return reply;
    },
    async later(ms) {
      const until = now + ms;
      for (;;) {
        const [due] = await opened.store.due(Number.POSITIVE_INFINITY, 1);
        if (due === undefined || due.at > until) break;
        now = Math.max(now, due.at);
        await spy.momentsOf(due.institute, due.key, wake);
      }
      now = until;
    },
    within: (to, name, what) => spy.within([instituteOf(documents, keys.address(to))], name, what),
    async put(changes) {
      const read = await opened.store.read(changes.map(({ key }) => key));
      const writes: Write[] = changes.map(({ key, body }, index) => ({ key, rev: read[index]?.rev ?? 0, body }));
      const done = await opened.store.commit({ ...nothingElse, event: `put${++events}`, at: now, writes });
      if (done !== 'done') throw new Error(`not put: ${done}`);
      for (const { key, body } of changes) documents.set(key, structuredClone(body));
    },
    close: () => opened.cleanUp(),
  };
}

const nothingElse = { entries: [], dues: [], outgoing: [] };

/** Whose an address or a channel is. */
function instituteOf(documents: ReadonlyMap<Key, unknown>, key: Key): string | null {
  const body = documents.get(key);
  return typeof body === 'object' && body !== null && 'institute' in body ? String(body.institute) : null;
}

function commitOf({ people, placements, groups }: Seeds, at: number): Commit {
  const write = (key: Key, body: unknown): Write => ({ key, rev: 0, body });
  return {
    event: 'seeds',
    at,
    writes: [
      ...people.map((one) => write(keys.person(one.institute, one.id), one)),
      ...people.flatMap(({ institute, id, addresses }) =>
        addresses.map((address) => write(keys.address(address), { institute, person: id })),
      ),
      ...placements.map((one) => write(keys.placement(one.institute, one.id), one)),
      ...groups.map((one) => write(keys.group(one.institute, one.id), one)),
      ...groups.flatMap(({ institute, id, places }) =>
        places.map((place) => write(keys.place(place), { institute, group: id })),
      ),
    ],
    entries: [],
    dues: [
      ...placements.map((one) => lookAt(one, at)),
      ...groups.flatMap((group) =>
        group.weekly.map((slot) => openingDue(group, slot, nextOpening(slot, at, new Set()))),
      ),
    ],
    outgoing: [],
  };
}
