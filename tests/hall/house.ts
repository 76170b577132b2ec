import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receive, Reply } from '../../adapters/channel.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Input } from '../../dialogs/model/inbound.ts';
import type { Clock } from '../../src/clock.ts';
import { seedDemo } from '../../src/demo/institute.ts';
import type { Store } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createTurn } from '../../src/turn.ts';
import { createWake } from '../../src/wake.ts';
import { realContent, realWords } from '../real-content.ts';

export const zone = 'Europe/Amsterdam';

/** Where the clock of a house starts: Thursday 19 November 2026, 09:00 in Amsterdam, ms. */
export const start = instantOf({ date: '2026-11-19', time: '09:00' }, zone);

export { realContent };

/** The hall over a real data file of its own, with a clock that stands still until it is moved. */
export type House = {
  dir: string;
  /** Today's connection to the file; another one after `reopen`. */
  store(): Store;
  clock: Clock & { set(at: number): void };
  newId: () => string;
  /** How often the delivery was told that something waits. */
  told(): number;
  logged: { event: string; key?: unknown; code?: unknown }[];
  turn: Receive;
  wake(clock?: Clock): Promise<void>;
  say(person: string, words: string, event?: string): Promise<Reply>;
  tap(person: string, action: string, values?: Record<string, string>, event?: string): Promise<Reply>;
  reopen(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a house with the demonstration's people. `around` may put something between the hall and the real store. */
export async function openHouse(around: (store: Store) => Store = (store) => store): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'leergesprek-hall-'));
  const file = join(dir, DATABASE_NAME);
  let store = await openSqliteStore({ file });
  let now = start;
  let ids = 0;
  let events = 0;
  let told = 0;
  const logged: House['logged'] = [];
  const demo = realWords().demo;
  // No programme is followed and no group is asked here: reminders and polls have their own tests.
  const pairs = Object.fromEntries(Object.entries(demo.pairs).map(([id, pair]) => [id, { ...pair, programmes: [] }]));
  await seedDemo(store, { ...demo, pairs, groups: {} }, now, zone);
  const clock = {
    now: () => now,
    real: () => now,
    set(at: number) {
      now = at;
    },
  };
  const newId = () => `h${++ids}`;
  const deliver = () => {
    told += 1;
  };
  const hall = () => ({ store: around(store), content: realContent(), clock, newId, deliver });
  const log = (event: string, details = {}) => void logged.push({ event, ...details });
  let turn = createTurn(hall());
  let wake = createWake({ ...hall(), log });
  const send = (person: string, input: Input, event = `e${++events}`) => {
    now += 30_000;
    return turn({ id: event, from: { channel: 'web', id: person }, input });
  };
  return {
    dir,
    store: () => store,
    clock,
    newId,
    told: () => told,
    logged,
    turn: (inbound) => turn(inbound),
    wake: (given) => wake(given),
    say: (person, text, event) => send(person, { kind: 'text', text }, event),
    tap: (person, action, values = {}, event = undefined) => send(person, { kind: 'act', action, values }, event),
    async reopen() {
      await store.close();
      store = await openSqliteStore({ file });
      turn = createTurn(hall());
      wake = createWake({ ...hall(), log });
    },
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** True when any file in the directory holds these words in UTF-8 or UTF-16. */
export function onDisk(dir: string, words: string): boolean {
  return readdirSync(dir).some((name) => {
    const bytes = readFileSync(join(dir, name));
    return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'));
  });
}
