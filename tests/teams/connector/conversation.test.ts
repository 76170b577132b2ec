import type { Activity } from 'botbuilder';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Chat } from './chat.ts';
import { teamsClient } from './client.ts';
import { acceptThen, hold, refuse, reset } from './faults.ts';
import { refusals, throttled } from './refusals.ts';
import { sdkClient } from './sdk-side.ts';
import { type Connector, startConnector } from './server.ts';

let connector: Connector;

beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
afterEach(() => connector.faults.clear());

describe('conversations through the SDK client', () => {
  let chat: Chat;
  beforeEach(() => {
    const teams = teamsClient(connector, 'http://127.0.0.1:9/nobody');
    chat = teams.chat(teams.person('Opleider Oost'));
    chat.conversation.installed = true;
    chat.conversation.blocked = false;
    chat.conversation.posts.length = 0;
  });
  const hello = { type: 'message', text: 'Dag' };

  test('messages are kept in order, with their updates', async () => {
    const client = await sdkClient(connector);
    const { id } = chat.conversation;
    const first = await client.sendToConversation(id, { ...hello, text: 'een' });
    const second = await client.replyToActivity(id, first.id, { ...hello, text: 'twee' });
    await client.sendToConversation(id, { type: 'typing' });
    await client.updateActivity(id, first.id, { ...hello, text: 'drie' });
    expect(chat.messages().map(({ text, edited }) => [text, edited])).toEqual([
      ['drie', true],
      ['twee', false],
    ]);
    await client.deleteActivity(id, second.id);
    expect(chat.last().id).toBe(first.id);
    expect(chat.conversation.posts.map(({ versions }) => versions.map(({ type, text }) => text ?? type))).toEqual([
      ['een', 'drie'],
      ['twee'],
      ['typing'],
    ]);
    await expect(client.updateActivity(id, second.id, hello)).rejects.toMatchObject({ statusCode: 404 });
  });

  test('members have what Teams tells', async () => {
    const client = await sdkClient(connector);
    const { id } = chat.conversation;
    const { aadObjectId, userPrincipalName } = chat.person;
    const wanted = { id: chat.person.id, aadObjectId, objectId: aadObjectId, userPrincipalName, userRole: 'user' };
    expect(await client.getConversationMembers(id)).toMatchObject([wanted]);
    for (const called of [chat.person.id, aadObjectId, userPrincipalName])
      expect(await client.getConversationMember(id, called)).toMatchObject(wanted);
    expect((await client.getConversationPagedMembers(id)).members).toMatchObject([{ id: chat.person.id }]);
    await expect(client.getConversationMember(id, '29:nobody')).rejects.toMatchObject({ statusCode: 404 });
  });

  test('a private chat is made only where the bot is installed, and is the same one again', async () => {
    const client = await sdkClient(connector);
    const parameters = { isGroup: false, members: [{ id: chat.person.aadObjectId }], tenantId: chat.person.tenantId };
    const create = () => client.createConversation(parameters as never);
    expect((await create()).id).toBe(chat.conversation.id);
    chat.conversation.installed = false;
    await expect(create()).rejects.toMatchObject({ statusCode: 403, code: 'ForbiddenOperationException' });
  });

  test('blocked, removed, too big, unknown and no message', async () => {
    const client = await sdkClient(connector);
    const { id } = chat.conversation;
    const send = (activity: Partial<Activity> = hello, to = id) => client.sendToConversation(to, activity);
    await expect(send({ ...hello, text: 'x'.repeat(28_700) })).rejects.toMatchObject({ statusCode: 413 });
    await expect(send({ type: 'message' })).rejects.toMatchObject({ statusCode: 400 });
    await expect(send(hello, 'a:nobody')).rejects.toMatchObject({ statusCode: 404, code: 'ConversationNotFound' });
    chat.block(true);
    await expect(send()).rejects.toThrow(/MessageWritesBlocked/);
    chat.conversation.installed = false;
    await expect(send()).rejects.toMatchObject({ statusCode: 403, code: 'BotNotInConversationRoster' });
    expect(chat.messages()).toEqual([]);
  });

  test.each([
    ['forbidden', refuse(refusals.disabled), 403, 0],
    ['precondition', refuse(refusals.precondition), 412, 0],
    ['throttled', refuse(throttled(7)), 429, 0],
    ['server error', refuse(refusals.serverError), 500, 0],
    ['bad gateway', refuse(refusals.badGateway), 502, 0],
    ['unavailable', refuse(refusals.unavailable), 503, 0],
    ['gateway timeout', refuse(refusals.gatewayTimeout), 504, 0],
    ['server error after accepting', acceptThen(refusals.serverError), 500, 1],
    ['reset before accepting', reset('before'), undefined, 0],
    ['reset after accepting', reset('after'), undefined, 1],
  ])('%s on demand, so many times', async (_, fault, statusCode, kept) => {
    const client = await sdkClient(connector);
    const before = connector.calls().length;
    const planted = connector.faults.plant(fault, { conversation: chat.conversation.id, on: ['send', 'reply'] });
    const send = () => client.sendToConversation(chat.conversation.id, hello);
    const failed = (await send().catch((error: unknown) => error)) as { statusCode?: number; response?: never };
    expect(failed.statusCode).toBe(statusCode);
    expect(chat.messages()).toHaveLength(kept);
    expect(planted.met()).toBe(1);
    await send();
    expect(chat.messages()).toHaveLength(kept + 1);
    expect(connector.calls().slice(before)).toMatchObject([{ status: statusCode ?? 0 }, { status: 201 }]);
  });

  test('429 says how long to wait', async () => {
    connector.faults.plant(refuse(throttled(7)), { on: 'members' });
    const headers = { authorization: `Bearer ${connector.login.token()}` };
    const answer = await fetch(`${connector.serviceUrl()}v3/conversations/x/members`, { headers });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
  });

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a slow answer is held until it is released (%s accepting)', async (when, kept) => {
    const client = await sdkClient(connector);
    const planted = connector.faults.plant(hold(when), { type: 'message' });
    let isAnswered = false;
    const sending = client.sendToConversation(chat.conversation.id, hello).then(() => {
      isAnswered = true;
    });
    await planted.arrived();
    expect([isAnswered, chat.messages().length]).toEqual([false, kept]);
    planted.release();
    await sending;
    expect(chat.messages()).toHaveLength(1);
  });

  test('a held answer can be broken off', async () => {
    const client = await sdkClient(connector);
    const planted = connector.faults.plant(hold('after'));
    const sending = client.sendToConversation(chat.conversation.id, hello).catch((error: unknown) => error);
    await planted.arrived();
    planted.cut();
    expect(await sending).toBeInstanceOf(Error);
    expect(chat.messages()).toHaveLength(1);
  });

  test('after a move the old serviceUrl knows nothing', async () => {
    const client = await sdkClient(connector);
    connector.move('amer');
    await expect(client.sendToConversation(chat.conversation.id, hello)).rejects.toMatchObject({ statusCode: 404 });
    await expect((await sdkClient(connector)).sendToConversation(chat.conversation.id, hello)).resolves.toBeDefined();
    connector.move('emea');
  });

  test('two Connectors in one process do not get the tokens of each other', async () => {
    await (await sdkClient(connector)).sendToConversation(chat.conversation.id, hello);
    const other = await startConnector();
    await expect((await sdkClient(other)).getConversationMembers('x')).rejects.toMatchObject({ statusCode: 404 });
    expect(other.unauthorized()).toEqual([]);
    await other.close();
  });
});
