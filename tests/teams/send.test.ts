import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { acceptThen, type Fault, hold, refuse, reset } from './connector/faults.ts';
import { refusals, throttled } from './connector/refusals.ts';
import { faster } from './faster.ts';
import { quietSdk } from './quiet.ts';
import { asked, openTeams, type Stage, saying } from './stage.ts';

let stage: Stage;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());
beforeEach(() => stage.afresh());

const here = (conversation: { id: string }) =>
  asked(stage).filter((call) => call.conversation === conversation.id && call.on !== 'member');
const refOf = (outcome: { kind: string; ref?: string | null }) => outcome.ref ?? '';
const long = (start: string, lines: number) =>
  saying(
    Array.from({ length: lines }, (_, at) => `${start} ${at} ${'ruimte voor een eigen gedachte '.repeat(30)}`).join(
      '\n\n',
    ),
  );

test('a message arrives with one request, signed as the bot, under the id that the platform gave', async () => {
  const { chat, id } = await stage.newcomer();
  const outcome = await stage.send(id, saying('Dag'));
  expect(chat.last().lines).toContain('Dag');
  expect(outcome).toEqual({ kind: 'sent', ref: `${chat.conversation.id}|${chat.last().id}` });
  expect(here(chat.conversation)).toHaveLength(1);
  expect(stage.connector.unauthorized()).toEqual([]);
});

test('an update goes to the message that it replaces, and to a new one when that is gone', async () => {
  const { chat, id } = await stage.newcomer();
  const ref = refOf(await stage.send(id, saying('Eerst')));
  expect(await stage.send(id, saying('Daarna'), { replaces: ref })).toEqual({ kind: 'sent', ref });
  expect(chat.messages()).toHaveLength(1);
  expect(chat.last()).toMatchObject({ edited: true });
  expect(chat.last().lines).toContain('Daarna');
  const [post] = chat.conversation.posts;
  if (post) post.deleted = true;
  const outcome = await stage.send(id, saying('Opnieuw'), { replaces: ref });
  expect(outcome.kind).toBe('sent');
  expect(refOf(outcome)).not.toBe(ref);
  expect(chat.last().lines).toContain('Opnieuw');
  for (const none of ['', 'none', null])
    expect((await stage.send(id, saying('Los'), { replaces: none })).kind).toBe('sent');
});

test('a message of several activities is replaced one by one; what is left over goes', async () => {
  const { chat, id } = await stage.newcomer();
  const ref = refOf(await stage.send(id, long('a', 60)));
  const parts = chat.messages().length;
  expect(parts).toBeGreaterThan(1);
  expect(ref.split(',')).toHaveLength(parts);
  stage.clock.now += 10_000;
  expect(refOf(await stage.send(id, long('b', 60), { replaces: ref }))).toBe(ref);
  expect(chat.messages()).toHaveLength(parts);
  expect(chat.messages().every(({ edited }) => edited)).toBe(true);
  stage.clock.now += 10_000;
  const short = refOf(await stage.send(id, saying('Kort'), { replaces: ref }));
  expect(ref.startsWith(short)).toBe(true);
  expect(chat.messages()).toHaveLength(1);
  stage.clock.now += 10_000;
  expect(refOf(await stage.send(id, long('c', 60), { replaces: short }))).toMatch(short);
  expect(chat.messages()).toHaveLength(parts);
});

const unclear: [string, Fault][] = [
  ['the connection breaks off after it was taken in', reset('after')],
  ['the connection breaks off before', reset('before')],
  ['500 after it was taken in', acceptThen(refusals.serverError)],
  ['502 after it was taken in', acceptThen(refusals.badGateway)],
  ['503', refuse(refusals.unavailable)],
  ['504 after it was taken in', acceptThen(refusals.gatewayTimeout)],
  ['no answer at all after it was taken in', hold('after')],
];

test('a send of which nobody knows how it ended is made once, and said to be so', async () => {
  // Outside what is made faster: a busy machine would show that it types when somebody comes in.
  const people = await Promise.all(unclear.map(async (row) => ({ row, ...(await stage.newcomer()) })));
  const outcomes = await faster(10, () =>
    Promise.all(
      people.map(async ({ row: [name, fault], chat, id }) => {
        const planted = stage.connector.faults.plant(fault, { conversation: chat.conversation.id });
        const outcome = await stage.send(id, saying('Misschien'));
        return {
          name,
          kind: outcome.kind,
          met: planted.met(),
          requests: here(chat.conversation).length,
          most: chat.messages().length <= 1,
        };
      }),
    ),
  );
  expect(outcomes).toEqual(unclear.map(([name]) => ({ name, kind: 'unknown', met: 1, requests: 1, most: true })));
}, 30_000);

