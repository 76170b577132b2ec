import { describe, expect, test } from 'vitest';
import { good, post, send } from './client.ts';
import { openedPerTest } from './demo.ts';
import { openEvents } from './events.ts';

const open = openedPerTest();

describe('the stream', () => {
  const line = (text: string) => ({ blocks: [{ kind: 'text' as const, text }], fallback: text });

  test('brings what was there and what is new, in order and once', async () => {
    const demo = await open();
    for (const n of [1, 2, 3]) await demo.tell('aios-oost', `k${n}`, line(`regel ${n}`));
    const events = await openEvents(demo, '/web/messages?person=aios-oost');
    await events.until(3);
    expect(await demo.tell('aios-oost', 'k4', line('regel 4'), 'k3')).toEqual({ kind: 'sent', ref: null });
    await demo.tell('opleider-oost', 'anders', line('voor een ander'));
    await demo.tell('aios-oost', 'k5', line('regel 5'));
    await events.until(5);
    expect(events.seen.map(({ id, data }) => [id, data.seq, data.key, data.replaces, data.fallback])).toEqual([
      ['1', 1, 'k1', null, 'regel 1'],
      ['2', 2, 'k2', null, 'regel 2'],
      ['3', 3, 'k3', null, 'regel 3'],
      ['4', 4, 'k4', 'k3', 'regel 4'],
      ['5', 5, 'k5', null, 'regel 5'],
    ]);
    expect(events.seen[0]?.data.cards).toMatchObject([{ type: 'AdaptiveCard' }]);
  });

  test('goes on after what the page has', async () => {
    const demo = await open();
    for (let n = 1; n <= 130; n += 1) await demo.tell('aios-oost', `k${n}`, line(`regel ${n}`));
    const seqs = async (path: string, count: number, headers = {}) => {
      const events = await openEvents(demo, path, headers);
      await events.until(count);
      events.close();
      return events.seen.map(({ data }) => data.seq);
    };
    expect(await seqs('/web/messages?person=aios-oost&after=127', 3)).toEqual([128, 129, 130]);
    expect(await seqs('/web/messages?person=aios-oost&after=3', 1, { 'last-event-id': '129' })).toEqual([130]);
    expect(await seqs('/web/messages?person=aios-oost', 130)).toEqual(Array.from({ length: 130 }, (_, at) => at + 1));
  });

  test('one stream serves several people, without ids that would be ambiguous', async () => {
    const demo = await open();
    await demo.tell('aios-oost', 'a1', line('a'));
    await demo.tell('opleider-oost', 'o1', line('o'));
    await demo.tell('opleider-oost', 'o2', line('o'));
    const events = await openEvents(demo, '/web/messages?person=aios-oost&after=0&person=opleider-oost&after=1');
    await events.until(2);
    await demo.tell('aios-oost', 'a2', line('a'));
    await events.until(3);
    expect(events.seen.map(({ id, data }) => [id, data.person, data.key])).toEqual([
      [null, 'aios-oost', 'a1'],
      [null, 'opleider-oost', 'o2'],
      [null, 'aios-oost', 'a2'],
    ]);
  });

  test.each([
    ['/web/messages', 400],
    ['/web/messages?person=niemand', 404],
    ['/web/messages?person=aios-oost&after=-1', 400],
    ['/web/messages?person=aios-oost&after=1e9', 400],
    ['/web/messages?person=aios-oost&person=aios-oost', 400],
    ['/web/messages?person=a&person=b&person=c&person=d&person=e', 400],
  ])('%s is refused', async (path, status) => {
    expect((await send(await open(), 'GET', path)).status).toBe(status);
  });

  test('there is a limit to how many are open, and one that closes makes room', async () => {
    const demo = await open();
    const all = await Promise.all(Array.from({ length: 64 }, () => openEvents(demo, '/web/messages?person=groep')));
    expect((await send(demo, 'GET', '/web/messages?person=groep')).status).toBe(503);
    all[0]?.close();
    await all[0]?.ended;
    await expect
      .poll(async () => (await openEvents(demo, '/web/messages?person=groep').catch(() => null)) !== null)
      .toBe(true);
  });

  test('stopping ends the streams and refuses what comes after; starting again serves', async () => {
    const demo = await open();
    const events = await openEvents(demo, '/web/messages?person=aios-oost');
    await demo.channel.stop();
    await events.ended;
    expect((await post(demo, good)).status).toBe(503);
    expect((await send(demo, 'GET', '/web/messages?person=aios-oost')).status).toBe(503);
    await demo.start();
    expect((await post(demo, good)).status).toBe(200);
  });

  test('stopping waits for what was being said', async () => {
    let finish: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const demo = await open(async () => {
      await held;
      return { kind: 'done' };
    });
    const answer = post(demo, good);
    await expect.poll(() => demo.received.length).toBe(1);
    let stopped = false;
    const stop = demo.channel.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish();
    await stop;
    expect((await answer).status).toBe(200);
  });
});
