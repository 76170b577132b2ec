import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { openPlace, type Place, reachable } from './place.ts';
import { ask, type } from './program.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((found) => found?.some(({ address }) => address === '::1'));

let place: Place;

beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.close());

describe('a running program', () => {
  test('answers with its health, its page and its files', async () => {
    const { port, text, url } = await place.runHere();
    expect(text).toContain(url);
    expect(await ask(port, 'GET', '/health')).toEqual({ status: 200, body: '{"status":"ok"}' });
    const page = await ask(port, 'GET', '/');
    expect(page.status).toBe(200);
    expect(page.body).toMatch(/^<!doctype html>[\s\S]*<html lang="nl"/i);
    expect(page.body).not.toContain('{{');
    for (const [, file] of page.body.matchAll(/(?:src|href)="(\/?[^"#:]+)"/g))
      expect((await ask(port, 'GET', new URL(file ?? '', 'http://x/').pathname)).status, file).toBe(200);
    expect((await ask(port, 'GET', '/bestaat-niet')).status).toBe(404);
    expect(JSON.parse((await ask(port, 'GET', '/web/people')).body).length).toBeGreaterThan(5);
  });

  test('takes what is typed and shows what it says', async () => {
    const { port } = await place.runHere();
    expect(await type(port, 'aios-oost', '/leergesprek', 'eerste-bericht')).toEqual({
      status: 200,
      body: '{"reply":"done"}',
    });
    const stream = await fetch(`http://127.0.0.1:${port}/web/messages?person=aios-oost`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let got = '';
    while (!got.includes('data: ')) got += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(got).toContain('Aios Oost');
  });

  test('listens on the loopback address and on no other', async () => {
    const { port } = await place.runHere();
    const others = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
      .filter((address) => address !== '127.0.0.1');
    expect(await reachable('127.0.0.1', port)).toBe(true);
    // 127.0.0.2 is this machine too, and would answer if the program listened everywhere.
    for (const host of ['127.0.0.2', ...others]) expect(await reachable(host, port), host).toBe(false);
  });

  test.skipIf(!hasIpv6)('listens on the loopback address of IPv6 as well', async () => {
    const { port, url } = await place.runHere({ host: '::1' });
    expect(url).toBe(`http://[::1]:${port}`);
    expect((await fetch(`${url}/web/people`)).status).toBe(200);
  });

  test('has the same people, messages and conversations after a stop and a start', async () => {
    const first = await place.runHere();
    await type(first.port, 'aios-oost', '/leergesprek drie', 'voor-de-stop');
    await first.stop();
    const store = await place.openStore();
    const before = await everything(store);
    await store.close();
    const second = await place.runHere();
    // Delivered again by a browser that missed the answer.
    expect((await type(second.port, 'aios-oost', '/leergesprek drie', 'voor-de-stop')).status).toBe(200);
    await second.stop();
    const again = await place.openStore();
    expect(await everything(again)).toEqual(before);
    expect(before.said.length).toBeGreaterThan(0);
    await again.close();
  });

  test('stops once, however often it is asked, and is gone after that', async () => {
    const { port, stop } = await place.runHere();
    await Promise.all([stop(), stop()]);
    await stop();
    expect(await reachable('127.0.0.1', port)).toBe(false);
    const store = await place.openStore();
    await store.close();
  });
});

async function everything(store: Store) {
  const documents = ['person', 'placement', 'session'].map((kind) => store.list('demo', kind, null, 1e4));
  const to = { channel: 'web', id: 'aios-oost' } as const;
  return {
    documents: await Promise.all(documents),
    said: await store.outgoing({ of: 'address', to, after: 0, limit: 1e4 }),
  };
}
