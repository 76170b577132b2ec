import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Inbound } from '../../dialogs/model/inbound.ts';
import { keys } from '../../src/keys.ts';
import { KnownDocuments } from '../../src/known-documents.ts';
import { loadFor } from '../../src/load-state.ts';
import type { Write } from '../../src/store/port.ts';
import type { Opened } from '../store/contract.ts';
import { freshSqlite } from '../store/fresh-sqlite.ts';
import { realContent } from '../transcripts/stage.ts';

const from = { channel: 'web', id: 'a' } as const;
const inbound: Inbound = { id: 'e', from, input: { kind: 'text', text: 'hulp' } };
const key = keys.person('demo', 'a');
let opened: Opened;
let events = 0;

const person = (name: string) => ({ schema: 1, id: 'a', institute: 'demo', name, role: 'trainee', addresses: [from] });
const write = (...writes: Write[]) =>
  opened.store.commit({ event: `w${events++}`, at: 0, writes, entries: [], dues: [], outgoing: [] });
const load = async () => (await loadFor(opened.store, realContent(), inbound, 0)).state.person;

beforeEach(async () => {
  ({ opened } = await freshSqlite());
  const address: Write = { key: keys.address(from), rev: 0, body: { institute: 'demo', person: 'a' } };
  await write(address, { key, rev: 0, body: person('Aios Oost') });
});
afterEach(() => opened.cleanUp());

test('a document at a revision that is known is not read anew', async () => {
  expect(await load()).toBe(await load());
});

test('a document that somebody else changed is read anew', async () => {
  await load();
  await write({ key, rev: 1, body: person('Aios West') });
  expect((await load())?.name).toBe('Aios West');
});

test('a document that was taken away and made again is not the one before', async () => {
  await load();
  await write({ key, rev: 1, body: null });
  expect(await load()).toBeNull();
  await write({ key, rev: 0, body: person('Aios Zuid') });
  expect((await load())?.name).toBe('Aios Zuid');
});

test('a document of another shape is a fault every time', async () => {
  await write({ key, rev: 1, body: { ...person('Aios Oost'), age: 30 } });
  await expect(load()).rejects.toThrow();
  await expect(load()).rejects.toThrow();
});

test('no more are kept than was said, the newest', () => {
  const known = new KnownDocuments<number>(1000);
  for (let id = 0; id < 1001; id += 1) known.put(keys.person('demo', String(id)), 1, id);
  expect(known.get(keys.person('demo', '0'), 1)).toBeUndefined();
  expect(known.get(keys.person('demo', '1'), 1)).toBe(1);
  expect(known.get(keys.person('demo', '1000'), 2)).toBeUndefined();
});
