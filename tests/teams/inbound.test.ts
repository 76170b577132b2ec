import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { read } from '../../adapters/teams/read.ts';
import { said } from '../../adapters/teams/said.ts';
import { message } from '../../dialogs/model/message.ts';
import { hold, refuse } from './connector/faults.ts';
import { refusals } from './connector/refusals.ts';
import { faster } from './faster.ts';
import { quietSdk } from './quiet.ts';
import { asked, memory, openTeams, type Stage, saying, texts } from './stage.ts';

let stage: Stage;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());
beforeEach(() => stage.afresh());

const inputs = () => stage.received.map(({ input }) => input);

test('who installs it arrives once, although Teams tells twice, and again after having left', async () => {
  const { chat, id, person } = await stage.newcomer();
  const [first, second] = stage.received;
  expect(inputs()).toEqual([{ kind: 'arrived' }, { kind: 'arrived' }]);
  expect(first?.id).toBe(second?.id);
  expect(first).toMatchObject({ from: { channel: 'teams', id }, aliases: [person.userPrincipalName] });
  expect(second?.aliases).toBeUndefined();
  await chat.uninstall();
  expect(inputs().at(-1)).toEqual({ kind: 'left' });
  await chat.install();
  expect(inputs().at(-1)).toEqual({ kind: 'arrived' });
  expect(stage.received.at(-1)?.id).not.toBe(first?.id);
});

test('what somebody says comes in with the id of its activity, and nothing is written when nothing changed', async () => {
  const { chat, id } = await stage.newcomer();
  stage.store.writes.length = 0;
  const { activity, status, body } = await chat.say('  /leergesprek\u00a0proces&nbsp; ');
  expect([status, body]).toEqual([200, null]);
  expect(stage.received.at(-1)).toEqual({
    id: `${chat.conversation.id}|${activity.id}`,
    from: { channel: 'teams', id },
    input: { kind: 'text', text: '/leergesprek proces' },
  });
  expect(stage.store.writes).toEqual([]);
});

test('an edited and a removed message come in as such, each once however often it is told', async () => {
  const { chat } = await stage.newcomer();
  const said = await chat.say('dag');
  const edited = await chat.edit(said, 'hallo');
  await chat.redeliver(edited);
  await chat.erase(said);
  expect(inputs().slice(-3)).toEqual([{ kind: 'edited' }, { kind: 'edited' }, { kind: 'deleted' }]);
  const ids = stage.received.slice(-4).map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  await stage.client.deliver({
    ...edited.activity,
    channelData: { ...(edited.activity.channelData as object), eventType: 'undeleteMessage' },
  });
  expect(stage.received).toHaveLength(6);
});

test('a duplicate before, during and after handling is handed in each time under one id, and each is answered', async () => {
  const { chat } = await stage.newcomer();
  stage.received.length = 0;
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  stage.receive = async () => {
    if (stage.received.length === 1) throw new Error('the store failed');
    await gate;
    return { kind: 'done' };
  };
  const failed = await chat.say('een antwoord');
  expect(failed.status).toBe(500);
  const two = [chat.redeliver(failed), chat.redeliver(failed)];
  await vi.waitFor(() => expect(stage.received).toHaveLength(3));
  goOn();
  expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await chat.redeliver(failed)).status).toBe(200);
  expect(new Set(stage.received.map(({ id }) => id)).size).toBe(1);
  expect(stage.received).toHaveLength(4);
});

test('the answer waits until the hall has it, and shows that it is busy when that takes long', async () => {
  const { chat } = await stage.newcomer();
  const typed = () => asked(stage, 'send').filter(({ type }) => type === 'typing').length;
  let goOn = () => {};
  stage.receive = () =>
    new Promise((resolve) => {
      goOn = () => resolve({ kind: 'done' });
    });
  let answered = false;
  const work = chat.say('lang').then((delivered) => {
    answered = true;
    return delivered;
  });
  await vi.waitFor(() => expect(typed()).toBe(1), { timeout: 5_000 });
  expect(answered).toBe(false);
  goOn();
  expect((await work).status).toBe(200);
  expect(chat.messages()).toHaveLength(1);
});

