import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../adapters/channel.ts';
import { encodeAction } from '../../dialogs/action.ts';
import { message } from '../../dialogs/model/message.ts';
import { hold, refuse } from './connector/faults.ts';
import { refusals } from './connector/refusals.ts';
import { faster } from './faster.ts';
import { quietSdk } from './quiet.ts';
import { asked, openTeams, type Stage, saying, texts } from './stage.ts';

let stage: Stage;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.afresh();
  stage.clock.now += 60_000;
});

let count = 0;
const newPeople = (many: number) => Array.from({ length: many }, () => stage.client.person(`Aios ${++count}`));
async function room(kind: 'group' | 'channel', many = 6) {
  const people = newPeople(many);
  const made = stage.client[kind](`Groep ${count}`, people);
  const chats = people.map((person) => made.as(person));
  await chats[0]?.install();
  stage.received.length = 0;
  return { chats, to: `group:${made.conversation.id}`, conversation: made.conversation };
}

const action = (verb: string, option = '') => encodeAction({ kind: 'poll', verb, subject: 'p1', option });
const poll = message.parse({
  title: 'Werkplezier',
  blocks: [{ kind: 'text', text: 'Hoe ging het deze week?' }],
  buttons: [
    { action: action('answer', 'goed'), label: 'Goed' },
    { action: action('answer', 'matig'), label: 'Matig' },
    { action: action('form'), label: 'Met toelichting' },
  ],
  fallback: 'Hoe ging het deze week?',
});
const form = (error?: string, value?: string) =>
  message.parse({
    title: 'Werkplezier',
    fields: [
      {
        id: 'why',
        kind: 'long-text',
        label: 'Waarom',
        required: true,
        ...(error && { error }),
        ...(value && { value }),
      },
    ],
    buttons: [{ action: action('send'), label: 'Versturen', submits: true }],
    fallback: 'Hoe ging het deze week?',
  });
const says = (fallback: string): Reply => ({ kind: 'again', message: message.parse({ ...poll, fallback }) });

test('six in a channel answer, two of them unknown, and change it; nobody sees what another answered', async () => {
  const { chats, to, conversation } = await room('channel');
  // Of two of them Teams does not tell who they are.
  const unknown = chats.slice(4).map(({ person }) => person);
  const answers = new Map<string, string>();
  stage.receive = async (inbound) => {
    if (inbound.input.kind !== 'act') return { kind: 'done' };
    answers.set(inbound.from.id, inbound.input.action);
    return says(`Je antwoord telt mee (${answers.size})`);
  };
  expect(await stage.send(to, poll, { key: 'poll-1' })).toMatchObject({ kind: 'sent' });
  const before = JSON.stringify(conversation.posts);
  for (const [index, chat] of chats.entries()) {
    if (unknown.includes(chat.person)) stage.connector.faults.plant(refuse(refusals.noMember), { on: 'member' });
    const { failed, notice, dialog } = await chat.tap('Goed');
    expect([failed, notice, dialog]).toEqual([null, `Je antwoord telt mee (${index + 1})`, null]);
    expect(stage.received.at(-1)).toMatchObject({
      from: { channel: 'teams', id: chat.person.aadObjectId },
      group: { channel: 'teams', id: to },
      input: { kind: 'act', action: action('answer', 'goed'), values: {} },
    });
  }
  // The first of them put us there, and is known since.
  const known = chats.slice(1, 4).map(({ person }) => person.userPrincipalName);
  expect(stage.received.map(({ aliases }) => aliases?.[0])).toEqual([undefined, ...known, undefined, undefined]);
  for (const chat of chats) expect((await chat.tap('Matig')).notice).toBe('Je antwoord telt mee (6)');
  expect([...answers.values()]).toEqual(Array(6).fill(action('answer', 'matig')));
  // In the channel stands what stood there, for everybody: nothing was posted, updated or put in its place.
  expect(JSON.stringify(conversation.posts)).toBe(before);
  for (const chat of chats) expect(chat.messages()).toEqual(chats[0]?.messages());
  expect(chats[0]?.messages().filter(({ by }) => by === 'bot')).toHaveLength(1);
  for (const { person } of chats) expect(stage.client.chat(person).messages()).toEqual([]);
});

