import { describe, expect, test } from 'vitest';
import { commitOf, due, entry, NOW, write } from '../sample.ts';
import { A, type Current, stored } from './current.ts';

/** Due moments and the ledger. */
export function momentRules(at: Current): void {
  describe('due moments', () => {
    const keys = async (now: number, limit = 10) => (await at.store.due(now, limit)).map(({ key }) => key);

    test('come earliest first, up to and including now, at most the limit', async () => {
      const dues = [due('c', NOW + 1), due('b', NOW), due('a', NOW - 5), due('d', NOW + 9e11)];
      await at.store.commit(commitOf('1', { dues }));
      expect(await at.store.due(NOW, 10)).toEqual([due('a', NOW - 5), due('b', NOW)]);
      expect(await keys(NOW - 6)).toEqual([]);
      expect(await keys(NOW, 1)).toEqual(['a']);
      expect(await keys(Infinity)).toEqual(['a', 'b', 'c', 'd']);
      expect(await keys(Infinity, 3)).toEqual(['a', 'b', 'c']);
    });

    test('moments at the same time come in the order of their keys', async () => {
      await at.store.commit(commitOf('1', { dues: ['m', 'z', 'a'].map((key) => due(key, NOW)) }));
      expect(await keys(NOW)).toEqual(['a', 'm', 'z']);
    });

    test('one is moved by setting it again and taken away by null; each has one place', async () => {
      await at.store.commit(commitOf('1', { dues: [due('a', NOW), due('b', NOW + 1)] }));
      const moved = { ...due('a', NOW + 2), kind: 'escalation', subject: 'p2' };
      await at.store.commit(commitOf('2', { dues: [moved] }));
      expect(await at.store.due(Infinity, 10)).toEqual([due('b', NOW + 1), moved]);
      await at.store.commit(commitOf('3', { dues: [due('a', NOW - 1)] }));
      expect(await keys(Infinity)).toEqual(['a', 'b']);
      await at.store.commit(commitOf('4', { dues: [due('a', null), due('never set', null)] }));
      expect(await keys(Infinity)).toEqual(['b']);
    });

    test('looking does not take', async () => {
      await at.store.commit(commitOf('1', { dues: [due('a', NOW)] }));
      expect([await keys(NOW), await keys(NOW)]).toEqual([['a'], ['a']]);
    });
  });

  describe('ledger', () => {
    test('from a moment on, oldest first, same moments by key', async () => {
      const entries = [entry('b', NOW), entry('c', NOW - 1), entry('a', NOW), entry('d', NOW - 2)];
      await at.store.commit(commitOf('1', { entries }));
      expect(await at.store.entries('demo', NOW - 1)).toEqual([entry('c', NOW - 1), entry('a', NOW), entry('b', NOW)]);
      expect(await at.store.entries('demo', 0)).toHaveLength(4);
      expect(await at.store.entries('demo', NOW + 1)).toEqual([]);
    });

    test('a repeated key is ignored, the rest of the commit is not', async () => {
      await at.store.commit(commitOf('1', { entries: [entry('k')] }));
      const again = [{ ...entry('k', NOW + 5), minutes: 1 }, entry('other')];
      expect(await at.store.commit(commitOf('2', { entries: again, writes: [write(A, 0, 1)] }))).toBe('done');
      expect(await at.store.entries('demo', 0)).toEqual([entry('k'), entry('other')]);
      expect(await stored(at, A)).toEqual([[1, 1]]);
    });
  });
}
