import type { Activity } from 'botbuilder';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { quietSdk } from '../quiet.ts';
import { teamsClient } from './client.ts';
import { latest } from './conversation.ts';
import { startSdkBot } from './sdk-bot.ts';
import { type Connector, startConnector } from './server.ts';

let connector: Connector;
let bot: Awaited<ReturnType<typeof startSdkBot>>;
let endpoint: string;
let seen: Activity[];

quietSdk();
beforeAll(async () => {
  connector = await startConnector();
  bot = await startSdkBot(connector);
  ({ endpoint, seen } = bot);
});
afterAll(async () => {
  bot.close();
  await connector.close();
});
beforeEach(() => {
  seen.length = 0;
});

let count = 0;
/** A new person with the bot installed in their private chat. */
async function newcomer() {
  const teams = teamsClient(connector, endpoint);
  const person = teams.person(`Aios ${++count}`);
  const chat = teams.chat(person);
  await chat.install();
  return { teams, person, chat };
}

test('somebody installs the bot, talks, changes and removes what they said', async () => {
  const { chat, person } = await newcomer();
  expect(seen.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate']);
  expect(seen[0]).toMatchObject({ action: 'add', from: { aadObjectId: person.aadObjectId }, channelId: 'msteams' });
  expect(seen[1]?.membersAdded?.map(({ id }) => id)).toContain(connector.bot.id);

  const said = await chat.say('dag');
  expect([said.status, chat.last().text]).toEqual([200, 'Je zei: dag']);
  expect((await chat.edit(said, 'hallo')).activity.id).toBe(said.activity.id);
  expect(chat.messages().map(({ text }) => text)).toEqual(['hallo', 'Je zei: dag', 'Je zei: hallo']);
  await chat.erase(said);
  expect(chat.messages()[0]?.by).toBe('bot');
  await chat.redeliver(said);
  expect(seen.slice(2).map(({ type, id }) => [type, id === said.activity.id])).toEqual([
    ['message', true],
    ['messageUpdate', true],
    ['messageDelete', true],
    ['message', true],
  ]);
  await chat.uninstall();
  expect(seen.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
});

test('somebody fills a card in and presses its buttons', async () => {
  const { chat } = await newcomer();
  await chat.say('kaart');
  expect(chat.last().lines).toEqual(['Kies', 'Je doel', 'Themas']);
  const empty = await chat.tap('Stuur');
  expect([empty.delivered, empty.errors]).toEqual([null, ['Vul je doel in.']]);

  await chat.tap('Stuur', { 'Je doel': 'ruim op', themes: ['Regie', 'w'] });
  const on = chat.last().id;
  expect(seen.at(-1)).toMatchObject({ type: 'message', replyToId: on });
  expect(seen.at(-1)?.value).toEqual({ action: 'send:1', goal: 'ruim op', themes: 'r,w' });
  await chat.tap('Sla over');
  expect(seen.at(-1)?.value).toEqual({ action: 'skip:1' });
  await expect(chat.tap('Stuur', { nothing: 'x' })).rejects.toThrow('No input «nothing»');
  await expect(chat.tap('Weg')).rejects.toThrow('No button «Weg»');

  const done = await chat.tap('Klaar', { goal: 'ruim op' });
  expect(done.failed).toBeNull();
  expect(seen.at(-1)?.value).toMatchObject({ action: { verb: 'done', data: { action: 'done:1', goal: 'ruim op' } } });
  // The answer stands in the place of the card for as long as the message itself is not changed.
  expect(chat.last().lines).toEqual(['manual: ruim op']);
  await chat.reopen();
  expect(chat.last().lines).toEqual(['Kies', 'Je doel', 'Themas']);
});

test('somebody writes in a dialog, is asked again, and closes it', async () => {
  const { chat } = await newcomer();
  await chat.say('kaart');
  const { dialog } = await chat.tap('Schrijf');
  expect([dialog?.title, dialog?.card.lines]).toEqual(['Schrijf', ['Hoe?', 'Je doel']]);
  expect((await dialog?.submit('Stuur'))?.errors).toEqual(['Vul je doel in.']);
  const again = await dialog?.submit('Stuur', { goal: 'kort' });
  expect(again?.dialog?.title).toBe('Nog eens');
  expect(seen.at(-1)?.value).toMatchObject({ data: { action: 'send:1', goal: 'kort' } });
  expect((await again?.dialog?.submit('Stuur', { goal: 'veel langer' }))?.notice).toBe('Dank');
  const closed = await again?.dialog?.submit('Stuur', { goal: 'dicht' });
  expect([closed?.dialog, closed?.failed]).toEqual([null, null]);
});

test('somebody opens the chat again and sees the card as it now is', async () => {
  const { chat } = await newcomer();
  await chat.say('stand');
  expect(chat.last().lines[0]).toBe('Oud');
  expect(await chat.reopen()).toHaveLength(1);
  expect(chat.last().lines[0]).toBe('automatic: nu');
});

test('somebody takes a suggestion, after the bot has shown that it is busy', async () => {
  const { chat } = await newcomer();
  await chat.say('wat nu');
  expect([chat.typing(), chat.last().suggested]).toEqual([1, [{ title: 'Hulp', value: 'help' }]]);
  await chat.tap('Hulp');
  expect(chat.messages().map(({ text }) => text)).toEqual(['wat nu', 'Kies', 'help', 'Je zei: help']);
});

test('in a group and in a thread of a channel the bot is mentioned, and answers there', async () => {
  const { teams, person, chat } = await newcomer();
  const group = teams.group(`Praktijk ${count}`, [person]).as(person);
  await group.install();
  await group.say('help');
  const mention = { type: 'mention', text: '<at>Leergesprek</at>', mentioned: { id: connector.bot.id } };
  expect(seen.at(-1)).toMatchObject({ conversation: { isGroup: true, conversationType: 'groupChat' } });
  expect(seen.at(-1)?.entities).toContainEqual(expect.objectContaining({ type: 'mention', text: mention.text }));
  expect(group.last().text).toBe('Je zei: <at>Leergesprek</at> help');

  const channel = teams.channel(`Instituut ${count}`, [person]).as(person);
  await channel.install();
  const first = await channel.say('hoi @bot');
  await channel.say('iets anders');
  expect(seen.at(-2)?.conversation.id).toBe(`${channel.conversation.id};messageid=${first.activity.id}`);
  const texts = channel
    .thread(first)
    .messages()
    .map(({ text }) => text);
  expect(texts).toEqual(['hoi <at>Leergesprek</at>', 'Je zei: hoi <at>Leergesprek</at>']);
  expect(channel.messages()).toHaveLength(4);
  expect(chat.messages()).toEqual([]);

  const other = teams.person('Opleider Oost');
  await group.add(other);
  await group.remove(other);
  expect(seen.slice(-2).map(({ membersAdded, membersRemoved }) => [membersAdded, membersRemoved])).toEqual([
    [[{ id: other.id }], undefined],
    [undefined, [{ id: other.id }]],
  ]);
});

test('what is handed over by hand is handed over as it is', async () => {
  const { teams, chat } = await newcomer();
  await chat.say('kaart');
  const draft = chat.draft('Klaar', { goal: 'x' });
  const answers = await Promise.all([teams.deliver(draft), teams.deliver(draft)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(seen.slice(-2).map(({ id }) => id)).toEqual([draft.id, draft.id]);
  const words = chat.compose('nog niet gezegd');
  expect((await teams.deliver({ ...words, channelId: 'webchat' })).status).toBe(401);
  expect(chat.messages().map(({ text }) => text)).not.toContain('nog niet gezegd');
  const before = seen.length;
  expect((await teams.deliver(draft, null)).status).toBe(401);
  expect((await teams.deliver(draft, `Bearer ${connector.token({ key: 'forger' })}`)).status).toBe(401);
  expect(seen).toHaveLength(before);
});

test('people and chats are the same in the next process, and messages never are', async () => {
  const { chat, person } = await newcomer();
  const later = await startConnector({ now: () => Date.now() + 1000 });
  const again = teamsClient(later, endpoint);
  expect(again.person(person.name)).toEqual(person);
  expect(again.chat(person).conversation.id).toBe(chat.conversation.id);
  const first = connector.memory.post(chat.conversation, 'bot', { type: 'message', text: 'x' }, null);
  const second = later.memory.post(chat.conversation, 'bot', { type: 'message', text: 'x' }, null);
  expect(latest(first).id).not.toBe(latest(second).id);
  await later.close();
});
