import { describe, expect, test } from 'vitest';
import type { Channel, Outcome } from '../../adapters/channel.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { institute, newHall, says, startApp } from './app.ts';
import type { How } from './platform/faults.ts';

/** A message of `parts` posts, with a button under the last. */
function long(name: string, parts: number): Message {
  const block = (text: string) => ({
    kind: 'text' as const,
    text: `${text}. ${'woord '.repeat(400)}`,
    tone: 'normal' as const,
  });
  // Four of these fill a post.
  const blocks = Array.from({ length: parts }, (_, at) => [
    block(`${name} ${at}`),
    ...Array(3).fill(block('verder')),
  ]).flat();
  const buttons = [{ action: 'go', label: 'Verder', style: 'plain' as const, submits: false, more: false }];
  return says({ fallback: name, blocks, buttons });
}

async function place() {
  const { slack, workspace, trainee, install, trainer } = await institute({ echo: false });
  const hall = newHall();
  let at = Date.now();
  const begin = () => startApp(slack, {}, { hall, now: () => at });
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  type Given = Omit<Parameters<Channel['send']>[0], 'to'> & { to?: typeof to };
  const once = (app: Awaited<ReturnType<typeof begin>>, given: Given) => app.channel.send({ to, ...given });
  /** As the hall does: again after each `later`. */
  const deliver = async (app: Awaited<ReturnType<typeof begin>>, given: Given): Promise<Outcome> => {
    for (let tries = 0; tries < 20; tries++) {
      const outcome = await once(app, given);
      if (outcome.kind !== 'later') return outcome;
      at += outcome.afterMs;
    }
    throw new Error('never sent');
  };
  const seen = (where?: Parameters<typeof trainee.messages>[0]) =>
    trainee.messages(where).map(({ text, buttons }) => `${text.split('.')[0]}${buttons.length > 0 ? ' +' : ''}`);
  return { slack, workspace, trainee, trainer, install, begin, once, deliver, seen, pass: (ms: number) => (at += ms) };
}

describe('what an earlier run left', () => {
  test.each<[string, How | null]>([
    ['it arrived, and the answer got lost', { kind: 'reset', when: 'after' }],
    ['it arrived with a 503', { kind: 'status', status: 503, when: 'after' }],
    ['it never arrived', { kind: 'reset', when: 'before' }],
    ['nothing went wrong but the end of the program', null],
  ])('one message: %s', async (_name, how) => {
    const { slack, begin, once, deliver, seen } = await place();
    if (how !== null) slack.fail('chat.postMessage', how);
    slack.fail('conversations.history', { kind: 'rate', retryAfter: 3 });
    const one = { key: 'k1', message: says({ fallback: 'Dag' }), replaces: null };
    const first = await begin();
    expect(await once(first, one)).toMatchObject(how === null ? { kind: 'sent' } : { kind: 'later', begun: true });
    await first.stop();
    expect(await deliver(await begin(), { ...one, left: true })).toMatchObject({ kind: 'sent' });
    expect(seen()).toEqual(['Dag']);
  });

  test.each([1, 2, 3])('of three parts %i were there: each part once, in order', async (there) => {
    const { slack, begin, once, deliver, seen, trainee, pass } = await place();
    const one = { key: 'k1', message: long('deel', 3), replaces: null };
    const first = await begin();
    await deliver(first, { ...one, key: 'k0', message: says({ fallback: 'Dag' }) });
    pass(9_000);
    slack.limitChannels(there);
    const outcome = await once(first, one);
    expect(outcome).toMatchObject(there === 3 ? { kind: 'sent' } : { kind: 'later', begun: true });
    slack.limitChannels(null);
    await first.stop();
    const ended = await deliver(await begin(), { ...one, left: true });
    expect(seen()).toEqual(['Dag', 'deel 0', 'deel 1', 'deel 2 +']);
    const refs = trainee.messages().map(({ message: { ts } }) => ts);
    expect(ended).toEqual({ kind: 'sent', ref: refs.slice(1).join(' ') });
  });

  test('nothing can be looked up: nobody knows, and it is not sent again', async () => {
    const { slack, begin, deliver, seen } = await place();
    slack.fail('conversations.history', { kind: 'error', error: 'missing_scope' });
    const one = { key: 'k1', message: says({ fallback: 'Dag' }), replaces: null, left: true };
    expect(await deliver(await begin(), one)).toEqual({ kind: 'unknown', code: 'stopped' });
    expect(seen()).toEqual([]);
  });

  test('in a channel nothing is looked through: what would be new is unknown, a change is made again', async () => {
    const { slack, workspace, trainee, begin, deliver } = await place();
    const channel = slack.channel(workspace, 'groep', [trainee]);
    const app = await begin();
    const to = { channel: 'slack' as const, id: `${workspace.id}:${channel.id}` };
    const first = await deliver(app, { key: 'k1', to, message: says({ fallback: 'Dag' }), replaces: null });
    const ref = first.kind === 'sent' ? first.ref : null;
    const left = { to, message: says({ fallback: 'Daarna' }), left: true };
    expect(await deliver(app, { ...left, key: 'k2', replaces: null })).toEqual({ kind: 'unknown', code: 'stopped' });
    expect(await deliver(app, { ...left, key: 'k3', replaces: { key: 'k1', ref } })).toEqual({ kind: 'sent', ref });
    expect(channel.messages.map(({ text }) => text).slice(-1)).toEqual(['Daarna']);
    expect(slack.world.calls.some(({ method }) => method === 'conversations.history')).toBe(false);
  });
});

