import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../adapters/channel.ts';
import { institute, newHall, says, startApp } from './app.ts';
import type { How } from './platform/faults.ts';

async function sender(more: NonNullable<Parameters<typeof startApp>[2]> = {}) {
  const { slack, workspace, trainee, install } = await institute({ echo: false });
  let at = Date.now();
  const app = await startApp(slack, {}, { ...more, now: () => at });
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  const send = (key = 'k1', text = 'Dag', replaces: { key: string; ref: string | null } | null = null) =>
    app.channel.send({ key, to, message: says({ fallback: text }), replaces });
  /** As the hall does: again after each `later`, with the clock moved on. */
  const deliver = async (key?: string, text?: string, replaces: { key: string; ref: string | null } | null = null) => {
    const outcomes: Outcome[] = [];
    for (let tries = 0; tries < 20; tries++) {
      const outcome = await send(key, text, replaces);
      outcomes.push(outcome);
      if (outcome.kind !== 'later') break;
      at += outcome.afterMs;
    }
    return outcomes;
  };
  const texts = () => trainee.messages().map(({ text }) => text);
  const calls = (method: string) => slack.world.calls.filter((call) => call.method === method).length;
  return { slack, app, trainee, workspace, install, to, send, deliver, texts, calls, pass: (ms: number) => (at += ms) };
}

const kinds = (outcomes: readonly Outcome[]) => outcomes.map(({ kind }) => kind);

