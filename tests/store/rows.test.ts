import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry, Write } from '../../src/store/port.ts';
import { keepRows } from '../../src/store/sqlite/rows.ts';
import type { Opened } from './contract.ts';
import { freshSqlite } from './fresh-sqlite.ts';

const seed = 20261123;

describe(`a document that was read or written is kept (seed ${seed})`, () => {
  let opened: Opened;
  let events = 0;

  beforeEach(async () => {
    ({ opened } = await freshSqlite());
  });
  afterEach(() => opened.cleanUp());

  const commit = (writes: readonly Write[], entries: readonly Entry[] = []) =>
    opened.store.commit({ event: `e${events++}`, at: 0, writes, entries, dues: [], outgoing: [] });

  test('whatever is written, refused or taken away: it reads as the file has it', async () => {
    const write = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      rev: fc.nat(3),
      body: fc.option(fc.record({ n: fc.nat() }), { nil: null }),
    });
    const writes = fc.array(fc.uniqueArray(write, { selector: ({ id }) => id, maxLength: 3 }), { maxLength: 15 });
    const outcomes = new Set<string>();
    let rounds = 0;
    await fc.assert(
      fc.asyncProperty(writes, async (given) => {
        const institute = `i${rounds++}`;
        const keyOf = (id: string) => `${institute}/note/${id}` as const;
        for (const one of given) {
          outcomes.add(await commit(one.map(({ id, rev, body }) => ({ key: keyOf(id), rev, body }))));
          const read = await opened.store.read(['a', 'b', 'c'].map(keyOf));
          // A list goes past what is kept.
          expect(read.filter(({ rev }) => rev > 0)).toEqual(await opened.store.list(institute, 'note', null, 10));
        }
      }),
      { seed, numRuns: 100 },
    );
    expect([...outcomes].sort()).toEqual(['conflict', 'done']);
  });

  test('what was undone with its whole group is not kept', async () => {
    await commit([{ key: 'demo/note/a', rev: 0, body: { n: 1 } }]);
    // Text where SQLite wants a number: found only while writing, so that the group is undone.
    const broken = { key: 'k', institute: 'demo', placement: 'p', kind: null, at: 1, minutes: 1, amount: 1, by: 'a' };
    const both = await Promise.allSettled([
      commit([{ key: 'demo/note/a', rev: 1, body: { n: 2 } }]),
      commit([], [{ ...broken, undoes: null } as unknown as Entry]),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await opened.store.read(['demo/note/a'])).toMatchObject([{ rev: 1, body: { n: 1 } }]);
  });

  test('who changes what was read changes nothing of what is kept', async () => {
    await commit([{ key: 'demo/note/a', rev: 0, body: { n: 1 } }]);
    const [first] = await opened.store.read(['demo/note/a']);
    Object.assign(first?.body ?? {}, { n: 2 });
    expect(await opened.store.read(['demo/note/a'])).toMatchObject([{ body: { n: 1 } }]);
  });
});

test('no more characters are kept than was said; what was put in longest ago leaves first', () => {
  const rows = keepRows(2 * (100 + 'i/k/a'.length + 10));
  const row = { rev: 1, body: '"12345678"' };
  rows.put('i/k/a', row);
  rows.put('i/k/b', row);
  rows.put('i/k/a', { ...row, rev: 2 });
  rows.put('i/k/c', row);
  expect([rows.get('i/k/a')?.rev, rows.get('i/k/b'), rows.get('i/k/c')?.rev]).toEqual([2, undefined, 1]);
  rows.drop('i/k/a');
  rows.put('i/k/d', row);
  expect([rows.get('i/k/c')?.rev, rows.get('i/k/d')?.rev]).toEqual([1, 1]);
  rows.clear();
  expect(rows.get('i/k/d')).toBeUndefined();
});
