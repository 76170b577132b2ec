import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { refuse } from './connector/faults.ts';
import { refusals } from './connector/refusals.ts';
import { quietSdk } from './quiet.ts';
import { asked, openTeams, type Stage, saying, texts } from './stage.ts';

let stage: Stage;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());
beforeEach(() => stage.afresh());

let count = 0;
const newPerson = () => stage.client.person(`Opleider ${++count}`);
/** A group or channel with the bot in it. */
async function room(kind: 'group' | 'channel') {
  const [one, two] = [newPerson(), newPerson()];
  const made = stage.client[kind](`Groep ${count}`, [one, two]);
  await made.as(two).install();
  stage.received.length = 0;
  return { made, one, two, chat: made.as(one) };
}
const bots = (chat: { messages: () => { by: string; text: string; thread: string | null }[] }) =>
  chat.messages().filter(({ by }) => by === 'bot');

test.each(['group', 'channel'] as const)(
  'who calls us in a %s is heard, and reads there only that the answer is elsewhere',
  async (kind) => {
    const { chat, one } = await room(kind);
    const said = await chat.say('@bot /leergesprek proces');
    expect(stage.received).toEqual([
      expect.objectContaining({
        from: { channel: 'teams', id: one.aadObjectId },
        group: { channel: 'teams', id: `group:${chat.conversation.id}` },
        aliases: [one.userPrincipalName],
        input: { kind: 'text', text: '/leergesprek proces' },
      }),
    ]);
    await vi.waitFor(() => expect(bots(chat)).toHaveLength(1));
    const [line] = bots(chat);
    const link = `https://teams.microsoft.com/l/chat/0/0?users=${stage.connector.bot.id}`;
    expect(line?.text).toBe(texts.group.open.replace('{link}', link));
    if (kind === 'channel') expect(line?.thread).toBe(said.activity.id);
    expect(asked(stage, 'reply').at(-1)?.activityId).toBe(said.activity.id);
  },
);

test.each([
  [{ channel: { id: '19:x', name: 'Opleiders' }, team: { id: '19:y', name: 'Noord' } }, 'Opleiders'],
  [{ channel: { id: '19:x' }, team: { id: '19:y', name: 'Noord' } }, 'Noord'],
  [{ channel: { id: '19:x', name: 7 }, team: null }, undefined],
])('the name of a channel goes along where Teams says it: %j', async (named, expected) => {
  const { chat } = await room('channel');
  const said = chat.compose('@bot peiling');
  await stage.client.deliver({ ...said, channelData: { ...(said.channelData as object), ...named } });
  expect(stage.received.at(-1)?.groupName).toBe(expected);
});

test('in a reply of a thread the line stands in that thread', async () => {
  const { chat } = await room('channel');
  const first = await chat.say('@bot help');
  const thread = chat.thread(first);
  const second = await thread.say('@bot /leergesprek taak');
  expect(stage.received.at(-1)?.id).toBe(`${chat.conversation.id}|${second.activity.id}`);
  await vi.waitFor(() => expect(bots(chat)).toHaveLength(2));
  expect(bots(chat).map((line) => line.thread)).toEqual([first.activity.id, first.activity.id]);
});

test('the line is said once, however often the same is handed in, and only after the hall has it', async () => {
  const { chat, one } = await room('group');
  await stage.client.chat(one).install();
  stage.receive = async () => {
    throw new Error('the store failed');
  };
  const failed = await chat.say('@bot help');
  expect([failed.status, bots(chat).length]).toEqual([500, 0]);
  stage.receive = async () => ({ kind: 'done' });
  await chat.redeliver(failed);
  await vi.waitFor(() => expect(bots(chat).map(({ text }) => text)).toEqual([texts.group.answered]));
  await chat.redeliver(failed);
  const restarted = await openTeams({ connector: stage.connector, memory: stage.store });
  await restarted.client.deliver(failed.activity);
  await restarted.close();
  await chat.say('@bot nog iets');
  await vi.waitFor(() => expect(bots(chat)).toHaveLength(2));
  expect(bots(chat)).toHaveLength(2);
});

test('a line that cannot be said harms nothing and is not tried again', async () => {
  const { chat } = await room('group');
  const planted = stage.connector.faults.plant(refuse(refusals.serverError), { on: 'reply', times: 5 });
  const said = await chat.say('@bot help');
  expect(said.status).toBe(200);
  await vi.waitFor(() => expect(planted.met()).toBe(1));
  await chat.redeliver(said);
  await chat.say('@bot nog iets');
  await vi.waitFor(() => expect(planted.met()).toBe(2));
});