test.each<[string, Parameters<typeof refuse>[0], string]>([
  ['blocked', refusals.blocked, 'blocked'],
  ['writes blocked', refusals.writesBlocked, 'blocked'],
  ['not installed', refusals.notInstalled, 'not-installed'],
  ['not in the roster', refusals.notInRoster, 'not-installed'],
  ['disabled', refusals.disabled, 'disabled'],
  ['no conversation', refusals.noConversation, 'gone'],
  ['a 403 that says nothing', { status: 403 }, 'blocked'],
])('%s: nothing is asked of the platform after that until they are heard of', async (_, answer, code) => {
  const { chat, id } = await stage.newcomer();
  stage.connector.faults.plant(refuse(answer), { conversation: chat.conversation.id });
  const refused = { kind: 'refused', code };
  expect(await stage.send(id, saying('Een'))).toEqual(refused);
  expect(await stage.send(id, saying('Twee'))).toEqual(refused);
  const again = await openTeams({ connector: stage.connector, memory: stage.store });
  expect(await again.send(id, saying('Drie'))).toEqual(refused);
  await again.close();
  expect(here(chat.conversation)).toHaveLength(1);
  await chat.say('daar ben ik weer');
  expect((await stage.send(id, saying('Vier'))).kind).toBe('sent');
});

test.each<[string, Parameters<typeof refuse>[0], string]>([
  ['too big', refusals.tooBig, 'too-big'],
  ['bad syntax', refusals.badSyntax, 'invalid'],
  [
    'not enough permissions',
    { status: 403, body: { error: { code: 'NotEnoughPermissions', message: '' } } },
    'forbidden',
  ],
  ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }, 'invalid'],
])('%s is our own fault and says nothing about the next message', async (_, answer, code) => {
  const { chat, id } = await stage.newcomer();
  stage.connector.faults.plant(refuse(answer), { conversation: chat.conversation.id });
  expect(await stage.send(id, saying('Een'))).toEqual({ kind: 'refused', code });
  expect((await stage.send(id, saying('Twee'))).kind).toBe('sent');
});

test('nobody is asked for who was never seen, or who took it out', async () => {
  const before = asked(stage).length;
  expect(await stage.send('naam@instituut.nl', saying('Dag'))).toEqual({ kind: 'refused', code: 'not-installed' });
  const { chat, id } = await stage.newcomer();
  await chat.uninstall();
  const after = asked(stage, 'send').length;
  expect(await stage.send(id, saying('Dag'))).toEqual({ kind: 'refused', code: 'not-installed' });
  expect(asked(stage, 'send')).toHaveLength(after);
  expect(asked(stage).length - before).toBeLessThanOrEqual(1);
});

test('the platform is left alone as long as it asks, and longer each time when it does not say', async () => {
  const { chat, id } = await stage.newcomer();
  const plant = (answer: Parameters<typeof refuse>[0]) =>
    stage.connector.faults.plant(refuse(answer), { conversation: chat.conversation.id });
  const waits: number[] = [];
  for (const answer of [throttled(7), throttled(), refusals.precondition, throttled(), ...Array(8).fill(throttled())]) {
    plant(answer);
    stage.clock.now += 10_000;
    const outcome = await stage.send(id, saying('Straks'), { key: 'one' });
    if (outcome.kind === 'later') waits.push(outcome.afterMs);
  }
  expect(waits).toEqual([
    7_500, 1_500, 3_000, 6_000, 12_000, 24_000, 48_000, 96_000, 192_000, 225_000, 225_000, 225_000,
  ]);
  stage.clock.now += 10_000;
  expect((await stage.send(id, saying('Straks'), { key: 'one' })).kind).toBe('sent');
  plant(throttled());
  stage.clock.now += 10_000;
  expect(await stage.send(id, saying('Later'))).toEqual({ kind: 'later', afterMs: 750 });
  expect(chat.messages()).toHaveLength(1);
});

test('a moment to wait for is understood as well', async () => {
  const { chat, id } = await stage.newcomer();
  const moment = new Date(stage.clock.now + 60_000).toUTCString();
  stage.connector.faults.plant(refuse({ ...throttled(), headers: { 'retry-after': moment } }), {
    conversation: chat.conversation.id,
  });
  const outcome = await stage.send(id, saying('Straks'));
  expect(outcome.kind === 'later' && outcome.afterMs).toBeGreaterThan(58_000);
});

test('an update may be made twice: one without a clear end is made again, but not for ever', async () => {
  const { chat, id } = await stage.newcomer();
  const ref = refOf(await stage.send(id, saying('Een')));
  const planted = stage.connector.faults.plant(acceptThen(refusals.badGateway), {
    conversation: chat.conversation.id,
    times: 99,
  });
  const kinds: string[] = [];
  for (let at = 0; at < 5; at += 1)
    kinds.push((await stage.send(id, saying('Twee'), { key: 'update', replaces: ref })).kind);
  expect(kinds).toEqual(['later', 'later', 'later', 'later', 'unknown']);
  expect([planted.met(), chat.messages().length]).toEqual([5, 1]);
  planted.remove();
});