test('a picture without words is answered with a fixed line, once', async () => {
  const { chat } = await stage.newcomer();
  stage.received.length = 0;
  const sent = await chat.say('&nbsp;');
  await vi.waitFor(() => expect(chat.last().text).toBe(texts.wordless));
  await chat.redeliver(sent);
  await chat.say('dag');
  expect(chat.messages().map(({ by }) => by === 'bot')).toEqual([false, true, false]);
  expect(inputs()).toEqual([{ kind: 'text', text: 'dag' }]);
});

test.each([
  [['image/*'], 1],
  [['text/html', 'application/vnd.microsoft.teams.file.download.info'], 1],
  [['text/html'], 0],
  [['messageReference'], 0],
  [[7], 0],
])('words with %j are taken in, and of a picture or file it is said that it is not kept, once', async (types, told) => {
  const { chat } = await stage.newcomer();
  const attachments = types.map((contentType) => ({ contentType, content: '<p>log 5 patienten</p>' }));
  const said = { ...chat.compose('log 5 patienten'), attachments };
  await stage.client.deliver(said);
  await stage.client.deliver(said);
  await chat.say('dag');
  expect(inputs().slice(2)).toEqual(
    ['log 5 patienten', 'log 5 patienten', 'dag'].map((text) => ({ kind: 'text', text })),
  );
  const lines = () => chat.messages().filter(({ text }) => text === texts.wordless);
  if (told > 0) await vi.waitFor(() => expect(lines()).toHaveLength(told));
  else expect(lines()).toEqual([]);
});

test('aliases are looked up until something that carried them was kept', async () => {
  const person = stage.person({
    email: 'A.Oost@Instituut.nl',
    userPrincipalName: 'oost@instituut.nl',
  });
  const chat = stage.client.chat(person);
  chat.conversation.installed = true;
  const none = stage.connector.faults.plant(refuse(refusals.serverError), { on: 'member' });
  await chat.say('een');
  expect([none.met(), stage.received.at(-1)?.aliases]).toEqual([1, undefined]);
  expect(stage.logs.join()).toContain('teams member not found');
  stage.receive = async () => {
    throw new Error('the store failed');
  };
  expect((await chat.say('twee')).status).toBe(500);
  stage.receive = async () => ({ kind: 'done' });
  await chat.say('drie');
  expect(stage.received.map(({ aliases }) => aliases)).toEqual([
    undefined,
    ['oost@instituut.nl', 'a.oost@instituut.nl'],
    ['oost@instituut.nl', 'a.oost@instituut.nl'],
  ]);
  const looked = asked(stage, 'member').length;
  await chat.say('vier');
  expect(asked(stage, 'member')).toHaveLength(looked);
  expect(stage.logs.join()).not.toMatch(/instituut\.nl|Aios/);
});

test('somebody without an account is known by the id that Teams gives them', async () => {
  const { chat } = await stage.newcomer();
  const { activity } = await chat.say('dag');
  const looked = asked(stage, 'member').length;
  await stage.client.deliver({ ...activity, id: '2', from: { id: '29:guest' } });
  expect(stage.received.at(-1)).toMatchObject({ from: { channel: 'teams', id: '29:guest' } });
  expect(asked(stage, 'member')).toHaveLength(looked);
});

test('after a restart the reference is still there', async () => {
  const store = memory();
  const one = await openTeams({ connector: stage.connector, memory: store });
  const person = one.person();
  await one.client.chat(person).install();
  await one.close();
  const two = await openTeams({ connector: stage.connector, memory: store });
  expect(await two.send(person.aadObjectId, saying('Welkom terug'))).toMatchObject({ kind: 'sent' });
  expect(two.client.chat(person).last().lines).toContain('Welkom terug');
  await two.close();
});

const form = message.parse({
  fallback: 'Vul in',
  title: 'Je doel',
  fields: [{ id: 'goal', kind: 'text', label: 'Doel', required: true }],
  buttons: [
    { action: 'goal:save', label: 'Bewaar', style: 'primary', submits: true },
    { action: 'goal:back', label: 'Terug' },
  ],
});
const wrong = message.parse({
  ...form,
  fields: [{ id: 'goal', kind: 'text', label: 'Doel', required: true, error: 'Iets langer graag', value: 'kort' }],
});

