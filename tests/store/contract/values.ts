import { describe, expect, test } from 'vitest';
import type { Key } from '../../../src/store/port.ts';
import { commitOf, due, entry, message, NOW, outgoing, write } from '../sample.ts';
import { A, type Current, messages, stored } from './current.ts';

/** Listing, odd values and keys, closing. */
export function valueRules(at: Current): void {
  describe('listing', () => {
    test('pages through one kind by key', async () => {
      const ids = ['b', 'a', 'e', 'd', 'c'];
      await at.store.commit(commitOf('1', { writes: ids.map((id) => write(`demo/session/${id}`, 0, id)) }));
      await at.store.commit(commitOf('2', { writes: [write('demo/sessions/x', 0, 1), write('demo/person/x', 0, 1)] }));
      const seen: unknown[] = [];
      for (let after: string | null = null; ; ) {
        const page = await at.store.list('demo', 'session', after, 2);
        expect(page.length).toBeLessThanOrEqual(2);
        seen.push(...page.map(({ body }) => body));
        after = page.at(-1)?.key ?? null;
        if (page.length < 2) break;
      }
      expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(await at.store.list('demo', 'session', 'demo/session/bb', 1)).toEqual([
        { key: 'demo/session/c', rev: 1, body: 'c' },
      ]);
    });

    test('institutes are apart, also where one name begins with the other', async () => {
      for (const institute of ['oost', 'oost2', 'oos', 'oost-1']) {
        const effects = { writes: [write(`${institute}/session/a`, 0, institute)] };
        await at.store.commit(commitOf(institute, { ...effects, entries: [entry('same', NOW, institute)] }));
      }
      expect(await at.store.list('oost', 'session', null, 10)).toMatchObject([{ body: 'oost' }]);
      expect(await at.store.entries('oost', 0)).toEqual([entry('same', NOW, 'oost')]);
      expect(await at.store.list('west', 'session', null, 10)).toEqual([]);
      expect(await at.store.entries('west', 0)).toEqual([]);
    });
  });

  describe('values', () => {
    test.each<[string, unknown]>([
      ['emoji and accents', { text: 'Reünie 👩🏽‍⚕️ — “één” \u2028 \u0000 \ud800' }],
      ['a text of 200 KB', 'ë'.repeat(100_000)],
      ['deep and odd JSON', { a: [{ b: [[]] }, {}, '', 0, -1.5, false, null], __proto__x: { 'a.b': 1 } }],
      ['false', false],
      ['an empty text', ''],
      ['an empty list', []],
      ['zero', 0],
    ])('%s comes back as it was', async (_, body) => {
      await at.store.commit(commitOf('1', { writes: [write(A, 0, body)] }));
      await at.reopen();
      expect(await stored(at, A)).toEqual([[1, body]]);
      expect(await at.store.list('demo', 'session', null, 1)).toEqual([{ key: A, rev: 1, body }]);
    });

    test.each(['%', '_', "'", '"', '/', 'a/b', '\\', '*', '[x]', '{x}', ':', ' ', 'é', '🩺', '$1', '?'])(
      'the id %s is a key like any other',
      async (id) => {
        const key: Key = `demo/session/${id}`;
        const effects = { writes: [write(key, 0, id)], entries: [entry(id)], dues: [due(id, NOW)] };
        await at.store.commit(commitOf(id, { ...effects, outgoing: [outgoing(id, id)] }));
        expect(await at.store.commit(commitOf(id))).toBe('duplicate');
        expect(await at.store.read([key, 'demo/session/x'])).toMatchObject([{ key, body: id }, { rev: 0 }]);
        expect(await at.store.list('demo', 'session', null, 9)).toMatchObject([{ key }]);
        expect(await at.store.entries('demo', 0)).toEqual([entry(id)]);
        expect(await at.store.due(NOW, 9)).toEqual([due(id, NOW)]);
        expect(await messages(at, 0, 9, id)).toMatchObject([outgoing(id, id)]);
        expect(await at.store.settle(id, 'waiting', 'sent', id)).toBe(true);
      },
    );

    test('a long message comes back as it was', async () => {
      const long = { ...outgoing('m'), message: message('🩺'.repeat(10_000)) };
      await at.store.commit(commitOf('1', { outgoing: [long] }));
      expect(await messages(at)).toMatchObject([long]);
    });
  });

  describe('closing', () => {
    test('what was committed before is kept, everything after rejects as closed', async () => {
      const committing = at.store.commit(commitOf('1', { writes: [write(A, 0, 1)] }));
      await at.store.close();
      expect(await committing).toBe('done');
      const closed = { name: 'StoreError', code: 'closed' };
      await expect(at.store.read([A])).rejects.toMatchObject(closed);
      await expect(at.store.commit(commitOf('2'))).rejects.toMatchObject(closed);
      await expect(at.store.settle('m', 'waiting', 'sent', null)).rejects.toMatchObject(closed);
      await expect(at.store.due(NOW, 1)).rejects.toMatchObject(closed);
      await at.store.close();
      await at.reopen();
      expect(await stored(at, A)).toEqual([[1, 1]]);
    });
  });
}
