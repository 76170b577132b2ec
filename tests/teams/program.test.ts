import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Chat } from './connector/chat.ts';
import { acceptThen, type Fault, hold, refuse, reset } from './connector/faults.ts';
import type { Person } from './connector/person.ts';
import { refusals } from './connector/refusals.ts';
import { faster } from './faster.ts';
import { startProgram } from './whole-program.ts';

let stage: Awaited<ReturnType<typeof startProgram>>;

beforeEach(async () => {
  stage = await startProgram();
});
afterEach(() => stage.close());

const installed = async (person: Person, said: string) => {
  const chat = stage.client.chat(person);
  await chat.install();
  await until(chat, said);
  return chat;
};
const chatOf = (which: 'trainee' | 'trainer' | 'coordinator', at = 0) => {
  const person = stage.pairs[at]?.[which];
  if (person === undefined) throw new Error('nobody');
  // Who is new gets the menu; who is in practice is asked for their days after that.
  return installed(person, which === 'coordinator' ? 'Dag ' : 'in welke tijdzone');
};
const words = (chat: Chat) =>
  chat
    .messages()
    .filter(({ by }) => by === 'bot')
    .map(({ lines }) => lines.join('\n'));
const times = (chat: Chat, said: string) => words(chat).filter((one) => one.includes(said)).length;
const until = (chat: Chat, said: string, often = 1) =>
  vi.waitFor(
    () => {
      const all = words(chat).join('\n---\n');
      if (all.split(said).length <= often) throw new Error(`never read «${said}» in\n${all}`);
    },
    { timeout: 8_000 },
  );
const entries = () => stage.stored((store) => store.entries('noord', 0));

test('somebody imported by their sign-in name is known at the first contact, and stays so under their own id', async () => {
  const chat = await chatOf('trainee');
  expect(words(chat)[0]).toContain('Dag Aios Oost');
  await stage.restart();
  await chat.say('status');
  await until(chat, 'Hoe het ervoor staat');
  const stranger = stage.client.chat(stage.client.person('Vreemde'));
  stranger.conversation.installed = true;
  await stranger.say('menu');
  await until(stranger, 'Ik ken je nog niet');
});

test('whoever had the app before being placed hears of it at once, and is known over a restart', async () => {
  const coordinator = await chatOf('coordinator');
  const [aios, opleider] = await Promise.all(
    ['Aios Noord', 'Opleider Noord'].map((name) => installed(stage.client.person(name), 'Ik ken je nog niet')),
  );
  if (aios === undefined || opleider === undefined) throw new Error('nobody');
  await coordinator.say('koppel');
  await until(coordinator, 'Koppel een aios');
  await coordinator.tap('Koppel', {
    'aios-naam': aios.person.name,
    'aios-adres': `teams:${aios.person.userPrincipalName}`,
    'opleider-naam': opleider.person.name,
    'opleider-adres': `teams:${opleider.person.userPrincipalName}`,
    programmas: ['leergesprekken-amsterdam'],
    start: 'vandaag',
    einde: 'over zes maanden',
  });
  await until(aios, 'Opleider Noord');
  await until(opleider, 'Aios Noord');
  await stage.restart();
  await aios.say('status');
  await until(aios, 'Hoe het ervoor staat');
  expect(times(coordinator, 'weer bereikbaar')).toBe(0);
  await aios.uninstall();
  await aios.install();
  await until(aios, 'Dag Aios Noord');
  expect(times(aios, 'Ik ken je nog niet')).toBe(1);
});

