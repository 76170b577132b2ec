import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webAddress } from '../../adapters/web/address.ts';
import { publicHolidays } from '../../src/holidays.ts';
import type { Outgoing } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { realContent, realRules } from '../real-content.ts';
import { type Files, type Kill, live } from './tick-kill-child.ts';
import { begin, seedPairs } from './tick-kill-pairs.ts';

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
/** How often ticks are killed: a few at the desk, more with KILLS. */
const kills = Number(process.env.KILLS ?? 15);
const pairs = kills < 50 ? 20 : 40;
const sixWeeks = begin + 42 * 24 * 3_600_000;

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'leergesprek-tick-'));
  const holidays = await publicHolidays('2026-01-01', '2028-12-31');
  const world = { content: realContent(), frequency: { rules: realRules(), holidays } };
  writeFileSync(join(dir, 'world'), serialize(world));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test(`killed ${kills} times in six weeks of ticks: nothing twice, nothing lost (KILL_SEED=${seed})`, {
  timeout: 1_800_000,
}, async () => {
  const random = mulberry(seed);
  const whole = await sixWeeksWith(() => null);
  expect(whole.said.length).toBeGreaterThan(3 * pairs);
  expect(whole.said.every(({ state }) => state === 'sent')).toBe(true);
  expect(whole.sent.toSorted()).toEqual(whole.said.map(({ key }) => key).toSorted());
  // Also a trainer with two placements hears from us once a day.
  const days = whole.said.flatMap(({ key, to }) => (to.id.startsWith('c') ? [] : [`${to.id} ${key.slice(-10)}`]));
  expect(days.filter((day, index) => days.indexOf(day) !== index)).toEqual([]);
  const both = /met Persoon a\d+ & Persoon a\d+$/;
  expect(whole.said.some(({ to, message }) => to.id.startsWith('o') && both.test(message.title ?? ''))).toBe(true);
  // Lives of such a length that the kills fall over all of the six weeks; kills that are left come in another six weeks.
  const life = whole.said.length / Math.min(kills, 60);
  const count = { kills: 0, rounds: 0, unknown: 0, unsent: 0 };
  while (count.kills < kills) {
    const round = await sixWeeksWith((killed) => (count.kills + killed < kills ? nextKill(random, life) : null));
    expect(round.said.map(essence)).toEqual(whole.said.map(essence));
    expect(new Set(round.sent).size).toBe(round.sent.length);
    const reached = new Set(round.sent);
    const known = new Set(round.said.map(({ key }) => key));
    expect(round.sent.filter((key) => !known.has(key))).toEqual([]);
    const unknown = round.said.filter(({ state }) => state === 'unknown');
    const sent = round.said.filter(({ state }) => state === 'sent');
    expect(sent.length + unknown.length).toBe(round.said.length);
    expect(sent.filter(({ key }) => !reached.has(key))).toEqual([]);
    count.kills += round.killed;
    count.rounds += 1;
    count.unknown += unknown.length;
    count.unsent += unknown.filter(({ key }) => !reached.has(key)).length;
  }
  const times = `${count.kills} kills in ${count.rounds} times six weeks of ${pairs} pairs`;
  const doubt = `${count.unknown} of unknown outcome, of which ${count.unsent} did not reach the platform`;
  console.log(`${times}, ${whole.ticks} ticks with something due and ${whole.said.length} messages each: ${doubt}`);
});

type Round = { said: Outgoing[]; sent: string[]; ticks: number; killed: number };

/** Lives through the six weeks on a store of their own, each time killed and started again as `next` says, until the end. */
async function sixWeeksWith(next: (killed: number) => Kill | null): Promise<Round> {
  const own = mkdtempSync(join(dir, 'weeks-'));
  const files: Files = {
    world: join(dir, 'world'),
    cache: join(dir, 'cache'),
    store: join(own, 'test.sqlite'),
    sent: join(own, 'sent'),
  };
  let store = await openSqliteStore({ file: files.store });
  const people = await seedPairs(store, pairs, 2);
  await store.close();
  let at = begin;
  let killed = 0;
  let ticks = 0;
  for (let end = false; !end; ) {
    const life = await live(files, at, sixWeeks, next(killed));
    expect(life.faults).toEqual([]);
    at = life.at;
    end = life.end;
    ticks += life.ticks;
    if (life.killed) killed += 1;
  }
  store = await openSqliteStore({ file: files.store });
  expect(await store.due(sixWeeks, 1)).toEqual([]);
  const heard = people.map((id) => store.outgoing({ of: 'address', to: webAddress(id), after: 0, limit: 10_000 }));
  const said = (await Promise.all(heard)).flat();
  await store.close();
  return { said, sent: readFileSync(files.sent, 'utf8').split('\n').slice(0, -1), ticks, killed };
}

/** One kill in ten comes while the program starts, four in a tick that decides, the others around a message on its way. */
function nextKill(random: () => number, life: number): Kill {
  const choice = random();
  if (choice < 0.1) return { after: 'start', nth: 1, ms: random() * 400 };
  const ms = random() * random() * 30;
  return choice < 0.5
    ? { after: 'tick', nth: 1 + Math.floor(random() * 3), ms }
    : { after: 'message', nth: 1 + Math.floor(random() * life), ms };
}

/** What must be the same however often it was killed. */
function essence({ key, to, message }: Outgoing) {
  return { key, to, message };
}

function mulberry(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
