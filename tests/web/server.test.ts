import { describe, expect, test } from 'vitest';
import { good, post, send } from './client.ts';
import { openedPerTest, people, texts } from './demo.ts';

const open = openedPerTest();

describe('the page', () => {
  test('comes with its files, in Dutch, under a strict policy', async () => {
    const demo = await open();
    const page = await send(demo, 'GET', '/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<html lang="nl">');
    expect(page.body).toContain(`<title>${texts.page.title}</title>`);
    expect(page.body).not.toContain('{{');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect([page.headers['referrer-policy'], page.headers['x-content-type-options']]).toEqual([
      'no-referrer',
      'nosniff',
    ]);
    const links = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toContain('/web/page/adaptivecards.min.js');
    for (const link of links) expect([link, (await send(demo, 'GET', link)).status]).toEqual([link, 200]);
  });

  test('a browser that still has a file is told so', async () => {
    const demo = await open();
    const { headers } = await send(demo, 'GET', '/web/page/app.js');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(await send(demo, 'GET', '/web/page/app.js', '', { 'if-none-match': String(headers.etag) })).toMatchObject({
      status: 304,
      body: '',
    });
  });

  test('texts, people and clock', async () => {
    const demo = await open();
    expect(JSON.parse((await send(demo, 'GET', '/web/texts')).body)).toEqual(texts);
    expect(JSON.parse((await send(demo, 'GET', '/web/people')).body)).toEqual(people);
    expect(JSON.parse((await send(demo, 'POST', '/web/clock', '{"by":"week"}')).body)).toMatchObject({
      now: Date.UTC(2026, 10, 26, 8),
      zone: 'Europe/Amsterdam',
    });
    expect(demo.moves).toEqual(['week']);
    expect((await send(demo, 'POST', '/web/clock', '{"by":"jaar"}')).status).toBe(400);
  });

  test.each([
    '/web/page/types.d.ts',
    '/web/page/tsconfig.json',
    '/web/page/../channel.ts',
    '/web/page/%2e%2e/channel.ts',
    '/api/messages',
    '//',
  ])('%s is left to others', async (path) => {
    const demo = await open();
    expect(await send(demo, 'GET', path)).toMatchObject({ status: 404, body: 'elders' });
  });
});

describe('what people say', () => {
  test('reaches the program as it was said, the same id twice when it is sent twice', async () => {
    const demo = await open();
    const act = {
      person: 'aios-oost',
      id: '0b8f2f0e-0000-4000-8000-000000000002',
      input: { kind: 'act', action: 'antwoord', values: { wat: 'é', keuze: 'a,b' } },
    };
    for (const said of [good, good, act]) expect(JSON.parse((await post(demo, said)).body)).toEqual({ reply: 'done' });
    expect(demo.received).toEqual(
      [good, good, act].map(({ id, input, person }) => ({ id, from: { channel: 'web', id: person }, input })),
    );
  });

  test('comes back as cards when something must be mended', async () => {
    const message = { title: 'Kijk nog even', blocks: [], fields: [], buttons: [], fallback: 'Kijk nog even' };
    const demo = await open(() => ({ kind: 'again', message }));
    const reply = JSON.parse((await post(demo, good)).body);
    expect(reply).toMatchObject({ reply: 'again', cards: [{ type: 'AdaptiveCard', fallbackText: 'Kijk nog even' }] });
  });

  test('is asked for again when the program fails', async () => {
    const demo = await open(() => Promise.reject(new Error('vol')));
    const answer = await post(demo, good);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([500, { code: 'failed', error: texts.problems.failed }]);
  });

  test.each([
    ['nothing', '', 400, 'malformed'],
    ['null', 'null', 400, 'malformed'],
    ['no JSON', '{"person":', 400, 'malformed'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'malformed'],
    ['a list', '[]', 400, 'malformed'],
    ['something extra', JSON.stringify({ ...good, admin: true }), 400, 'malformed'],
    [
      'a number as value',
      JSON.stringify({ ...good, input: { kind: 'act', action: 'a', values: { x: 1 } } }),
      400,
      'malformed',
    ],
    ['nothing but spaces', JSON.stringify({ ...good, input: { kind: 'text', text: ' \n' } }), 400, 'malformed'],
    ['a short id', JSON.stringify({ ...good, id: '1' }), 400, 'malformed'],
    ['deep nesting', '['.repeat(100_000), 400, 'malformed'],
    ['somebody unknown', JSON.stringify({ ...good, person: 'niemand' }), 404, 'unknownPerson'],
    ['too much', JSON.stringify({ ...good, input: { kind: 'text', text: 'a'.repeat(262_144) } }), 413, 'tooLarge'],
  ] as const)('%s is refused in Dutch', async (_, body, status, code) => {
    const demo = await open();
    const answer = await send(demo, 'POST', '/web/inbound', body);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, { code, error: texts.problems[code] }]);
    expect(demo.received).toEqual([]);
  });

  test('just under the limit still fits', async () => {
    const demo = await open();
    const room = 262_144 - JSON.stringify({ ...good, input: { kind: 'text', text: '' } }).length;
    expect((await post(demo, { ...good, input: { kind: 'text', text: 'a'.repeat(room) } })).status).toBe(200);
    expect((await post(demo, { ...good, input: { kind: 'text', text: 'a'.repeat(room + 1) } })).status).toBe(413);
  });
});

describe('from elsewhere', () => {
  test.each([
    ['another name for this machine', { host: 'kwaad.test' }, 403],
    ['no port in the name', { host: '127.0.0.1' }, 403],
    ['a page of another site', { origin: 'https://kwaad.test' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
    ['a form of another site', { 'content-type': 'text/plain' }, 415],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_, headers, status) => {
    const demo = await open();
    expect((await post(demo, good, headers as Record<string, string>)).status).toBe(status);
    expect(demo.received).toEqual([]);
  });

  test('our own page and a program without a browser are served', async () => {
    const demo = await open();
    expect((await post(demo, good, { origin: demo.url, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await post(demo, good, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  test('reading is also guarded, but a link to the page may stand anywhere', async () => {
    const demo = await open();
    const linked = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await send(demo, 'GET', '/web/people', '', { host: 'kwaad.test' })).status).toBe(403);
    expect(
      (await send(demo, 'GET', '/web/messages?person=aios-oost', '', { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
    expect((await send(demo, 'GET', '/', '', linked)).status).toBe(200);
  });
});