test('an explanation is asked in a dialog of who asks for it, with what is wrong, and ends with a line', async () => {
  const { chats, to, conversation } = await room('group');
  await stage.send(to, poll, { key: 'poll-2' });
  const before = JSON.stringify(conversation.posts);
  stage.receive = async ({ input }) => {
    if (input.kind !== 'act') return { kind: 'done' };
    if (input.action === action('form')) return { kind: 'again', message: form() };
    const { why = '' } = input.values;
    return why.length < 9 ? { kind: 'again', message: form('Iets langer graag', why) } : says('Je antwoord telt mee');
  };
  const [one, other] = chats;
  const opened = await one?.tap('Met toelichting');
  expect(opened?.dialog?.card.inputs).toMatchObject([{ id: 'why', value: '' }]);
  const again = await opened?.dialog?.submit('Versturen', { why: 'kort' });
  expect(again?.dialog?.card.lines.join()).toContain('Iets langer graag');
  expect(again?.dialog?.card.inputs).toMatchObject([{ value: 'kort' }]);
  const done = await again?.dialog?.submit('Versturen', { why: 'lang genoeg' });
  expect(done).toMatchObject({ failed: null, dialog: null, notice: 'Je antwoord telt mee' });
  expect(stage.received.at(-1)).toMatchObject({
    from: { id: one?.person.aadObjectId },
    group: { id: to },
    input: { action: action('send'), values: { why: 'lang genoeg' } },
  });
  expect((await other?.tap('Met toelichting'))?.dialog?.card.inputs).toMatchObject([{ value: '' }]);
  expect(JSON.stringify(conversation.posts)).toBe(before);
});

test('a post with a form of its own opens that in a dialog, also when it is a short one', async () => {
  const { chats, to } = await room('channel', 2);
  const short = message.parse({
    ...form(),
    fields: [{ id: 'n', kind: 'number', label: 'Hoeveel', required: true, value: '7' }],
  });
  await stage.send(to, short);
  expect(chats[0]?.last().cards[0]?.inputs).toEqual([]);
  const { dialog } = (await chats[1]?.tap(texts.group.fill)) ?? {};
  expect(dialog?.card.inputs).toMatchObject([{ id: 'n', kind: 'Number' }]);
  await dialog?.submit('Versturen', { n: '3' });
  expect(stage.received.at(-1)?.input).toMatchObject({ values: { n: '3' } });
});

test('a press from another conversation than that of the post does nothing', async () => {
  const [here, there] = [await room('channel', 2), await room('channel', 2)];
  await stage.send(here.to, poll, { key: 'poll-3' });
  await stage.send(there.to, poll, { key: 'poll-4' });
  const [one] = here.chats;
  const [away] = there.chats;
  if (one === undefined || away === undefined) throw new Error('nobody');
  stage.received.length = 0;
  for (const [label, refusal] of [
    ['Goed', { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: texts.notice.over }],
    ['Met toelichting', { task: { type: 'message', value: texts.notice.over } }],
  ] as const) {
    const draft = one.draft(label);
    const { conversation, from } = away.draft(label);
    expect((await stage.client.deliver({ ...draft, conversation, from })).body).toEqual(refusal);
  }
  const submit = {
    ...one.draft('Met toelichting'),
    name: 'task/submit',
    value: { data: { action: action('send'), key: 'poll-4', why: 'lang genoeg' } },
  };
  expect((await stage.client.deliver(submit)).body).toEqual({ task: { type: 'message', value: texts.notice.over } });
  expect(stage.received).toEqual([]);
  expect((await one.tap('Goed')).failed).toBeNull();
  expect(stage.received).toHaveLength(1);
});

