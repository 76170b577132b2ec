import { describe, expect, test } from 'vitest';
import { commitOf, message, outgoing } from '../sample.ts';
import { type Current, messages } from './current.ts';

/** Outgoing messages: their order, their one key, their settling. */
export function outgoingRules(at: Current): void {
  describe('outgoing messages', () => {
    const names = (found: { key: string }[]) => found.map(({ key }) => key);
    const unsettled = async (limit = 100) => names(await at.store.outgoing({ of: 'unsettled', limit }));

    test('come per address in the order of commit, after a seq, at most the limit', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('z'), outgoing('x', 'a2'), outgoing('y')] }));
      await at.store.commit(commitOf('2', { outgoing: [outgoing('b')] }));
      const found = await messages(at);
      expect(found).toMatchObject([outgoing('z'), outgoing('y'), outgoing('b')]);
      const seqs = found.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      expect(seqs[0]).toBeGreaterThan(0);
      expect(names(await messages(at, seqs[0]))).toEqual(['y', 'b']);
      expect(names(await messages(at, seqs[0], 1))).toEqual(['y']);
      expect(await messages(at, seqs[2])).toEqual([]);
      expect(names(await messages(at, 0, 100, 'a2'))).toEqual(['x']);
      const slack = { channel: 'slack', id: 'a1' } as const;
      expect(await at.store.outgoing({ of: 'address', to: slack, after: 0, limit: 10 })).toEqual([]);
    });

    test('a repeated key is ignored: one key is one message', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('m')] }));
      await at.store.settle('m', 'waiting', 'sent', 'ref');
      const again = { ...outgoing('m'), message: message('iets anders') };
      expect(await at.store.commit(commitOf('2', { outgoing: [again, outgoing('n')] }))).toBe('done');
      expect(await messages(at)).toMatchObject([{ ...outgoing('m'), state: 'sent', ref: 'ref' }, outgoing('n')]);
    });

    test('what is unsettled comes from a seq on, whatever its address', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('a'), outgoing('b', 'a2'), outgoing('c')] }));
      await at.store.settle('b', 'waiting', 'sent', null);
      await at.store.commit(commitOf('2', { outgoing: [outgoing('d', 'a2')] }));
      const [first, second] = await at.store.outgoing({ of: 'unsettled', limit: 10 });
      const after = async (seq = 0) => names(await at.store.outgoing({ of: 'unsettled', after: seq, limit: 10 }));
      expect([first?.key, await after(), await after(first?.seq), await after(second?.seq)]).toEqual([
        ...['a', ['a', 'c', 'd'], ['c', 'd'], ['d']],
      ]);
    });

    test('settling moves only from the state that was meant', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('m')] }));
      expect(await at.store.settle('m', 'sending', 'sent', 'r')).toBe(false);
      expect(await at.store.settle('m', 'waiting', 'sending', null)).toBe(true);
      expect(await at.store.settle('m', 'waiting', 'sending', null)).toBe(false);
      expect(await at.store.settle('nobody', 'waiting', 'sending', null)).toBe(false);
      expect(await at.store.settle('m', 'sending', 'sent', 'r')).toBe(true);
      await at.reopen();
      expect(await messages(at)).toMatchObject([{ state: 'sent', ref: 'r' }]);
    });

    test('of twenty that claim one message at once, one gets it', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('m')] }));
      const claims = await Promise.all(
        Array.from({ length: 20 }, () => at.store.settle('m', 'waiting', 'sending', null)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    test('unsettled are those waiting or left in sending, oldest first, at most the limit', async () => {
      await at.store.commit(commitOf('1', { outgoing: ['a', 'b', 'c', 'd', 'e'].map((key) => outgoing(key)) }));
      await at.store.commit(commitOf('2', { outgoing: [outgoing('f', 'a2')] }));
      expect(await unsettled()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
      expect(await unsettled(2)).toEqual(['a', 'b']);
      await at.store.settle('b', 'waiting', 'sending', null);
      await at.store.settle('a', 'waiting', 'sent', 'r');
      await at.store.settle('c', 'waiting', 'refused', null);
      await at.store.settle('d', 'waiting', 'unknown', null);
      expect(await unsettled()).toEqual(['b', 'e', 'f']);
      await at.reopen();
      expect(await unsettled()).toEqual(['b', 'e', 'f']);
      await at.store.settle('b', 'sending', 'waiting', null);
      expect(await unsettled()).toEqual(['b', 'e', 'f']);
    });

    test('a replacement knows the ref of what it replaces as soon as that has one', async () => {
      const replacing = [outgoing('new', 'a1', 'old'), outgoing('lost', 'a1', 'nothing')];
      await at.store.commit(commitOf('1', { outgoing: [outgoing('old'), ...replacing] }));
      const refs = async () => (await messages(at)).map(({ replacesRef }) => replacesRef);
      expect(await refs()).toEqual([null, null, null]);
      await at.store.settle('old', 'waiting', 'sent', 'platform-7');
      expect(await refs()).toEqual([null, 'platform-7', null]);
      const [waiting] = await at.store.outgoing({ of: 'unsettled', limit: 1 });
      expect(waiting).toMatchObject({ key: 'new', replaces: 'old', replacesRef: 'platform-7' });
    });

    test('what went to another address cannot be replaced from here', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('old'), outgoing('new', 'a2', 'old')] }));
      await at.store.settle('old', 'waiting', 'sent', 'platform-7');
      expect(await messages(at, 0, 10, 'a2')).toMatchObject([{ key: 'new', replaces: 'old', replacesRef: null }]);
    });

    test('one message is found by its key', async () => {
      await at.store.commit(commitOf('1', { outgoing: [outgoing('m'), outgoing('n', 'a2')] }));
      expect(await at.store.outgoing({ of: 'key', key: 'n', limit: 1 })).toMatchObject([outgoing('n', 'a2')]);
      expect(await at.store.outgoing({ of: 'key', key: 'o', limit: 1 })).toEqual([]);
    });
  });
}
