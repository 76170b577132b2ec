import { setImmediate as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadOverview } from '../../src/load-overview.ts';
import { Reading } from '../../src/reading.ts';
import type { Store } from '../../src/store/port.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { warm } from '../../src/warm.ts';
import { openPlace, type Place } from '../hall/place.ts';
import { type Hall, lived, openHall, pair, someone } from './institute.ts';

const names = Array.from({ length: 60 }, (_, at) => `paar ${String(at).padStart(2, '0')}`);
let hall: Hall | null = null;
let place: Place | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await hall?.close();
  await place?.close();
  [hall, place] = [null, null];
});

/** Sixty pairs in a store that counts which documents are opened, and how many pages were read. */
async function counted() {
  const pairs = names.map((name) => pair(name));
  hall = await openHall({
    people: [...pairs.flatMap(({ people }) => people), someone('coordinator', 'coordinator')],
    placements: pairs.map(({ placement }) => placement),
    memories: new Map(names.map((name) => [name, lived('mmxx', {})])),
    signals: [],
  });
  const { store: real } = hall;
  const opened: string[] = [];
  const store: Store = {
    ...real,
    list: async (...asked) =>
      (await real.list(...asked)).map((stored) => ({
        key: stored.key,
        rev: stored.rev,
        get body() {
          opened.push(stored.key);
          return stored.body;
        },
      })),
  };
  return { store, opened };
}

const log = (event: string) => {
  throw new Error(event);
};

describe('reading beforehand', () => {
  test('leaves an overview nothing to read and check', async () => {
    const { store, opened } = await counted();
    await warm({ store, log });
    expect(new Set(opened.filter((key) => key.startsWith('noord/'))).size).toBe(4 * names.length + 1);
    opened.length = 0;
    const { state } = await loadOverview(new Reading(store), 'noord', null);
    expect([state.placements.length, state.people.size, state.frequency.size]).toEqual([60, 121, 60]);
    expect(opened).toEqual([]);
  });

  test('lets others go first after a few documents', async () => {
    const { store, opened } = await counted();
    let most = 0;
    let isOver = false;
    const warming = warm({ store, log }).then(() => {
      isOver = true;
    });
    for (let before = 0; !isOver; before = opened.length) {
      await pause();
      most = Math.max(most, opened.filter((key) => key.startsWith('noord/')).length - before);
    }
    await warming;
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(40);
  });

  test('passes over a document that cannot be read', async () => {
    const { store, opened } = await counted();
    await store.commit(writesOnly('broken', 1, [{ key: 'noord/person/aa', rev: 0, body: { schema: 99 } }]));
    await warm({ store, log });
    opened.length = 0;
    const reading = new Reading(store);
    expect((await reading.readablePeople('noord')).length).toBe(2 * names.length + 1);
    expect(new Set(opened)).toEqual(new Set(['noord/person/aa']));
    await expect(reading.allPeople('noord')).rejects.toThrow();
  });

  test('is done by a program that starts, and what keeps it from that is only told of', async () => {
    place = openPlace();
    const store = await place.openStore();
    await store.commit(writesOnly('broken', 1, [{ key: '_/address/web:iemand', rev: 0, body: { schema: 99 } }]));
    await store.close();
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await place.runHere();
    await vi.waitFor(() => expect(String(told.mock.calls)).toContain('warming failed'));
  });

  test('ends quietly when the program stops meanwhile', async () => {
    const { store } = await counted();
    const warming = warm({ store, log });
    await pause();
    await store.close();
    await warming;
  });
});
