import { describe, expect, test } from 'vitest';
import { commitOf, due, entry, NOW, outgoing, write } from '../sample.ts';
import { A, B, type Current, messages, stored } from './current.ts';

/** One effect per event, all or nothing, one winner. */
export function commitRules(at: Current): void {
  describe('events', () => {
    test('the same event has one effect, also after reopening', async () => {
      await at.store.commit(commitOf('e', { writes: [write(A, 0, 1)], entries: [entry('k1')] }));
      const again = commitOf('e', { writes: [write(A, 1, 2)], entries: [entry('k2')], outgoing: [outgoing('m')] });
      expect(await at.store.commit(again)).toBe('duplicate');
      await at.reopen();
      expect(await at.store.commit(again)).toBe('duplicate');
      expect(await stored(at, A)).toEqual([[1, 1]]);
      expect(await at.store.entries('demo', 0)).toEqual([entry('k1')]);
      expect(await messages(at)).toEqual([]);
    });

    test('twenty deliveries at once of one event: one done, the rest duplicates', async () => {
      const all = Array.from({ length: 20 }, (_, i) => at.store.commit(commitOf('e', { writes: [write(A, 0, i)] })));
      expect((await Promise.all(all)).sort()).toEqual(['done', ...Array(19).fill('duplicate')]);
      expect((await stored(at, A))[0]?.[0]).toBe(1);
    });

    test('an event that conflicted is not remembered, so it can be decided again', async () => {
      await at.store.commit(commitOf('1', { writes: [write(A, 0, 1)] }));
      expect(await at.store.commit(commitOf('2', { writes: [write(A, 0, 2)] }))).toBe('conflict');
      expect(await at.store.commit(commitOf('2', { writes: [write(A, 1, 2)] }))).toBe('done');
    });
  });

  describe('all or nothing', () => {
    test.each([
      ['the first', [write(A, 0, 'new'), write(B, 0, 'new')]],
      ['the last', [write(B, 0, 'new'), write(A, 0, 'new')]],
    ])('a conflict on %s document leaves nothing of the commit', async (_, writes) => {
      await at.store.commit(commitOf('1', { writes: [write(A, 0, 'old')], dues: [due('d', NOW)] }));
      const effects = { writes, entries: [entry('k')], dues: [due('d', null), due('d2', NOW)] };
      expect(await at.store.commit(commitOf('2', { ...effects, outgoing: [outgoing('m')] }))).toBe('conflict');
      expect(await stored(at, A, B)).toEqual([
        [1, 'old'],
        [0, null],
      ]);
      expect(await at.store.entries('demo', 0)).toEqual([]);
      expect(await at.store.due(Infinity, 10)).toEqual([due('d', NOW)]);
      expect(await messages(at)).toEqual([]);
    });

    test('everything of a done commit is there after reopening', async () => {
      const effects = { writes: [write(A, 0, 'x')], entries: [entry('k')], dues: [due('d', NOW)] };
      await at.store.commit(commitOf('1', { ...effects, outgoing: [outgoing('m')] }));
      await at.reopen();
      expect(await stored(at, A)).toEqual([[1, 'x']]);
      expect(await at.store.entries('demo', 0)).toEqual([entry('k')]);
      expect(await at.store.due(NOW, 10)).toEqual([due('d', NOW)]);
      expect(await messages(at)).toMatchObject([{ ...outgoing('m'), state: 'waiting', ref: null, replacesRef: null }]);
    });
  });

  describe('commits at once', () => {
    test('to one document: exactly one is done, the rest conflict', async () => {
      for (let rev = 0; rev < 5; rev++) {
        const all = Array.from({ length: 20 }, (_, i) => {
          return at.store.commit(
            commitOf(`${rev}.${i}`, { writes: [write(A, rev, i)], entries: [entry(`${rev}.${i}`)] }),
          );
        });
        const results = await Promise.all(all);
        expect(results.toSorted()).toEqual([...Array(19).fill('conflict'), 'done']);
        expect(await stored(at, A)).toEqual([[rev + 1, results.indexOf('done')]]);
      }
      expect(await at.store.entries('demo', 0)).toHaveLength(5);
    });

    test('counters raised by many at once, deciding again on conflict, lose nothing', async () => {
      const raise = async (event: string): Promise<void> => {
        const [found] = await at.store.read([A]);
        const next = commitOf(event, { writes: [write(A, found?.rev ?? 0, Number(found?.body ?? 0) + 1)] });
        if ((await at.store.commit(next)) === 'conflict') await raise(event);
      };
      await Promise.all(Array.from({ length: 15 }, (_, i) => raise(`e${i}`)));
      expect(await stored(at, A)).toEqual([[15, 15]]);
    });
  });
}
