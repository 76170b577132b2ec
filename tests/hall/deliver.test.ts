import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../adapters/channel.ts';
import type { NewOutgoing, Store } from '../../src/store/port.ts';
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

describe('sending', () => {
  test('in the order of commit per address, one at a time, while other addresses go at the same moment', async () => {
    const addresses = Array.from({ length: 5 }, (_, at) => `adres${at}`);
    for (let at = 0; at < 40; at += 1) await put(store, outgoing(`m${at}`, addresses[at % 5]));
    const { channel, arrived, most } = platform();
    const sender = delivery([channel], store);
    sender.wake();
    // New messages and calls in between change nothing about it.
    for (let at = 40; at < 60; at += 1) {
      await put(store, outgoing(`m${at}`, addresses[at % 5]));
      sender.wake();
    }
    await sender.idle();
    for (const [at, address] of addresses.entries()) {
      const got = arrived.filter(({ to }) => to.id === address).map(({ key }) => key);
      expect(got).toEqual(Array.from({ length: 12 }, (_, nth) => `m${nth * 5 + at}`));
    }
    expect(most.perAddress).toBe(1);
    expect(most.atAll).toBe(5);
    expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
    expect(sender.lines).toEqual([]);
  });

  test('a slow address does not hold up another', async () => {
    const slow = Promise.withResolvers<void>();
    const other = Promise.withResolvers<void>();
    const { channel, keys } = platform(async ({ to }) => {
      if (to.id === 'traag') await slow.promise;
      else other.resolve();
      return sent;
    });
    await put(store, outgoing('t1', 'traag'), outgoing('t2', 'traag'), outgoing('s1', 'snel'));
    const sender = delivery([channel], store);
    sender.wake();
    await other.promise;
    expect(keys()).toEqual(['t1', 's1']);
    slow.resolve();
    await sender.idle();
    expect(keys()).toEqual(['t1', 's1', 't2']);
  });

  test('each on its own channel', async () => {
    const web = platform();
    const teams = platform(undefined, { name: 'teams' });
    const sender = delivery([web.channel, teams.channel], store);
    await put(store, outgoing('w'), { ...outgoing('t'), to: { channel: 'teams', id: 'a1' } });
    sender.wake();
    await sender.idle();
    expect([web.keys(), teams.keys()]).toEqual([['w'], ['t']]);
  });

  test.each([true, false])('settles as the platform says (repeatable: %s)', async (repeatable) => {
    const outcomes: Record<string, Outcome> = {
      a: { kind: 'sent', ref: 'p1' },
      b: { kind: 'refused', code: 'blocked' },
      c: { kind: 'unknown', code: 'timeout' },
      d: { kind: 'sent', ref: null },
    };
    const { channel } = platform(({ key }) => outcomes[key] ?? sent, { repeatable });
    await put(store, ...Object.keys(outcomes).map((key) => outgoing(key)));
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    expect(await states(store)).toEqual(['a sent p1', 'b refused', 'c unknown', 'd sent']);
    expect(sender.lines.map((line) => JSON.parse(line))).toEqual([
      { event: 'message not delivered', key: 'b', outcome: 'refused', code: 'blocked' },
      { event: 'message not delivered', key: 'c', outcome: 'unknown', code: 'timeout' },
    ]);
  });

  test.each([true, false])('waits as long as the platform asks, in its place (repeatable: %s)', async (repeatable) => {
    const { channel, keys } = platform((_, nth) => (nth <= 2 ? { kind: 'later', afterMs: nth * 100 } : sent), {
      repeatable,
    });
    await put(store, outgoing('a'), outgoing('b'));
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    expect(keys()).toEqual(['a', 'a', 'a', 'b']);
    expect(sender.waits).toEqual([100, 200]);
    expect(await states(store)).toEqual(['a sent', 'b sent']);
  });

  test.each([
    [false, 'm waiting'],
    [true, 'm sending'],
  ])("what rests is nobody's until then, unless a part of it was sent (begun: %s)", async (begun, expected) => {
    await put(store, outgoing('m'));
    const { channel, keys } = platform((_, nth) => (nth === 1 ? { kind: 'later', afterMs: 9, begun } : sent));
    const during: string[] = [];
    const sender = delivery([channel], store, async () => void during.push(...(await states(store))));
    await sender.recover();
    await sender.idle();
    expect(during).toEqual([expected]);
    expect(keys()).toEqual(['m', 'm']);
    expect(await states(store)).toEqual(['m sent']);
  });

  test('a replacement names what it replaces as the platform knows it, also when both were waiting', async () => {
    const { channel, arrived } = platform(({ key }) => ({ kind: 'sent', ref: `p-${key}` }));
    await put(store, outgoing('a'), outgoing('b', 'a1', 'a'), outgoing('c', 'a1', 'b'));
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    await put(store, outgoing('d', 'a1', 'c'));
    sender.wake();
    await sender.idle();
    expect(arrived.map(({ replaces }) => replaces)).toEqual([
      null,
      { key: 'a', ref: 'p-a' },
      { key: 'b', ref: 'p-b' },
      { key: 'c', ref: 'p-c' },
    ]);
  });

  test('2,500 waiting for 50 people all go, each once', async () => {
    await put(store, ...Array.from({ length: 2_500 }, (_, at) => outgoing(`m${at}`, `adres${at % 50}`)));
    const { channel, keys, most } = platform();
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    expect(keys()).toHaveLength(2_500);
    expect(new Set(keys()).size).toBe(2_500);
    expect(most.perAddress).toBe(1);
    expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
  });

  test('1,500 for a channel that does not run stay waiting and hold up nobody', async () => {
    await put(
      store,
      ...Array.from({ length: 1_500 }, (_, at): NewOutgoing => {
        return { ...outgoing(`slack${at}`), to: { channel: 'slack', id: 'kanaal' } };
      }),
      outgoing('web'),
    );
    const { channel, keys } = platform();
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    sender.wake();
    await sender.idle();
    expect(keys()).toEqual(['web']);
    const left = await store.outgoing({ of: 'unsettled', limit: 1e4 });
    expect(left.filter(({ state }) => state === 'waiting')).toHaveLength(1_500);
    const slack = platform(undefined, { name: 'slack' });
    const next = delivery([channel, slack.channel], store);
    await next.recover();
    await next.idle();
    expect(slack.keys()).toHaveLength(1_500);
  });
});