test('calling only our name asks for the menu', async () => {
  const { chat } = await room('group');
  await chat.say('@bot');
  expect(stage.received.at(-1)?.input).toEqual({ kind: 'text', text: texts.group.bare });
});

test('what was not meant for us is not read, and nothing is kept of it', async () => {
  const { chat } = await room('channel');
  const said = await chat.say('@bot help');
  await vi.waitFor(() => expect(bots(chat)).toHaveLength(1));
  stage.received.length = 0;
  stage.store.writes.length = 0;
  const mention = { type: 'mention', mentioned: { id: '29:other' }, text: '<at>Ander</at>' };
  for (const entities of [[], [mention], undefined])
    expect(
      (await stage.client.deliver({ ...said.activity, id: '77', text: 'over een patiënt', entities })).status,
    ).toBe(200);
  expect([stage.received, stage.store.writes]).toEqual([[], []]);
});

test('people coming and going are no news; the assistant coming into a group or going out of it is, once', async () => {
  const { chat } = await room('channel');
  stage.received.length = 0;
  const other = newPerson();
  await chat.add(other);
  await chat.remove(other);
  expect(stage.received).toEqual([]);
  await chat.uninstall();
  await chat.install();
  const group = { channel: 'teams', id: `group:${chat.conversation.id}` };
  const from = { channel: 'teams', id: chat.person.aadObjectId };
  // Each is told twice, under one id.
  expect(stage.received).toMatchObject([
    ...[1, 2].map(() => ({ id: `${chat.conversation.id}|left 1`, from, group, input: { kind: 'left' } })),
    ...[1, 2].map(() => ({ id: `${chat.conversation.id}|arrived 1`, from, group, input: { kind: 'arrived' } })),
  ]);
  expect(bots(chat)).toEqual([]);
});

test('who was only seen in a group is answered in a chat of their own, opened once', async () => {
  const { chat, one } = await room('group');
  await chat.say('@bot help');
  const own = stage.client.chat(one);
  own.conversation.installed = true;
  const sent = await stage.send(one.aadObjectId, saying('Hier ben ik'));
  expect(sent).toMatchObject({ kind: 'sent' });
  expect(own.last().lines).toContain('Hier ben ik');
  await stage.send(one.aadObjectId, saying('Nog iets'));
  expect(asked(stage, 'create')).toHaveLength(1);
  expect(JSON.stringify(chat.messages())).not.toContain('Hier ben ik');
  await chat.say('@bot en nu');
  await vi.waitFor(() => expect(bots(chat).at(-1)?.text).toBe(texts.group.answered));
});

test('without the assistant in their own scope they cannot be reached, until they say something', async () => {
  const { chat, one } = await room('group');
  await chat.say('@bot help');
  const before = asked(stage, 'create').length;
  const refused = { kind: 'refused', code: 'not-installed' };
  expect(await stage.send(one.aadObjectId, saying('Dag'))).toEqual(refused);
  expect(await stage.send(one.aadObjectId, saying('Dag'))).toEqual(refused);
  expect(asked(stage, 'create')).toHaveLength(before + 1);
  stage.client.chat(one).conversation.installed = true;
  await chat.say('@bot nu wel');
  expect((await stage.send(one.aadObjectId, saying('Dag'))).kind).toBe('sent');
});

test('opening a chat may be tried again: nothing was sent', async () => {
  const { chat, one } = await room('group');
  await chat.say('@bot help');
  stage.client.chat(one).conversation.installed = true;
  stage.connector.faults.plant(refuse(refusals.gatewayTimeout), { on: 'create' });
  expect(await stage.send(one.aadObjectId, saying('Dag'), { key: 'x' })).toEqual({ kind: 'later', afterMs: 750 });
  expect((await stage.send(one.aadObjectId, saying('Dag'), { key: 'x' })).kind).toBe('sent');
});

test('a group does not take the place of the chat that somebody has with us', async () => {
  const { chat, one } = await room('group');
  const own = stage.client.chat(one);
  await own.install();
  await chat.say('@bot help');
  await stage.send(one.aadObjectId, saying('Alleen voor jou'));
  expect(own.last().lines).toContain('Alleen voor jou');
});
