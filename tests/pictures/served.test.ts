import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message } from '../../dialogs/model/message.ts';
import { type Files, openFiles } from '../../src/files.ts';
import { type House, openHouse } from '../hall/house.ts';
import { commitOf } from '../store/sample.ts';
import { charts } from './charts.ts';
import { readPng } from './read-png.ts';

const key = 'poll/week 47|groep';
const picture = { kind: 'picture', chart: charts.bars, alt: 'Geen: 1' };
const posted = message.parse({ blocks: [{ kind: 'text', text: 'x' }, picture], fallback: 'x' });

let house: House;
let files: Files;
let stop: () => void;

beforeEach(async () => {
  house = await openHouse();
  const server = createServer((req, res) => void files.handle(req as never, res as never));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  files = await openFiles(house.store(), `http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'weg', () => 1);
  stop = () => server.close();
  const outgoing = [{ key, to: { channel: 'slack' as const, id: 'T1:C2' }, message: posted, replaces: null }];
  await house.store().commit(commitOf('m', { outgoing }));
});
afterEach(async () => {
  stop();
  await house.close();
});

describe('a picture that came with a message', () => {
  test('is a PNG, as a chat of any theme shows it', async () => {
    const got = await fetch(link());
    expect(got.status).toBe(200);
    expect(got.headers.get('content-type')).toBe('image/png');
    expect(got.headers.get('content-disposition')).toBeNull();
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('cache-control')).toBe('private, max-age=86400');
    const bytes = new Uint8Array(await got.arrayBuffer());
    expect(got.headers.get('content-length')).toBe(String(bytes.length));
    expect(readPng(bytes).at(320, 4)).toEqual([255, 253, 249, 255]);
  });

  test('is dark when asked for', async () => {
    const got = await fetch(`${link()}?theme=dark`);
    expect(readPng(new Uint8Array(await got.arrayBuffer())).at(320, 4)).toEqual([34, 30, 26, 255]);
  });

  test('is looked for without being taken', async () => {
    const got = await fetch(link(), { method: 'HEAD' });
    expect([got.status, got.headers.get('content-type'), await got.text()]).toEqual([200, 'image/png', '']);
  });

  const wrong: [string, (url: string) => string, string?][] = [
    ['another signature', (url) => url.replace(/.{4}$/, 'AAAA')],
    ['a signature cut short', (url) => url.slice(0, -1)],
    ['another block with this signature', (url) => url.replace('/1/', '/0/')],
    [
      'another message with this signature',
      (url) => url.replace(/files\/[^/]+/, `files/${Buffer.from('poll/week 48|groep').toString('base64url')}`),
    ],
    ['a block that is no picture', () => files.urlOf(key, 0) ?? ''],
    ['a block that is not there', () => files.urlOf(key, 2) ?? ''],
    ['a theme that is none', (url) => `${url}?theme=../x`],
    ['something behind it', (url) => `${url}.png`],
    ['something posted', (url) => url, 'POST'],
  ];
  test.each(wrong)('%s gives nothing away', async (_, change, method = 'GET') => {
    const got = await fetch(change(link()), { method });
    expect([got.status, await got.text()]).toEqual([404, 'weg']);
  });
});

function link(): string {
  return files.urlOf(key, 1) ?? '';
}