test('a button on a card comes in with its values, and errors come in the place of the card', async () => {
  const { chat, id } = await stage.newcomer();
  await stage.send(id, form);
  const tapped = await chat.tap('Bewaar', { goal: 'Rustig blijven' });
  expect(inputs().at(-1)).toEqual({ kind: 'act', action: 'goal:save', values: { goal: 'Rustig blijven' } });
  expect(tapped).toMatchObject({ failed: null, notice: '' });
  stage.receive = async () => ({ kind: 'again', message: wrong });
  const again = await chat.tap('Bewaar', { goal: 'kort' });
  expect(again.failed).toBeNull();
  expect(chat.last().lines.join()).toContain('Iets langer graag');
  expect(asked(stage, 'update')).toEqual([]);
});

const typed = message.parse({
  ...form,
  fields: [
    { id: 'goal', kind: 'long-text', label: 'Doel', required: true },
    { id: 'day', kind: 'text', label: 'Dag', required: true },
  ],
});
const typedWrong = message.parse({
  ...typed,
  fields: typed.fields.map((field) => ({ ...field, value: `mijn ${field.id}`, error: 'Klopt niet' })),
});

test('a form that came back on typed words keeps what was written in it, and is gone for good once it is kept', async () => {
  const { chat } = await stage.newcomer();
  stage.receive = async () => ({ kind: 'again', message: typed });
  await chat.say('signaal');
  await vi.waitFor(() => expect(chat.last().cards[0]?.inputs).toHaveLength(2));
  stage.receive = async () => ({ kind: 'again', message: typedWrong });
  const again = await chat.tap('Bewaar', { goal: 'mijn goal', day: 'mijn day' });
  expect(again.failed).toBeNull();
  expect(chat.last().cards[0]?.inputs.map(({ value }) => value)).toEqual(['mijn goal', 'mijn day']);
  expect(chat.last().lines.join()).toContain('Klopt niet');
  stage.receive = async () => ({ kind: 'done' });
  expect(await chat.tap('Bewaar')).toMatchObject({ failed: null, notice: null });
  expect(chat.last()).toMatchObject({ lines: [texts.notice.sent], cards: [{ inputs: [], actions: [] }] });
  await vi.waitFor(() => expect(asked(stage, 'update')).not.toEqual([]));
  await chat.reopen();
  expect(chat.last().lines).toEqual([texts.notice.sent]);
});

test('a form behind a button of a card that stands nowhere else opens', async () => {
  const { chat } = await stage.newcomer();
  stage.receive = async () => ({ kind: 'again', message: { ...form, fields: [] } });
  await chat.say('menu');
  await vi.waitFor(() => expect(chat.last().cards).toHaveLength(1));
  stage.receive = async () => ({ kind: 'again', message: typed });
  await chat.tap('Terug');
  const { dialog, failed } = await chat.tap(texts.open);
  expect([failed, dialog?.card.inputs.length]).toEqual([null, 2]);
});

test('a form that came in the place of a message makes room for it again once it is kept', async () => {
  const { chat, id } = await stage.newcomer();
  await stage.send(id, {
    title: 'Menu',
    buttons: [{ action: 'menu:log', label: 'Noteer', style: 'plain', submits: false, more: false }],
  });
  stage.receive = async () => ({ kind: 'again', message: form });
  await chat.tap('Noteer');
  expect(chat.last().cards[0]?.inputs).toHaveLength(1);
  stage.receive = async () => ({ kind: 'done' });
  await chat.tap('Bewaar', { goal: 'rust' });
  expect(chat.last().cards[0]).toMatchObject({ inputs: [], actions: [{ title: 'Noteer' }] });
});

test('a request that is repeated is handed in under the same id', async () => {
  const { chat, id } = await stage.newcomer();
  await stage.send(id, form);
  const draft = chat.draft('Terug');
  await stage.client.deliver(draft);
  await stage.client.deliver(draft);
  expect(stage.received.at(-1)?.id).toBe(stage.received.at(-2)?.id);
});

const long = message.parse({
  ...form,
  fields: [{ id: 'goal', kind: 'long-text', label: 'Doel', required: true, value: 'Wat er al stond' }],
});