test('a message of several activities goes on where it was', async () => {
  const { chat, id } = await stage.newcomer();
  const { id: conversation } = chat.conversation;
  // Held, the first activity lets us set what the second meets.
  const held = stage.connector.faults.plant(hold('after'), { conversation });
  const work = stage.send(id, long('d', 60), { key: 'parts' });
  await held.arrived();
  stage.connector.faults.plant(refuse(throttled(1)), { conversation });
  held.release();
  expect((await work).kind).toBe('later');
  expect(chat.messages()).toHaveLength(1);
  const outcome = await stage.send(id, long('d', 60), { key: 'parts' });
  const ids = chat.messages().map((one) => one.id);
  expect(outcome).toEqual({ kind: 'sent', ref: `${conversation}|${ids.join(',')}` });
  const texts = chat.messages().map(({ lines }) => lines.join());
  expect([ids.length > 1, new Set(texts).size]).toEqual([true, texts.length]);
});

test('when nobody knows about the second activity, the first is not sent again either', async () => {
  const { chat, id } = await stage.newcomer();
  const { id: conversation } = chat.conversation;
  const held = stage.connector.faults.plant(hold('after'), { conversation });
  const work = stage.send(id, long('e', 60));
  await held.arrived();
  stage.connector.faults.plant(acceptThen(refusals.serverError), { conversation });
  held.release();
  expect((await work).kind).toBe('unknown');
  expect(here(chat.conversation)).toHaveLength(2);
});

test('our own pace is kept before the platform has to say no', async () => {
  const { chat, id } = await stage.newcomer();
  const outcomes = [];
  for (let at = 0; at < 9; at += 1) outcomes.push(await stage.send(id, saying(`Bericht ${at}`)));
  expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(7).fill('sent'), 'later', 'later']);
  expect(outcomes[8]).toEqual({ kind: 'later', afterMs: 1_000 });
  expect(here(chat.conversation)).toHaveLength(7);
});

test('without a token of our own nothing is sent, and it is said where the operator looks', async () => {
  const connector = { ...stage.connector, login: { ...stage.connector.login } };
  let given = 0;
  let ends = Date.now() - 1;
  connector.login.clientApplication = {
    acquireTokenByClientCredential: async () => {
      given += 1;
      if (given === 1) throw new Error('AADSTS7000215: the secret is wrong');
      return { accessToken: given === 2 ? 'stale' : stage.connector.login.token(), expiresOn: new Date(ends) };
    },
  };
  const one = await openTeams({ connector, memory: stage.store });
  const { chat, id } = await stage.newcomer();
  expect(await one.send(id, saying('Dag'), { key: 'a' })).toEqual({ kind: 'later', afterMs: 750 });
  expect(here(chat.conversation)).toEqual([]);
  ends = Date.now() + 3_600_000;
  expect((await one.send(id, saying('Dag'), { key: 'a' })).kind).toBe('later');
  expect((await one.send(id, saying('Dag'), { key: 'a' })).kind).toBe('sent');
  expect((await one.send(id, saying('Nog een'))).kind).toBe('sent');
  expect([given, chat.messages().length]).toEqual([3, 2]);
  expect(one.logs.join()).toContain('no-token');
  expect(one.logs.join()).not.toMatch(/AADSTS|stale|Dag/);
  await one.close();
});

test('many who wait for a token ask for it once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, stage.newcomer));
  const one = await openTeams({ connector: stage.connector, memory: stage.store });
  const before = stage.connector.login.given();
  await Promise.all(people.map(({ id }) => one.send(id, saying('Dag'))));
  expect(stage.connector.login.given() - before).toBe(1);
  await one.close();
});

test('nobody at the other end: nothing was sent, so later', async () => {
  const { chat, id } = await stage.newcomer();
  const name = `reference:${id}`;
  const reference = JSON.parse(stage.store.documents.get(name) ?? '');
  stage.store.documents.set(name, JSON.stringify({ ...reference, serviceUrl: 'http://127.0.0.1:9/emea/' }));
  expect(await stage.send(id, saying('Dag'))).toEqual({ kind: 'later', afterMs: 750 });
  await chat.say('ik ben er');
  expect((await stage.send(id, saying('Dag'))).kind).toBe('sent');
});

test('the newest serviceUrl is used', async () => {
  const { chat, id } = await stage.newcomer();
  stage.connector.move('amer');
  expect(await stage.send(id, saying('Dag'))).toEqual({ kind: 'refused', code: 'gone' });
  await chat.say('ik ben verhuisd');
  expect((await stage.send(id, saying('Dag'))).kind).toBe('sent');
  stage.connector.move('emea');
});

test('a store that fails costs no message', async () => {
  const { chat, id } = await stage.newcomer();
  const { read } = stage.store.kept;
  stage.store.kept.read = async () => {
    throw new Error('the store failed');
  };
  expect((await stage.send(id, saying('Dag'), { key: 'k' })).kind).toBe('later');
  stage.store.kept.read = read;
  expect((await stage.send(id, saying('Dag'), { key: 'k' })).kind).toBe('sent');
  expect(chat.messages()).toHaveLength(1);
});

test('words to go on with are meant for who reads them', async () => {
  const { chat, id, person } = await stage.newcomer();
  await stage.send(id, saying('Dag'));
  const [post] = chat.conversation.posts;
  expect(post?.versions[0]?.suggestedActions).toMatchObject({ to: [person.id] });
});