test('the same activity before, during and after it is handled and over a restart: one entry, one answer', async () => {
  const chat = await chatOf('trainee');
  const said = chat.compose('log 5 patiënten');
  await stage.stop();
  await expect(stage.client.deliver(said)).rejects.toThrow();
  await stage.start();
  const during = await Promise.all(Array.from({ length: 5 }, () => stage.client.deliver(said)));
  expect(during.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await until(chat, 'Genoteerd: 5');
  const answered = words(chat).length;
  expect((await stage.client.deliver(said)).status).toBe(200);
  await stage.restart();
  expect((await stage.client.deliver(said)).status).toBe(200);
  // What is asked after that is answered after that: by then a second answer would have come.
  await chat.say('help');
  await vi.waitFor(() => expect(words(chat).length).toBeGreaterThan(answered));
  expect(words(chat)).toHaveLength(answered + 1);
  await stage.stop();
  expect((await entries()).map(({ amount }) => amount)).toEqual([5]);
  await stage.start();
});

test('an answer sent in several times, also over a restart, is kept once and taken each time', async () => {
  const [trainer, chat] = await Promise.all([chatOf('trainer'), chatOf('trainee')]);
  await trainer.say('/leergesprek proces');
  await vi.waitFor(() => trainer.tap('5 minuten'));
  const given = 'samen voor het spreekuur kijken';
  const form = await vi.waitFor(() => {
    const found = chat.messages().findLast(({ cards }) => cards.some(({ lines }) => lines.includes('Dit gaat goed')));
    if (found === undefined) throw new Error('no form');
    return found;
  });
  const [field] = form.cards[0]?.inputs ?? [];
  const sent = await chat.tap('Versturen', { [field?.id ?? '']: given }, form);
  expect(sent).toMatchObject({ failed: null, notice: '', dialog: null, errors: [] });
  const { activity } = sent.delivered ?? {};
  await until(chat, 'Dit kan beter');
  const said = words(chat);
  const again = await Promise.all([activity, activity, activity].map((one) => stage.client.deliver(one)));
  expect(again.map(({ body }) => body)).toEqual(Array(3).fill(sent.delivered?.body));
  await stage.restart();
  expect((await stage.client.deliver(activity)).status).toBe(200);
  await chat.say('help');
  await vi.waitFor(() => expect(words(chat).length).toBeGreaterThan(said.length));
  expect(words(chat).slice(0, said.length)).toEqual(said);
  expect(words(chat)).toHaveLength(said.length + 1);
  await stage.stop();
  const sessions = await stage.stored((store) => store.list('noord', 'session', null, 10));
  expect(JSON.stringify(sessions).split(given)).toHaveLength(2);
});

const ambiguous: [string, Fault][] = [
  ['broken off after it was taken in', reset('after')],
  ['broken off before', reset('before')],
  ['500 after it was taken in', acceptThen(refusals.serverError)],
  ['502 after it was taken in', acceptThen(refusals.badGateway)],
  ['504, not taken in', refuse(refusals.gatewayTimeout)],
  ['no answer at all', hold('after')],
];

test('six ways in which nobody knows whether a message arrived: at most one comes, and the next word is told so', async () => {
  const chats = await Promise.all([0, 1, 2].flatMap((at) => [chatOf('trainee', at), chatOf('trainer', at)]));
  await faster(10, async () => {
    const planted = ambiguous.map(([, fault], at) =>
      stage.connector.faults.plant(fault, {
        conversation: chats[at]?.conversation.id ?? '',
        on: 'send',
        type: 'message',
      }),
    );
    await Promise.all(chats.map((chat) => chat.say('help')));
    await vi.waitFor(() => expect(planted.map((one) => one.met())).toEqual(Array(6).fill(1)));
    // The one without an answer is given up by then.
    await new Promise((resolve) => setTimeout(resolve, 16_000));
  });
  const before = chats.map((chat) => words(chat).length);
  for (const [at, [name]] of ambiguous.entries()) expect([name, (before[at] ?? 0) <= 3]).toEqual([name, true]);
  await stage.restart();
  for (const [at, chat] of chats.entries()) {
    const name = ambiguous[at]?.[0];
    await chat.say('menu');
    await until(chat, 'mogelijk niet verstuurd');
    await vi.waitFor(() => expect([name, words(chat).length]).toEqual([name, (before[at] ?? 0) + 2]));
    await chat.say('menu');
    await vi.waitFor(() => expect([name, words(chat).length]).toEqual([name, (before[at] ?? 0) + 3]));
    expect([name, times(chat, 'mogelijk niet verstuurd')]).toEqual([name, 1]);
  }
}, 60_000);

test('who cannot be reached any more is told to the coordinator with what to do, and that it is over as well', async () => {
  const coordinator = await chatOf('coordinator');
  const trainer = await chatOf('trainer');
  trainer.block(true);
  await trainer.say('help');
  await until(coordinator, 'Opleider Oost is niet bereikbaar');
  await until(coordinator, 'blokkade op te heffen');
  trainer.block(false);
  await trainer.say('menu');
  await until(coordinator, 'Opleider Oost is weer bereikbaar');
  expect(times(coordinator, 'is niet bereikbaar')).toBeLessThanOrEqual(1);
  await until(trainer, 'Dag ', 2);
  await trainer.uninstall();
  await until(coordinator, 'heeft Leergesprek nu niet').catch(() => undefined);
});

test('typed words that may name a patient come back as a form in their own chat, once, and are kept when put right', async () => {
  const chat = await chatOf('trainee');
  const asked = await chat.say('/leergesprek vraag hoe help ik mevrouw Jansen met haar suikerziekte');
  const form = () =>
    chat
      .messages()
      .flatMap(({ cards }) => cards.filter(({ inputs }) => inputs.some(({ value }) => value.includes('Jansen'))));
  await vi.waitFor(() => expect(form()).toHaveLength(1));
  await chat.redeliver(asked);
  const [input] = form().flatMap(({ inputs }) => inputs);
  const [button] = form().flatMap(({ actions }) => actions);
  const { failed } = await chat.tap(button?.title ?? '', { [input?.id ?? '']: 'hoe help ik iemand met suikerziekte' });
  expect(failed).toBeNull();
  await until(chat, 'Staat op je agenda');
  // What named a patient is gone from the chat, also for who comes back to it.
  expect(form()).toEqual([]);
  await vi.waitFor(async () => {
    await chat.reopen();
    expect(form()).toEqual([]);
  });
});
