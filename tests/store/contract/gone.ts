import { describe, expect, test } from 'vitest';
import { commitOf, entry, NOW, outgoing } from '../sample.ts';
import { type Current, messages } from './current.ts';

/** What leaves the store: messages by key and by address, and counts that are too old. */
export function goneRules(at: Current): void {
  describe('what is to be gone', () => {
    test('leaves: messages by key, all to an address, and a ledger before a moment', async () => {
      await at.store.commit(
        commitOf('1', {
          outgoing: [outgoing('a'), outgoing('b'), outgoing('x', 'a2'), outgoing('y', 'a2')],
          entries: [entry('old', NOW - 1), entry('new', NOW), entry('elsewhere', NOW - 1, 'other')],
        }),
      );
      expect(await at.store.entries('demo', 0, 'p1')).toHaveLength(2);
      const gone = {
        messages: ['a'],
        to: [{ channel: 'web' as const, id: 'a2' }],
        entries: { institute: 'demo', before: NOW },
      };
      expect(await at.store.commit(commitOf('2', { gone, forget: true }))).toBe('done');
      expect((await messages(at)).map(({ key }) => key)).toEqual(['b']);
      expect(await messages(at, 0, 100, 'a2')).toEqual([]);
      expect((await at.store.entries('demo', 0)).map(({ key }) => key)).toEqual(['new']);
      expect((await at.store.entries('demo', 0, 'p1')).map(({ key }) => key)).toEqual(['new']);
      expect(await at.store.entries('other', 0)).toHaveLength(1);
    });

    test('makes room for no earlier number: whoever reads on from the last message sees the next one', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('a'), outgoing('b')] }));
      const [, last] = await messages(at);
      const to = [{ channel: 'web' as const, id: 'a1' }];
      await at.store.commit(commitOf('2', { gone: { messages: [], to }, outgoing: [outgoing('c')] }));
      expect((await messages(at, last?.seq ?? 0)).map(({ key }) => key)).toEqual(['c']);
      await at.store.commit(commitOf('3', { gone: { messages: [], to } }));
      await at.reopen();
      const before = (last?.seq ?? 0) + 1;
      await at.store.commit(commitOf('4', { outgoing: [outgoing('d')] }));
      expect((await messages(at, before)).map(({ key }) => key)).toEqual(['d']);
    });

    test('stays when the commit meets a conflict or came before', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('a')] }));
      const gone = { messages: ['a'], to: [] };
      const writes = [{ key: 'demo/person/p' as const, rev: 3, body: {} }];
      expect(await at.store.commit(commitOf('2', { gone, writes }))).toBe('conflict');
      expect(await at.store.commit(commitOf('1', { gone }))).toBe('duplicate');
      expect(await messages(at)).toHaveLength(1);
    });

    test('what is replaced in the same commit keeps its place on the platform, without its words', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('a')] }));
      await at.store.settle('a', 'waiting', 'sent', 'platform-7');
      const gone = { messages: ['a'], to: [] };
      await at.store.commit(commitOf('2', { gone, forget: true, outgoing: [outgoing('b', 'a1', 'a')] }));
      const wordless = { blocks: [], fields: [], buttons: [], fallback: '' };
      expect(await messages(at)).toMatchObject([
        { key: 'a', ref: 'platform-7', message: wordless },
        { key: 'b', replacesRef: 'platform-7' },
      ]);
    });
  });
}
