import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publicCloud, teamsChannel } from '../../adapters/teams/channel.ts';
import { checkSettings } from '../../adapters/teams/deps.ts';
import { listen } from '../../src/server.ts';
import { teamsClient } from './connector/client.ts';
import { wrongTokens } from './connector/wrong-tokens.ts';
import { quietSdk } from './quiet.ts';
import { asked, openTeams, type Stage, saying, texts } from './stage.ts';

let stage: Stage;
let before = 0;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.received.length = 0;
  stage.store.writes.length = 0;
  before = asked(stage).length;
});

/** A message as Teams hands it in; nothing is delivered by making it. */
function draft(change: (activity: Record<string, unknown>) => void = () => {}) {
  const person = stage.client.person('Aios Oost');
  const tenant = stage.connector.bot.tenantId;
  const activity: Record<string, unknown> = {
    type: 'message',
    id: '1',
    text: 'hallo',
    channelId: 'msteams',
    serviceUrl: stage.connector.serviceUrl(),
    from: { id: person.id, aadObjectId: person.aadObjectId },
    recipient: { id: stage.connector.bot.id },
    conversation: { id: stage.client.chat(person).conversation.id, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
  };
  change(activity);
  return activity;
}

/** Nothing came of it: no turn, nothing kept, no request of ours. */
function expectNothing() {
  expect(stage.received).toEqual([]);
  expect(stage.store.writes).toEqual([]);
  expect(asked(stage).slice(before)).toEqual([]);
}

test.each(wrongTokens)('$name is 401', async ({ authorization }) => {
  const { status, body } = await stage.client.deliver(draft(), authorization(stage.connector));
  expect([status, body]).toEqual([401, null]);
  expectNothing();
});

test('a token without an end is 401', async () => {
  const token = stage.connector.token({ claims: { exp: undefined } });
  expect((await stage.client.deliver(draft(), `Bearer ${token}`)).status).toBe(401);
  expectNothing();
});

test('an issuer that the SDK would add for the sake of its emulator is 401', async () => {
  const tid = '99999999-0000-4a5b-9c8d-0e1f2a3b4c5d';
  const iss = `https://sts.windows.net/${tid}/`;
  const { appId } = stage.connector.bot;
  for (const claims of [{ iss, tid, ver: '1.0', appid: appId }, { tid }]) {
    const token = stage.connector.token({ claims });
    expect((await stage.client.deliver(draft(), `Bearer ${token}`)).status).toBe(401);
  }
  expectNothing();
});

const other = '99999999-7e6f-4a5b-9c8d-0e1f2a3b4c5d';

test.each<[string, number, (activity: Record<string, unknown>) => void]>([
  ['another tenant in the conversation', 403, (one) => Object.assign(one.conversation as object, { tenantId: other })],
  ['no tenant in the conversation', 403, (one) => Object.assign(one.conversation as object, { tenantId: undefined })],
  ['another tenant in the channel data', 403, (one) => Object.assign(one, { channelData: { tenant: { id: other } } })],
  ['no tenant in the channel data', 403, (one) => Object.assign(one, { channelData: {} })],
  ['no channel data', 403, (one) => Object.assign(one, { channelData: undefined })],
  ['another channel', 403, (one) => Object.assign(one, { channelId: 'directline' })],
  ['the emulator', 403, (one) => Object.assign(one, { channelId: 'emulator' })],
  ['the channel of App Service', 403, (one) => Object.assign(one, { channelId: 'AseChannel' })],
  ['another serviceUrl', 401, (one) => Object.assign(one, { serviceUrl: 'http://127.0.0.1:9/emea/' })],
  ['no serviceUrl', 400, (one) => Object.assign(one, { serviceUrl: undefined })],
  ['an empty serviceUrl', 400, (one) => Object.assign(one, { serviceUrl: '' })],
  ['no channel', 400, (one) => Object.assign(one, { channelId: undefined })],
  ['no conversation', 400, (one) => Object.assign(one, { conversation: null })],
  ['a type that is no word', 400, (one) => Object.assign(one, { type: 7 })],
])('a valid token with %s is %i', async (_, status, change) => {
  expect((await stage.client.deliver(draft(change))).status).toBe(status);
  expectNothing();
});

test.each([
  ['null', 'null', 400],
  ['nothing in it', '{}', 400],
  ['a list', '[]', 400],
  ['words', '"words"', 400],
  ['an end too soon', '{"type":"message"', 400],
  ['no bytes', '', 400],
  ['a sign that is none', '\u0000', 400],
  ['too much', `{"type":"${'x'.repeat(300_000)}"}`, 413],
  ['depth', '['.repeat(100_000), 400],
])('a body with %s is refused, with and without a token', async (_, body, status) => {
  for (const authorization of [`Bearer ${stage.connector.token()}`, undefined]) {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
    const answer = await fetch(stage.endpoint, { method: 'POST', body, headers });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  }
  expectNothing();
});

test('no other method, path or protocol gets in', async () => {
  expect((await fetch(stage.endpoint)).status).toBe(405);
  expect((await fetch(stage.endpoint, { method: 'PUT', body: '{}' })).status).toBe(405);
  expect((await fetch(`${stage.endpoint}/more`, { method: 'POST' })).status).toBe(404);
  const { hostname, port } = new URL(stage.endpoint);
  const status = await new Promise((resolve, reject) => {
    const upgrade = request(stage.endpoint, {
      headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x', 'sec-websocket-version': '13' },
    });
    upgrade.on('response', (res) => resolve(res.statusCode));
    upgrade.on('upgrade', () => reject(new Error('upgraded')));
    upgrade.on('error', reject);
    upgrade.end();
  });
  expect(status).toBe(405);
  // A connection that breaks off half-way harms nobody.
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write('POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{"ty', () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
  expectNothing();
  expect((await stage.client.deliver(draft())).status).toBe(200);
});

test('keys that cannot be read are our fault: the platform tries again', async () => {
  const [connector, cloud] = [stage.connector, { openIdMetadataUrl: 'nowhere' }];
  const lost = await openTeams({ connector: { ...connector, url: `${connector.url}/${cloud.openIdMetadataUrl}` } });
  expect((await lost.client.deliver(draft())).status).toBe(503);
  await lost.close();
});

test.each([
  ['no app id', { appId: ' ' }],
  ['no secret', { credential: { kind: 'secret' as const, password: '' } }],
  ['no tenant', { tenants: [] }],
  ['an empty tenant', { tenants: [''] }],
  ['a tenant in capitals', { tenants: ['2B1A0C9D'] }],
])('it does not open with %s', async (_, settings) => {
  await expect(openTeams({ connector: stage.connector, settings })).rejects.toThrow('Teams:');
});

test('in real use the platform is reached over https only, with tokens of its own', () => {
  const settings = { appId: 'a', credential: { kind: 'managed-identity' as const }, tenants: ['t'] };
  expect(() => checkSettings(settings, publicCloud)).not.toThrow();
  expect(() => checkSettings(settings, { ...publicCloud, loginUrl: 'http://login/' })).toThrow('https');
  expect(() => checkSettings(settings, { ...publicCloud, tokens: async () => Promise.reject() })).toThrow(
    'login service',
  );
});

test('a second tenant on the list is let in', async () => {
  const two = await openTeams({
    connector: stage.connector,
    settings: { tenants: [stage.connector.bot.tenantId, other] },
  });
  const guest = draft((one) => {
    Object.assign(one, { channelData: { tenant: { id: other.toUpperCase() } } });
    Object.assign(one.conversation as object, { tenantId: other });
  });
  expect((await two.client.deliver(guest)).status).toBe(200);
  expect(two.received).toHaveLength(1);
  await two.close();
});

test('behind the server of the program it is the same', async () => {
  const server = await listen([stage.channel], '127.0.0.1', 0);
  const url = `${server.url.replace('localhost', '127.0.0.1')}/api/messages`;
  const behind = teamsClient(stage.connector, url);
  expect((await behind.deliver(draft(), null)).status).toBe(401);
  expect((await behind.deliver(null)).status).toBe(400);
  expect((await fetch(url)).status).toBe(405);
  expectNothing();
  const { status, body } = await behind.deliver(draft());
  expect([status, body, stage.received.length]).toEqual([200, null, 1]);
  const asking = draft((one) =>
    Object.assign(one, { type: 'invoke', name: 'task/fetch', value: { data: { key: 'k' } } }),
  );
  expect((await behind.deliver(asking)).body).toEqual({ task: { type: 'message', value: texts.notice.over } });
  await server.close(1_000);
});

test.each([
  ['a secret', { kind: 'secret' as const, password: 'wrong' }],
  ['a managed identity', { kind: 'managed-identity' as const }],
])('it opens with %s for the real platform', (_, credential) => {
  const settings = { appId: stage.connector.bot.appId, credential, tenants: [stage.connector.bot.tenantId] };
  const { kept } = stage.store;
  const deps = { kept, now: () => 0, random: () => 0, log: () => {}, fileUrl: () => null, texts, words: stage.words };
  expect(teamsChannel({ ...deps, settings, cloud: publicCloud }).name).toBe('teams');
});

test('when the login service gives no token, nothing is sent and the message waits', async () => {
  const person = stage.client.person('Aios West');
  await stage.client.chat(person).install();
  // The SDK's own credentials do not speak with a login service without TLS.
  const settings = { credential: { kind: 'secret' as const, password: 'wrong' } };
  const alone = await openTeams({ connector: stage.connector, memory: stage.store, settings, cloud: { tokens: null } });
  const sends = asked(stage, 'send').length;
  expect(await alone.send(person.aadObjectId, saying('Dag'))).toEqual({ kind: 'later', afterMs: 750 });
  expect(asked(stage, 'send')).toHaveLength(sends);
  await alone.close();
});