test('a post is changed in place; without a place to post it is refused, and what is long stays in one thread', async () => {
  const { chats, to, conversation } = await room('channel', 2);
  const sent = await stage.send(to, poll);
  const ref = sent.kind === 'sent' ? sent.ref : null;
  expect(await stage.send(to, { ...poll, title: 'Nog even' }, { replaces: ref })).toEqual({ kind: 'sent', ref });
  expect(chats[1]?.last()).toMatchObject({ edited: true });
  expect(conversation.posts).toHaveLength(1);
  const lines = Array.from({ length: 60 }, (_, at) => `${at} ${'ruimte voor een eigen gedachte '.repeat(30)}`);
  stage.clock.now += 10_000;
  await stage.send(to, saying(lines.join('\n\n')));
  const parts = conversation.posts.slice(1);
  expect(parts.length).toBeGreaterThan(1);
  expect(new Set(parts.map(({ thread }) => thread)).size).toBe(1);
  expect(JSON.stringify(conversation.posts)).not.toContain('suggestedActions');
  await chats[0]?.uninstall();
  expect(await stage.send(to, poll)).toEqual({ kind: 'refused', code: 'not-installed' });
  expect(await stage.send('group:19:nowhere@thread.v2', poll)).toEqual({ kind: 'refused', code: 'not-installed' });
  await chats[0]?.install();
  stage.connector.move('amer');
  expect(await stage.send(to, poll)).toEqual({ kind: 'refused', code: 'gone' });
  await chats[0]?.say('@bot help');
  expect((await stage.send(to, poll)).kind).toBe('sent');
  stage.connector.move('emea');
});

test('taking the assistant out of a group leaves the own chats of its people alone', async () => {
  const { chats, to } = await room('group', 2);
  const [one] = chats;
  if (one === undefined) throw new Error('nobody');
  await stage.client.chat(one.person).install();
  await one.uninstall();
  expect((await stage.send(one.person.aadObjectId, saying('Dag'))).kind).toBe('sent');
  expect(await stage.send(to, poll)).toEqual({ kind: 'refused', code: 'not-installed' });
});

test('a form that a press in the own chat brings up opens in a dialog, although it is nowhere stored', async () => {
  const [person] = newPeople(1);
  if (person === undefined) throw new Error('nobody');
  const chat = stage.client.chat(person);
  await chat.install();
  const menu = { buttons: [{ action: 'g|new|x', label: 'Signaal' }] };
  await stage.send(person.aadObjectId, message.parse({ fallback: 'Menu', ...menu }));
  stage.receive = async () => ({ kind: 'again', message: form() });
  expect((await chat.tap('Signaal')).failed).toBeNull();
  const { dialog } = await chat.tap(texts.open);
  expect(dialog?.card.inputs).toMatchObject([{ id: 'why' }]);
  stage.receive = async () => ({ kind: 'done' });
  expect(await dialog?.submit('Versturen', { why: 'lang genoeg' })).toMatchObject({ failed: null, notice: null });
  expect(stage.received.slice(-3).map(({ input }) => input)).toMatchObject([
    { action: 'g|new|x' },
    { action: 'g|new|x', values: {} },
    { action: action('send'), values: { why: 'lang genoeg' } },
  ]);
});

test('what comes back after Teams stopped waiting is said to be refused, in the own chat, without a word of it', async () => {
  const { chats, to } = await room('group', 2);
  const [one] = chats;
  if (one === undefined) throw new Error('nobody');
  const own = stage.client.chat(one.person);
  await own.install();
  await stage.send(to, poll);
  stage.receive = async () => ({ kind: 'again', message: form() });
  const { dialog } = await one.tap('Met toelichting');
  const posts = one.messages().length;
  let goOn = () => {};
  stage.receive = () =>
    new Promise((resolve) => {
      goOn = () => resolve({ kind: 'again', message: form('Iets langer graag', 'mijn woorden') });
    });
  const held = stage.connector.faults.plant(hold('before'), { type: 'message', conversation: own.conversation.id });
  const answer = await faster(10, async () => dialog?.submit('Versturen', { why: 'mijn woorden' }));
  expect(answer?.notice).toBe(texts.notice.slow);
  goOn();
  await held.arrived();
  held.release();
  await vi.waitFor(() => expect(own.last().text).toBe(texts.notice.refused));
  const { activity } = answer?.delivered ?? {};
  stage.receive = async () => ({ kind: 'again', message: form('Iets langer graag', 'mijn woorden') });
  await stage.client.deliver(activity);
  expect(own.messages().filter(({ text }) => text === texts.notice.refused)).toHaveLength(1);
  expect(one.messages()).toHaveLength(posts);
  expect(JSON.stringify(asked(stage).slice(-3))).not.toContain('mijn woorden');
}, 20_000);
