import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type NewOutgoing, type Store, StoreError } from '../../src/store/port.ts';
import { freshSqlite } from '../store/fresh-sqlite.ts';
import { outgoing } from '../store/sample.ts';
import { delivery, platform, put, sent, states } from './platform.ts';

type Open = Awaited<ReturnType<typeof freshSqlite>>['opened'];
let opened: Open;
let store: Store;

beforeEach(async () => {
  ({ opened } = await freshSqlite());
  store = opened.store;
});
afterEach(() => opened.cleanUp());

describe('faults', () => {
  const words = 'Vliegenzwam en duizendguldenkruid';
  const secret = (key: string): NewOutgoing => ({
    ...outgoing(key),
    message: { blocks: [], fields: [], buttons: [], fallback: words },
  });
  const throwing = (repeatable: boolean, times: number) =>
    platform(
      ({ key, message }, nth) => {
        if (key === 'a' && nth <= times)
          throw Object.assign(new TypeError(`cannot render ${message.fallback}`), { code: 'E_RENDER' });
        return sent;
      },
      { repeatable },
    );

  test('a channel that throws, where a second one would be shown: unknown at once, and the next goes', async () => {
    const { channel, keys } = throwing(false, 99);
    await put(store, secret('a'), secret('b'));
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    expect(keys()).toEqual(['a', 'b']);
    expect(await states(store)).toEqual(['a unknown', 'b sent']);
    expect(sender.lines.map((line) => JSON.parse(line))).toEqual([
      { event: 'message not delivered', key: 'a', outcome: 'unknown', code: 'TypeError:E_RENDER' },
    ]);
    expect(sender.lines.join()).not.toContain('Vliegenzwam');
  });

  test.each([
    [2, ['a', 'a', 'a', 'b'], 'a sent', [1_000, 5_000]],
    [99, ['a', 'a', 'a', 'a', 'b'], 'a unknown', [1_000, 5_000, 25_000]],
  ] as const)(
    'one that throws %i times, where one key is one message: tried again, not for ever',
    async (times, went, end, waits) => {
      const { channel, keys } = throwing(true, times);
      await put(store, secret('a'), secret('b'));
      const sender = delivery([channel], store);
      sender.wake();
      await sender.idle();
      expect(keys()).toEqual(went);
      expect(await states(store)).toEqual([end, 'b sent']);
      expect(sender.waits).toEqual(waits);
      expect(sender.lines.join()).not.toContain('Vliegenzwam');
    },
  );

  test.each([true, false])(
    'a store that fails on one message holds up no other and is asked again later (repeatable: %s)',
    async (repeatable) => {
      let failing = true;
      const over: Store = {
        ...store,
        async settle(key, from, to, ref) {
          if (failing && key === 'a') throw new StoreError('failed', words);
          return store.settle(key, from, to, ref);
        },
      };
      const later = Promise.withResolvers<void>();
      const { channel, keys } = platform(undefined, { repeatable });
      await put(store, secret('a'), secret('b'));
      const sender = delivery([channel], over, () => later.promise);
      sender.wake();
      await sender.idle();
      sender.wake();
      await sender.idle();
      expect(keys()).toEqual(repeatable ? ['a', 'b'] : ['b']);
      expect(await states(store)).toEqual(['a waiting', 'b sent']);
      expect(sender.lines.map((line) => JSON.parse(line))).toEqual([
        { event: 'delivery failed', key: 'a', code: 'StoreError:failed' },
      ]);
      failing = false;
      later.resolve();
      await new Promise(setImmediate);
      await sender.idle();
      expect(await states(store)).toEqual(['a sent', 'b sent']);
    },
  );

  test('a store that cannot be read is looked at again with the next message', async () => {
    let failing = true;
    const over: Store = {
      ...store,
      async outgoing(query) {
        if (failing) throw new StoreError('failed', words);
        return store.outgoing(query);
      },
    };
    const { channel, keys } = platform();
    await put(store, secret('a'));
    const sender = delivery([channel], over);
    sender.wake();
    await sender.idle();
    expect(sender.lines).toEqual(['{"event":"delivery failed","code":"StoreError:failed"}']);
    failing = false;
    sender.wake();
    await sender.idle();
    expect(keys()).toEqual(['a']);
  });
});