test('longer text is asked in a dialog, which stays open with what is wrong and closes when it is kept', async () => {
  const { chat, id } = await stage.newcomer();
  await stage.send(id, long);
  const { dialog, failed } = await chat.tap(texts.open);
  expect(failed).toBeNull();
  expect(dialog?.card.inputs).toMatchObject([{ id: 'goal', value: 'Wat er al stond' }]);
  stage.receive = async () => ({
    kind: 'again',
    message: { ...wrong, fields: [{ ...wrong.fields[0], kind: 'long-text' }] } as never,
  });
  const again = await dialog?.submit('Bewaar', { goal: 'kort' });
  expect(again?.dialog?.card.lines.join()).toContain('Iets langer graag');
  expect(again?.dialog?.card.inputs[0]?.value).toBe('kort');
  stage.receive = async () => ({ kind: 'done' });
  const done = await again?.dialog?.submit('Bewaar', { goal: 'lang genoeg' });
  expect(done).toMatchObject({ dialog: null, notice: null, failed: null });
  expect(inputs().at(-1)).toEqual({ kind: 'act', action: 'goal:save', values: { goal: 'lang genoeg' } });
  expect(JSON.stringify(chat.messages())).not.toContain('lang genoeg');
});

test('what people wrote is read in a dialog, whole and in parts, and leaves nothing in the chat', async () => {
  const { chat, id } = await stage.newcomer();
  await stage.send(id, message.parse({ buttons: [{ action: 'v|s1', label: 'Lees terug' }], fallback: 'Klaar' }));
  const words = Array.from({ length: 40 }, (_, at) => `regel ${at} ${'en toen keek ik nog een keer mee '.repeat(20)}`);
  stage.receive = async () => ({
    kind: 'again',
    message: message.parse({
      title: 'Verslag',
      blocks: words.map((text) => ({ kind: 'written', items: [{ text, by: 'Aios Oost' }] })),
      fallback: 'Verslag',
    }),
  });
  const before = chat.messages().length;
  let tapped = await chat.tap('Lees terug');
  expect(inputs().at(-1)).toEqual({ kind: 'act', action: 'v|s1', values: {} });
  const lines: string[] = [];
  for (let part = 0; part < 10; part += 1) {
    lines.push(...(tapped.dialog?.card.lines ?? []));
    const onward = tapped.dialog?.card.actions.some(({ title }) => title === texts.onward);
    const next = onward ? await tapped.dialog?.submit(texts.onward, {}) : undefined;
    if (next === undefined) break;
    tapped = next;
  }
  for (const text of words) expect(lines.join('\n')).toContain(text.trim());
  expect(tapped.dialog?.card.actions.map(({ title }) => title)).toEqual([texts.back]);
  expect(chat.messages()).toHaveLength(before);
  expect(JSON.stringify(chat.messages())).not.toContain('regel');
});

test('a dialog for somebody else, or for what is no more, opens as a line', async () => {
  const one = await stage.newcomer();
  await stage.send(one.id, long, { key: 'of-one' });
  const draft = one.chat.draft(texts.open);
  const other = await stage.newcomer();
  const { activity } = await other.chat.say('dag');
  const answer = await stage.client.deliver({ ...draft, from: activity.from, conversation: activity.conversation });
  expect(answer.body).toEqual({ task: { type: 'message', value: texts.notice.over } });
  stage.store.messages.delete('of-one');
  expect((await one.chat.tap(texts.open)).notice).toBe(texts.notice.over);
});

test('a dialog that takes too long says so in time, and what was written still goes on', async () => {
  const { chat, id } = await stage.newcomer();
  await stage.send(id, long);
  const { dialog } = await chat.tap(texts.open);
  let goOn = () => {};
  stage.receive = () =>
    new Promise((resolve) => {
      goOn = () => resolve({ kind: 'done' });
    });
  const began = performance.now();
  const answer = await faster(10, async () => dialog?.submit('Bewaar', { goal: 'lang genoeg' }));
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(answer?.notice).toBe(texts.notice.slow);
  goOn();
  expect(inputs().at(-1)).toMatchObject({ values: { goal: 'lang genoeg' } });
});