describe('a message of several parts that changes', () => {
  test.each([3, 60])('after a crash and %i other messages: nothing stands double', async (others) => {
    const { begin, deliver, seen } = await place();
    const app = await begin();
    const first = await deliver(app, { key: 'k1', message: long('vóór', 1), replaces: null });
    const ref = first.kind === 'sent' ? first.ref : null;
    for (let at = 0; at < others; at++)
      await deliver(app, { key: `x${at}`, message: says({ fallback: 'x' }), replaces: null });
    const next = { key: 'k2', message: long('na', 2), replaces: { key: 'k1', ref } };
    await deliver(app, next);
    await app.stop();
    await deliver(await begin(), { ...next, left: true });
    expect(seen().filter((text) => text !== 'x')).toEqual(['na 0', 'na 1 +']);
  });

  test.each([
    [1, 1, ['na 0 +']],
    [2, 1, ['na 0 +']],
    [2, 2, ['na 0', 'na 1 +']],
    [1, 2, ['na 0', 'na 1 +']],
    [2, 3, ['na 0', 'na 1', 'na 2 +']],
    [4, 2, ['na 0', 'na 1 +']],
  ])('%i parts become %i: nothing stands double', async (before, after, expected) => {
    const { slack, begin, deliver, seen } = await place();
    const app = await begin();
    const first = await deliver(app, { key: 'k1', message: long('vóór', before), replaces: null });
    const ref = first.kind === 'sent' ? first.ref : null;
    slack.fail('chat.delete', { kind: 'rate', retryAfter: 1 });
    const second = await deliver(app, { key: 'k2', message: long('na', after), replaces: { key: 'k1', ref } });
    expect(seen()).toEqual(expected);
    const third = await deliver(app, {
      key: 'k3',
      message: says({ fallback: 'Klaar' }),
      replaces: { key: 'k2', ref: second.kind === 'sent' ? second.ref : null },
    });
    expect([seen(), third.kind]).toEqual([['Klaar'], 'sent']);
    expect(slack.world.wrong).toEqual([]);
  });

  test('its first part was taken away: it is posted anew, and the rest of the old one leaves', async () => {
    const { begin, deliver, seen, trainee } = await place();
    const app = await begin();
    const first = await deliver(app, { key: 'k1', message: long('vóór', 3), replaces: null });
    const ref = first.kind === 'sent' ? first.ref : null;
    trainee.direct().messages.shift();
    await deliver(app, { key: 'k2', message: long('na', 2), replaces: { key: 'k1', ref } });
    expect(seen()).toEqual(['na 0', 'na 1 +']);
  });

  test('of a message stored with its last part only, that part is changed', async () => {
    const { begin, deliver, seen } = await place();
    const app = await begin();
    const first = await deliver(app, { key: 'k1', message: long('vóór', 2), replaces: null });
    const ref = first.kind === 'sent' ? (first.ref?.split(' ').at(-1) ?? null) : null;
    const second = await deliver(app, { key: 'k2', message: long('na', 1), replaces: { key: 'k1', ref } });
    expect([seen(), second]).toEqual([['vóór 0', 'na 0 +'], { kind: 'sent', ref }]);
  });
});
