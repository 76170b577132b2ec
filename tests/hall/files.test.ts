import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../dialogs/model/message.ts';
import { type Files, openFiles } from '../../src/files.ts';
import { commitOf } from '../store/sample.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let files: Files;
let base: string;
let stop: () => void;

const message: Message = {
  blocks: [
    { kind: 'text', text: 'geheim', tone: 'normal' },
    {
      kind: 'file',
      name: 'gesprek "1".ics',
      type: 'text/calendar; charset=utf-8',
      label: 'In agenda',
      text: 'BEGIN:VCALENDAR',
    },
  ],
  fields: [],
  buttons: [],
  fallback: 'x',
};

beforeEach(async () => {
  house = await openHouse();
  const server = createServer((req, res) => void files.handle(req as never, res as never));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  files = await openFiles(house.store(), base, 'weg', () => 1);
  stop = () => server.close();
  await house
    .store()
    .commit(
      commitOf('m', { outgoing: [{ key: 'demo/e1/a b', to: { channel: 'teams', id: 'x' }, message, replaces: null }] }),
    );
});
afterEach(async () => {
  stop();
  await house.close();
});

describe('a file that came with a message', () => {
  test('is had by its link, also after a restart', async () => {
    const url = files.urlOf('demo/e1/a b', 1) ?? '';
    await house.reopen();
    files = await openFiles(house.store(), base, 'weg', () => 2);
    const got = await fetch(url);
    expect(got.status).toBe(200);
    expect(await got.text()).toBe('BEGIN:VCALENDAR');
    expect(got.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(got.headers.get('content-disposition')).toBe('attachment; filename="gesprek__1_.ics"');
    expect(got.headers.get('cache-control')).toContain('no-store');
    expect(await (await fetch(url, { method: 'HEAD' })).text()).toBe('');
  });

  const wrong: [string, (url: string) => string, string?][] = [
    ['a link with another signature', (url) => url.replace(/.{4}$/, 'AAAA')],
    ['a link to another block', (url) => url.replace('/1/', '/0/')],
    ['a signed block that is no file', () => files.urlOf('demo/e1/a b', 0) ?? ''],
    ['a signed message that is not there', () => files.urlOf('niets', 1) ?? ''],
    ['no signature', (url) => url.replace(/\/[^/]+$/, '')],
    ['something posted', (url) => url, 'POST'],
    ['a path upwards', (url) => url.replace('/files/', '/files/../')],
  ];
  test.each(wrong)('%s gives nothing away', async (_, change, method = 'GET') => {
    const got = await fetch(change(files.urlOf('demo/e1/a b', 1) ?? ''), { method });
    expect(got.status).toBe(404);
    expect(await got.text()).toBe('weg');
  });

  test('has no link where there is no public address', async () => {
    expect((await openFiles(house.store(), null, 'weg', () => 1)).urlOf('a', 1)).toBeNull();
  });
});
