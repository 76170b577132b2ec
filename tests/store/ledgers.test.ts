import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/store/port.ts';
import { keepLedgers } from '../../src/store/sqlite/ledgers.ts';
import type { Opened } from './contract.ts';
import { freshSqlite } from './fresh-sqlite.ts';

const seed = 20260903;

const entry = (key: string, at: number, placement = 'p'): Entry => {
  return { key, institute: 'demo', placement, kind: 'gesprek', at, minutes: 30, amount: 1, by: 'a', undoes: null };
};

describe(`a placement's ledger is kept (seed ${seed})`, () => {
  let opened: Opened;
  let events = 0;

  beforeEach(async () => {
    ({ opened } = await freshSqlite());
  });
  afterEach(() => opened.cleanUp());

  const commit = (entries: readonly Entry[], event = `e${events++}`) =>
    opened.store.commit({ event, at: 0, writes: [], entries, dues: [], outgoing: [] });
  const ledger = () => opened.store.entries('demo', 0, 'p');

  test('the same ledger is the same array, until a line is added', async () => {
    await commit([entry('a', 1)]);
    const before = await ledger();
    await commit([entry('other', 1, 'q')]);
    expect(await ledger()).toBe(before);
    await commit([entry('b', 2)]);
    expect(before).toHaveLength(1);
    expect(await ledger()).toEqual([entry('a', 1), entry('b', 2)]);
  });

  test('a line that was there, and a commit that was there, add nothing', async () => {
    await commit([entry('a', 1)], 'once');
    const before = await ledger();
    await commit([entry('a', 5)]);
    await commit([entry('b', 2)], 'once');
    expect(await ledger()).toBe(before);
  });

  test('what was undone with its whole group is not kept', async () => {
    await commit([entry('a', 1)]);
    await ledger();
    // Text where SQLite wants a number: found only while writing, so that the group is undone.
    const broken = { ...entry('c', 3), kind: null } as unknown as Entry;
    const both = await Promise.allSettled([commit([entry('b', 2)]), commit([broken])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ledger()).toEqual([entry('a', 1)]);
  });

  test('lines in any order stand as the file has them', async () => {
    const line = fc.record({ key: fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }), at: fc.nat(3) });
    const lines = fc.uniqueArray(line, { selector: ({ key }) => key, maxLength: 12 });
    let rounds = 0;
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const placement = `p${rounds++}`;
        const read = () => opened.store.entries('demo', 0, placement);
        await read();
        for (const { key, at } of given) await commit([entry(`${placement}${key}`, at, placement)]);
        const kept = await read();
        expect(kept).toHaveLength(given.length);
        // From a moment on the file itself is read.
        const before = entry(placement, -1, placement);
        await commit([before]);
        expect([before, ...kept]).toEqual(await opened.store.entries('demo', -1, placement));
      }),
      { seed, numRuns: 60 },
    );
  });
});

test('no more lines are kept than was said; the ledger read longest ago leaves first', () => {
  const ledgers = keepLedgers(5);
  let reads = 0;
  const get = (placement: string) =>
    ledgers.get('demo', placement, () => {
      reads += 1;
      return [entry('a', 1, placement)];
    });
  get('one');
  get('two');
  get('one');
  expect(reads).toBe(2);
  get('three');
  get('two');
  expect(reads).toBe(3);
  get('one');
  expect(reads).toBe(4);
});