test.each([
  ['adaptiveCard/action', { action: { verb: 'other', data: {} } }, 200, { statusCode: 400 }],
  ['adaptiveCard/action', null, 200, { statusCode: 400 }],
  ['task/submit', { data: [] }, 200, { task: { type: 'message' } }],
  ['task/fetch', { data: { key: 7 } }, 200, { task: { type: 'message' } }],
  ['composeExtension/query', {}, 501, null],
  ['adaptiveCard/action', { action: { verb: 'act', data: { action: 'x'.repeat(201) } } }, 200, { statusCode: 400 }],
])('an invoke %s that is none of ours is answered and handed to nobody', async (name, value, status, body) => {
  const { chat } = await stage.newcomer();
  const { activity } = await chat.say('dag');
  stage.received.length = 0;
  const answer = await stage.client.deliver({ ...activity, type: 'invoke', id: 'f:1', name, value });
  expect(answer.status).toBe(status);
  if (body === null) expect(answer.body).toBeNull();
  else expect(answer.body).toMatchObject(body);
  expect(stage.received).toEqual([]);
});

test.each(['typing', 'messageReaction', 'endOfConversation', 'event', 'hello'])(
  'a %s is taken in and does nothing',
  async (type) => {
    const { chat } = await stage.newcomer();
    const { activity } = await chat.say('dag');
    stage.received.length = 0;
    expect((await stage.client.deliver({ ...activity, type })).status).toBe(200);
    expect(stage.received).toEqual([]);
  },
);

test('while it is stopping nothing is taken in, and what is under way is finished', async () => {
  const one = await openTeams({ connector: stage.connector });
  const chat = one.client.chat(one.person());
  let goOn = () => {};
  one.receive = () =>
    new Promise((resolve) => {
      goOn = () => resolve({ kind: 'done' });
    });
  const work = chat.say('dag');
  await vi.waitFor(() => expect(one.received).toHaveLength(1));
  const stopped = one.channel.stop();
  expect((await chat.say('nog iets')).status).toBe(503);
  goOn();
  await stopped;
  expect((await work).status).toBe(200);
  await one.close();
});

test('the lookup of a stranger does not hold up what they say for long', async () => {
  const chat = stage.client.chat(stage.person());
  chat.conversation.installed = true;
  stage.connector.faults.plant(hold('before'), { on: 'member' });
  expect((await faster(10, () => chat.say('dag'))).status).toBe(200);
  expect(stage.received.at(-1)?.aliases).toBeUndefined();
});

const base = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:a' },
  recipient: { id: '28:bot' },
  conversation: { id: '19:x@thread.tacv2;messageid=12', conversationType: 'channel' },
};
const named = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });

test.each([
  ['<at>Leergesprek</at> proces', [named('28:bot', '<at>Leergesprek</at>')], 'plain', 'proces'],
  [
    'vraag aan <at>Leergesprek</at>&nbsp;<at id="2">Opleider Oost</at>',
    [named('28:bot', '<at>Leergesprek</at>'), named('29:b', '<at id="2">Opleider Oost</at>')],
    'plain',
    'vraag aan   Opleider Oost',
  ],
  ['een <b>vraag</b> &amp; 1 < 2', [], 'plain', 'een <b>vraag</b> &amp; 1 < 2'],
  ['<p>een <b>vraag</b></p><p>1 &lt; 2 &amp;amp;</p>', [], 'xml', 'een vraag\n1 < 2 &amp;'],
  ['a\r\nb', [null, 7, { type: 'mention' }], 'plain', 'a\nb'],
])('%j is read as what was typed', (text, entities, textFormat, expected) => {
  expect(said({ ...base, text, entities, textFormat }).text).toBe(expected);
});

test('a long row of brackets is read at once', () => {
  const began = performance.now();
  for (const part of ['<at ', '<a', '&nbsp', '<at><'])
    said({ ...base, text: part.repeat(60_000), textFormat: 'xml', entities: [named('28:bot', '<at>')] });
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('the id of an activity is that of its conversation without the thread', () => {
  const entities = [named('28:bot', '<at>L</at>')];
  expect(read({ ...base, text: '<at>L</at> hoi', entities }, '/leergesprek')).toMatchObject({
    id: '19:x@thread.tacv2|1',
  });
});
