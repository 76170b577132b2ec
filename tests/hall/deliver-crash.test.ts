import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { freshSqlite } from '../store/fresh-sqlite.ts';
import { outgoing } from '../store/sample.ts';
import { delivery, platform, put, states } from './platform.ts';

type Open = Awaited<ReturnType<typeof freshSqlite>>['opened'];
let opened: Open;
let store: Store;

beforeEach(async () => {
  ({ opened } = await freshSqlite());
  store = opened.store;
});
afterEach(() => opened.cleanUp());

const never = () => new Promise<void>(() => undefined);

describe('after a crash', () => {
  /** Ends the program at a moment in the sending of `a`, and starts another on what it left. */
  async function crash(
    given: { repeatable?: boolean; resumes?: boolean },
    at: 'before claim' | 'while sending' | 'before settling' | 'after',
  ) {
    const here = Promise.withResolvers<void>();
    const stopAt = async (moment: typeof at, done: Promise<unknown>) => {
      if (moment !== at) return done;
      here.resolve();
      return never();
    };
    const first = platform(async () => {
      await stopAt('while sending', Promise.resolve());
      return { kind: 'sent', ref: 'p1' };
    }, given);
    const over: Store = {
      ...store,
      async settle(key, from, to, ref) {
        await stopAt(to === 'sending' ? 'before claim' : 'before settling', Promise.resolve());
        return store.settle(key, from, to, ref);
      },
    };
    await put(store, outgoing('a'));
    const one = delivery([first.channel], over);
    one.wake();
    if (at === 'after') await one.idle();
    else await here.promise;
    store = await opened.reopen();
    await put(store, outgoing('b'));
    const second = platform(() => ({ kind: 'sent', ref: 'p2' }), given);
    const two = delivery([second.channel], store);
    await two.recover();
    await two.idle();
    const left = second.arrived.filter((one) => one.left).map(({ key }) => key);
    return { first: first.keys(), second: second.keys(), states: await states(store), left };
  }

  test.each([
    ['before claim', [], ['a', 'b'], ['a sent p2', 'b sent p2']],
    ['while sending', ['a'], ['b'], ['a unknown', 'b sent p2']],
    ['before settling', ['a'], ['b'], ['a unknown', 'b sent p2']],
    ['after', ['a'], ['b'], ['a sent p1', 'b sent p2']],
  ] as const)('%s, where a second one would be shown: never sent again', async (at, first, second, end) => {
    expect(await crash({}, at)).toEqual({ first, second, states: end, left: [] });
  });

  test.each([
    ['while sending', ['a'], ['a', 'b'], ['a sent p2', 'b sent p2']],
    ['before settling', ['a'], ['a', 'b'], ['a sent p2', 'b sent p2']],
    ['after', ['a'], ['b'], ['a sent p1', 'b sent p2']],
  ] as const)('%s, where one key is one message: sent again with the same key', async (at, first, second, end) => {
    expect(await crash({ repeatable: true }, at)).toEqual({ first, second, states: end, left: [] });
  });

  test.each([
    ['before claim', [], ['a', 'b'], ['a sent p2', 'b sent p2'], []],
    ['while sending', ['a'], ['a', 'b'], ['a sent p2', 'b sent p2'], ['a']],
    ['before settling', ['a'], ['a', 'b'], ['a sent p2', 'b sent p2'], ['a']],
    ['after', ['a'], ['b'], ['a sent p1', 'b sent p2'], []],
  ] as const)(
    '%s, where it can be looked up: handed on as left, in its place',
    async (at, first, second, end, left) => {
      expect(await crash({ resumes: true }, at)).toEqual({ first, second, states: end, left });
    },
  );

  test('one that waits with a part of it there is left, one that waits with nothing is not', async () => {
    await put(store, outgoing('a'), outgoing('b', 'a2'));
    const first = platform(({ key }) => ({ kind: 'later', afterMs: 1, ...(key === 'a' && { begun: true }) }), {
      resumes: true,
    });
    const waiting = delivery([first.channel], store, never);
    waiting.wake();
    await expect.poll(() => waiting.waits).toEqual([1, 1]);
    store = await opened.reopen();
    const second = platform(undefined, { resumes: true });
    const sender = delivery([second.channel], store);
    await sender.recover();
    await sender.idle();
    expect(second.arrived.map(({ key, left }) => [key, left])).toEqual([
      ['a', true],
      ['b', undefined],
    ]);
  });

  test('2,500 that were under way are all settled, also those one look cannot see', async () => {
    await put(store, ...Array.from({ length: 2_500 }, (_, at) => outgoing(`m${at}`, `adres${at % 50}`)));
    for (let at = 0; at < 2_500; at += 1) await store.settle(`m${at}`, 'waiting', 'sending', null);
    await put(store, outgoing('nieuw'));
    const { channel, keys } = platform();
    const sender = delivery([channel], store);
    await sender.recover();
    await sender.idle();
    expect(keys()).toEqual(['nieuw']);
    expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
  });

  test('what another process is sending now is left to it', async () => {
    await put(store, outgoing('a'));
    await store.settle('a', 'waiting', 'sending', null);
    const { channel, keys } = platform();
    const sender = delivery([channel], store);
    sender.wake();
    await sender.idle();
    expect(keys()).toEqual([]);
    expect(await states(store)).toEqual(['a sending']);
  });

  test('two deliveries over one store send each message once', async () => {
    await put(store, ...Array.from({ length: 300 }, (_, at) => outgoing(`m${at}`, `adres${at % 20}`)));
    const { channel, keys } = platform();
    const [one, two] = [delivery([channel], store), delivery([channel], store)];
    one.wake();
    two.wake();
    await Promise.all([one.idle(), two.idle()]);
    expect(keys()).toHaveLength(300);
    expect(new Set(keys()).size).toBe(300);
    expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
  });
});
