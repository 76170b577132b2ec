import { describe, expect, test } from 'vitest';
import { commitOf, write } from '../sample.ts';
import { A, B, type Current, stored } from './current.ts';

/** What a document, a revision and a deletion are. */
export function documentRules(at: Current): void {
  describe('documents', () => {
    test('a missing one has rev 0 and no body; a write adds one to rev', async () => {
      expect(await at.store.read([A])).toEqual([{ key: A, rev: 0, body: null }]);
      expect(await at.store.commit(commitOf('1', { writes: [write(A, 0, { step: 1 })] }))).toBe('done');
      expect(await at.store.commit(commitOf('2', { writes: [write(A, 1, { step: 2 })] }))).toBe('done');
      expect(await at.store.read([B, A, A])).toEqual([
        { key: B, rev: 0, body: null },
        { key: A, rev: 2, body: { step: 2 } },
        { key: A, rev: 2, body: { step: 2 } },
      ]);
      expect(await at.store.read([])).toEqual([]);
    });

    test.each([0, 1, 3])('a write at rev %i of a document at rev 2 conflicts', async (rev) => {
      await at.store.commit(commitOf('1', { writes: [write(A, 0, 'one')] }));
      await at.store.commit(commitOf('2', { writes: [write(A, 1, 'two')] }));
      expect(await at.store.commit(commitOf('3', { writes: [write(A, rev, 'three')] }))).toBe('conflict');
      expect(await at.store.commit(commitOf('4', { writes: [write(A, rev, null)] }))).toBe('conflict');
      expect(await stored(at, A)).toEqual([[2, 'two']]);
    });

    test('a write to a document that is not there conflicts unless at rev 0', async () => {
      expect(await at.store.commit(commitOf('1', { writes: [write(A, 1, 'x')] }))).toBe('conflict');
      expect(await at.store.commit(commitOf('2', { writes: [write(A, 1, null)] }))).toBe('conflict');
      expect(await at.store.commit(commitOf('3', { writes: [write(A, 0, null)] }))).toBe('done');
      expect(await stored(at, A)).toEqual([[0, null]]);
    });

    test('a null body deletes, and the document can be made anew', async () => {
      await at.store.commit(commitOf('1', { writes: [write(A, 0, 'one'), write(B, 0, 'stays')] }));
      expect(await at.store.commit(commitOf('2', { writes: [write(A, 1, null)] }))).toBe('done');
      expect(await stored(at, A, B)).toEqual([
        [0, null],
        [1, 'stays'],
      ]);
      expect(await at.store.list('demo', 'session', null, 10)).toHaveLength(1);
      expect(await at.store.commit(commitOf('3', { writes: [write(A, 0, 'again')] }))).toBe('done');
      expect(await stored(at, A)).toEqual([[1, 'again']]);
    });

    test('what the store holds is apart from the object that was given', async () => {
      const body = { answers: ['one'] };
      const committed = at.store.commit(commitOf('1', { writes: [write(A, 0, body)] }));
      body.answers.push('two');
      await committed;
      expect(await stored(at, A)).toEqual([[1, { answers: ['one'] }]]);
    });

    test('a commit that writes one document twice is a fault and has no effect', async () => {
      const twice = commitOf('1', { writes: [write(A, 0, 1), write(A, 0, 2)] });
      await expect(at.store.commit(twice)).rejects.toMatchObject({ name: 'StoreError', code: 'failed' });
      expect(await stored(at, A)).toEqual([[0, null]]);
    });
  });
}