describe('sending', () => {
  test('a message arrives in the own conversation, which is asked for once; its key is not readable in it', async () => {
    const { slack, deliver, texts, calls } = await sender();
    const [first] = await deliver('key-of-one');
    const [second] = await deliver('key-of-two', 'Nog iets');
    expect([first?.kind, second?.kind]).toEqual(['sent', 'sent']);
    expect(texts()).toEqual(['Dag', 'Nog iets']);
    expect(calls('conversations.open')).toBe(1);
    const [post] = slack.world.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(post?.args).toMatchObject({ metadata: { event_type: 'leergesprek' } });
    expect(JSON.stringify(post?.args.metadata)).not.toContain('key-of-one');
    expect([String(post?.args.unfurl_links), String(post?.args.unfurl_media)]).toEqual(['false', 'false']);
    expect(slack.world.wrong).toEqual([]);
  });

  test('a message takes the place of an earlier one; when that is gone it is posted', async () => {
    const { slack, deliver, texts, trainee, pass } = await sender();
    const [first] = await deliver('k1', 'Eerst');
    const ref = first?.kind === 'sent' ? first.ref : null;
    expect(await deliver('k2', 'Daarna', { key: 'k1', ref })).toEqual([{ kind: 'sent', ref }]);
    expect(texts()).toEqual(['Daarna']);
    trainee.direct().messages.length = 0;
    pass(5_000);
    const [again] = await deliver('k3', 'Opnieuw', { key: 'k2', ref });
    expect(again).toMatchObject({ kind: 'sent' });
    expect(again?.kind === 'sent' && again.ref !== ref).toBe(true);
    expect(await deliver('k4', 'Zonder', { key: 'k9', ref: null })).toMatchObject([{ kind: 'sent' }]);
    expect(texts()).toEqual(['Opnieuw', 'Zonder']);
    expect(slack.world.wrong).toEqual([]);
  });

  test.each<[string, How]>([
    ['the answer got lost', { kind: 'reset', when: 'after' }],
    ['it broke off before', { kind: 'reset', when: 'before' }],
    ['500 after it was done', { kind: 'status', status: 500, when: 'after' }],
    ['500 before it was done', { kind: 'status', status: 500, when: 'before' }],
    ['503 after it was done', { kind: 'status', status: 503, when: 'after' }],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }],
    ['internal_error', { kind: 'error', error: 'internal_error' }],
  ])('one message, although nobody knew at first: %s', async (_name, how) => {
    const { slack, deliver, texts, trainee } = await sender();
    slack.fail('chat.postMessage', how);
    const outcomes = await deliver();
    expect(texts()).toEqual(['Dag']);
    expect(outcomes.at(-1)).toEqual({ kind: 'sent', ref: trainee.last()?.message.ts });
  });

  test('it is looked for twice before it is sent again, and what came in between is found', async () => {
    const { slack, deliver, texts, calls } = await sender();
    slack.fail('chat.postMessage', { kind: 'status', status: 502, when: 'before' });
    expect(kinds(await deliver())).toEqual(['later', 'sent']);
    expect([calls('conversations.history'), texts()]).toEqual([2, ['Dag']]);
  });

  test('looking is tried four times, then nobody knows', async () => {
    const { slack, deliver, texts, calls } = await sender();
    slack.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    slack.fail('conversations.history', { kind: 'status', status: 500, when: 'before' }, { times: 99 });
    expect(await deliver()).toEqual([
      ...Array.from({ length: 3 }, () => expect.objectContaining({ kind: 'later' })),
      { kind: 'unknown', code: expect.any(String) },
    ]);
    expect([calls('chat.postMessage'), texts()]).toEqual([1, ['Dag']]);
  });

  test('an update of which nobody knows is done again', async () => {
    const { slack, deliver, texts } = await sender();
    const [first] = await deliver('k1', 'Eerst');
    slack.fail('chat.update', { kind: 'reset', when: 'after' }, { times: 2 });
    const outcomes = await deliver('k2', 'Daarna', { key: 'k1', ref: first?.kind === 'sent' ? first.ref : null });
    expect([kinds(outcomes), texts()]).toEqual([['later', 'later', 'sent'], ['Daarna']]);
  });

  test('429 waits as long as Slack says, also for the conversation and the look', async () => {
    const { slack, deliver, texts } = await sender();
    slack.fail('conversations.open', { kind: 'rate', retryAfter: 7 });
    slack.fail('chat.postMessage', { kind: 'rate', retryAfter: 31 });
    expect(await deliver()).toEqual([
      { kind: 'later', afterMs: 7_000 },
      { kind: 'later', afterMs: 31_000 },
      { kind: 'sent', ref: expect.any(String) },
    ]);
    expect(texts()).toEqual(['Dag']);
  });

  test('Slack away altogether: later, never lost', async () => {
    const { slack, deliver, texts } = await sender();
    slack.fail('*', { kind: 'status', status: 500, when: 'before' }, { times: 3 });
    expect(kinds(await deliver())).toEqual(['later', 'later', 'later', 'sent']);
    expect(texts()).toEqual(['Dag']);
  });

  test('our own pace: three at once, then one a second', async () => {
    const { send, pass, calls } = await sender();
    const outcomes: Outcome[] = [];
    for (let at = 0; at < 5; at++) outcomes.push(await send(`k${at}`));
    expect(kinds(outcomes)).toEqual(['sent', 'sent', 'sent', 'later', 'later']);
    expect(outcomes[3]).toEqual({ kind: 'later', afterMs: 1_000 });
    pass(1_000);
    expect((await send('k3')).kind).toBe('sent');
    expect(calls('chat.postMessage')).toBe(4);
  });

  test.each([
    ['chat.postMessage', 'user_not_found', 'gone'],
    ['conversations.open', 'user_disabled', 'disabled'],
    ['conversations.open', 'user_not_found', 'gone'],
    ['chat.postMessage', 'messages_tab_disabled', 'blocked'],
    ['chat.postMessage', 'token_revoked', 'not-installed'],
    ['chat.postMessage', 'account_inactive', 'not-installed'],
    ['conversations.open', 'invalid_auth', 'not-installed'],
  ])('%s says %s: %s, and Slack is left alone until something comes in', async (method, error, code) => {
    const { slack, send, trainee } = await sender();
    slack.fail(method, { kind: 'error', error });
    expect(await send('k1')).toEqual({ kind: 'refused', code });
    const before = slack.world.calls.length;
    expect(await send('k2')).toEqual({ kind: 'refused', code });
    expect(slack.world.calls.length).toBe(before);
    await trainee.says('daar ben ik weer');
    expect(await send('k3')).toMatchObject({ kind: 'sent' });
  });

  test('an unreachable person is left alone over a restart too', async () => {
    const hall = newHall();
    const { slack, app, to } = await sender({ hall });
    slack.fail('conversations.open', { kind: 'error', error: 'user_disabled' });
    const one = { to, message: says({ fallback: 'Dag' }), replaces: null };
    await app.channel.send({ key: 'k1', ...one });
    await app.stop();
    const later = await startApp(slack, {}, { hall });
    expect(await later.channel.send({ key: 'k2', ...one })).toEqual({ kind: 'refused', code: 'disabled' });
  });

  test.each([
    ['msg_too_long', 'too-big'],
    ['msg_blocks_too_long', 'too-big'],
    ['invalid_blocks', 'invalid'],
    ['missing_scope', 'forbidden'],
    ['something_new', 'invalid'],
  ])('%s is our fault: %s, and the next message is tried', async (error, code) => {
    const { slack, send } = await sender();
    slack.fail('chat.postMessage', { kind: 'error', error });
    expect(await send('k1')).toEqual({ kind: 'refused', code });
    expect(await send('k2')).toMatchObject({ kind: 'sent' });
  });

  test('a conversation that is no longer there is asked for anew, once', async () => {
    const { slack, deliver, texts, calls } = await sender();
    await deliver('k0');
    slack.fail('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    expect(kinds(await deliver('k1', 'Terug'))).toEqual(['later', 'sent']);
    expect(calls('conversations.open')).toBe(2);
    slack.fail('chat.postMessage', { kind: 'error', error: 'channel_not_found' }, { times: 2 });
    expect((await deliver('k2')).at(-1)).toEqual({ kind: 'refused', code: 'gone' });
    expect(texts()).toEqual(['Dag', 'Terug']);
  });

  test('a message of several parts: each arrives once and in order, whatever happens on the way; the last has the buttons', async () => {
    const { slack, app, to, texts, trainee, pass } = await sender();
    const blocks = Array.from({ length: 60 }, (_, at) => ({
      kind: 'text' as const,
      text: `Alinea ${at}. ${'woord '.repeat(300)}`,
      tone: 'normal' as const,
    }));
    const buttons = [{ action: 'go', label: 'Verder', style: 'plain' as const, submits: false, more: false }];
    const message = says({ fallback: 'Lang', blocks, buttons });
    slack.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    slack.fail('chat.postMessage', { kind: 'rate', retryAfter: 3 });
    slack.fail('chat.postMessage', { kind: 'status', status: 500, when: 'before' });
    let outcome: Outcome = { kind: 'later', afterMs: 0 };
    while (outcome.kind === 'later') {
      pass(outcome.afterMs);
      outcome = await app.channel.send({ key: 'k1', to, message, replaces: null });
    }
    const seen = [
      ...texts()
        .join('\n')
        .matchAll(/Alinea (\d+)\./g),
    ].map(([, at]) => Number(at));
    expect(trainee.messages().length).toBeGreaterThan(1);
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at));
    expect(trainee.messages().map(({ buttons }) => buttons.length)).toEqual([
      ...Array(trainee.messages().length - 1).fill(0),
      1,
    ]);
    const all = trainee.messages().map(({ message: { ts } }) => ts);
    expect(outcome).toEqual({ kind: 'sent', ref: all.join(' ') });
    const short = await app.channel.send({
      key: 'k2',
      to,
      message: says({ fallback: 'Klaar' }),
      replaces: { key: 'k1', ref: outcome.kind === 'sent' ? outcome.ref : null },
    });
    expect(short).toEqual({ kind: 'sent', ref: all[0] });
    expect(texts()).toEqual(['Klaar']);
    expect(slack.world.wrong).toEqual([]);
  });

  test('somebody who is only known by an e-mail address is not reached', async () => {
    const { app, calls } = await sender();
    const to = { channel: 'slack' as const, id: 'opleider.oost@example.org' };
    const outcome = await app.channel.send({ key: 'k', to, message: says({ fallback: 'x' }), replaces: null });
    expect(outcome).toEqual({ kind: 'refused', code: 'not-installed' });
    expect(calls('chat.postMessage')).toBe(0);
  });
});
