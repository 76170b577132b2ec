import { expect, test } from 'vitest';
import type { Outcome } from '../../adapters/channel.ts';
import { form, institute, newHall, says, short, startApp, texts } from './app.ts';

const button = (action: string, label: string) => ({
  action,
  label,
  style: 'plain' as const,
  submits: false,
  more: false,
});
const post = says({
  title: 'Peiling',
  fallback: 'Peiling',
  buttons: [button('yes', 'Ja'), button('words', 'Met woorden')],
});
const label = 'Wat ging goed?';

/** A channel with the app, two who know each other there, and a post in it. */
async function group(more: { secret?: boolean } = {}) {
  const { slack, workspace, trainer, trainee } = await institute();
  let at = Date.now();
  const app = await startApp(slack, {}, { now: () => at });
  const channel = slack.channel(workspace, 'groep', [trainer, trainee], more);
  const to = { channel: 'slack' as const, id: `${workspace.id}:${channel.id}` };
  const send = async (key: string, message = post, replaces: { key: string; ref: string | null } | null = null) => {
    app.hall.messages.set(key, message);
    for (;;) {
      const outcome: Outcome = await app.channel.send({ key, to, message, replaces });
      if (outcome.kind !== 'later') return outcome;
      at += outcome.afterMs;
    }
  };
  const seen = (who: typeof trainer) => who.messages({ in: channel }).filter(({ mine }) => !mine);
  return { slack, workspace, trainer, trainee, app, hall: app.hall, channel, to, send, seen };
}

test('a post stands in the channel, is known again by its key alone, and is changed in place', async () => {
  const { slack, trainer, send, seen, channel } = await group();
  const first = await send('key-of-poll');
  expect(first).toMatchObject({ kind: 'sent' });
  const ref = first.kind === 'sent' ? first.ref : null;
  expect(await send('key-of-count', says({ fallback: '3 antwoorden' }), { key: 'key-of-poll', ref })).toEqual({
    kind: 'sent',
    ref,
  });
  expect(seen(trainer).map(({ text }) => text)).toEqual(['3 antwoorden']);
  expect(JSON.stringify(channel.messages)).not.toContain('key-of');
  expect(slack.world.calls.some(({ method }) => method === 'conversations.open')).toBe(false);
  expect(slack.world.wrong).toEqual([]);
});

test('a press is of whoever pressed, with the channel; what is said back only they see', async () => {
  const { send, trainer, trainee, hall, to, seen, workspace, slack } = await group();
  await send('k1');
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Geteld', buttons: [button('no', 'Toch niet')] }) });
  await trainee.taps('Ja');
  await slack.until(() => seen(trainee).at(-1)?.ephemeral);
  expect(seen(trainee).map(({ text }) => text)).toEqual(['Peiling', 'Geteld']);
  expect(seen(trainer).map(({ text }) => text)).toEqual(['Peiling']);
  // The button of what was said back is of the same post.
  await trainee.taps('Toch niet');
  await trainer.taps('Ja');
  await slack.settled();
  const from = (who: typeof trainer) => ({ channel: 'slack', id: `${workspace.id}:${who.member.id}` });
  expect(hall.handed).toMatchObject([
    { from: from(trainee), group: to, aliases: ['trainee.east@example.org'], input: { action: 'yes' } },
    { from: from(trainee), group: to, input: { action: 'no' } },
    { from: from(trainer), group: to, aliases: ['trainer.east@example.org'], input: { action: 'yes' } },
  ]);
  expect(slack.world.wrong).toEqual([]);
});

test.each([
  ['the form of the post', form(), texts.form.open],
  ['a form that a button asks for', post, 'Met woorden'],
])('%s opens for this person alone and comes in with the channel, also after mistakes', async (_, message, tapped) => {
  const { send, trainee, trainer, hall, to, seen, slack } = await group();
  hall.answers = ({ input }) => {
    if (input.kind !== 'act') return { kind: 'done' };
    if (input.action === 'words') return { kind: 'again', message: form() };
    if (input.values.good === 'x') return { kind: 'again', message: form({ error: 'Meer.' }) };
    return { kind: 'again', message: says({ fallback: 'Geteld', buttons: [button('undo', 'Wijzig')] }) };
  };
  await send('k1', message);
  await trainee.taps(tapped);
  await slack.until(() => trainee.modal());
  expect(await trainee.submits({ [label]: 'x' })).toMatchObject({ kind: 'errors' });
  expect(await trainee.submits({ [label]: 'goed' })).toMatchObject({ kind: 'updated' });
  expect(trainee.modal()?.text).toContain('Geteld');
  await trainee.taps('Wijzig');
  expect(new Set(hall.handed.map((one) => one.group?.id))).toEqual(new Set([to.id]));
  expect(short(hall.handed).slice(-3)).toEqual(['save {"good":"x"}', 'save {"good":"goed"}', 'undo {}']);
  expect(seen(trainer)).toHaveLength(1);
  expect([slack.world.wrong, slack.world.troubles]).toEqual([[], []]);
});

test('a press counts only on what was posted in that channel', async () => {
  const { send, trainee, hall, slack, seen } = await group();
  await send('k1');
  hall.messages.delete('k1');
  await trainee.taps('Ja');
  await slack.until(() => seen(trainee).length === 2);
  expect(hall.handed).toEqual([]);
  expect(seen(trainee).at(-1)).toMatchObject({ ephemeral: true, text: texts.form.gone });
});

test('mentions and commands tell the channel, and are answered elsewhere', async () => {
  const { trainee, hall, to, channel, slack, trainer, seen } = await group();
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Iets van jou' }) });
  await trainee.mentions(channel, 'status');
  await trainee.command('/leergesprek', 'peiling', { in: channel });
  await trainee.command('/leergesprek', 'status');
  const own = () => trainee.messages().filter(({ text }) => text === 'Iets van jou');
  await slack.until(() => own().length === 3);
  expect(hall.handed.map(({ group }) => group?.id)).toEqual([to.id, to.id, undefined]);
  expect(seen(trainee).map(({ text }) => text)).toEqual([texts.channel.answered, texts.channel.answered]);
  expect(seen(trainer).map(({ message }) => message.user)).toEqual([trainee.member.id]);
});

test.each([true, false])(
  'brought in and put out of a channel (private: %s), by whom; out of it nothing is posted',
  async (secret) => {
    const { slack, trainee, trainer, hall, to, channel, send, workspace } = await group({ secret });
    await trainee.putsOut(channel);
    expect(await send('k1')).toEqual({ kind: 'refused', code: 'not-installed' });
    const posts = () => slack.world.calls.filter(({ method }) => method === 'chat.postMessage').length;
    expect(posts()).toBe(0);
    const brought = await trainer.brings(channel);
    if (brought !== null) await slack.events.again(brought);
    await trainer.joins(channel);
    expect(await send('k1')).toMatchObject({ kind: 'sent' });
    expect(hall.effects).toMatchObject([
      { from: { id: `${workspace.id}:${trainee.member.id}` }, group: to, input: { kind: 'left' } },
      { from: { id: `${workspace.id}:${trainer.member.id}` }, group: to, input: { kind: 'arrived' } },
    ]);
    expect(hall.effects).toHaveLength(2);
  },
);

test('where we are not: refused, left alone until we are brought in, and the presser is no less reachable', async () => {
  const { slack, workspace, trainee } = await institute();
  const app = await startApp(slack);
  const channel = slack.channel(workspace, 'elders', [trainee], { withApp: false });
  const to = { channel: 'slack' as const, id: `${workspace.id}:${channel.id}` };
  const send = (key: string, where = to) => app.channel.send({ key, to: where, message: post, replaces: null });
  expect(await send('k1')).toEqual({ kind: 'refused', code: 'gone' });
  expect(await send('k2')).toEqual({ kind: 'refused', code: 'gone' });
  await trainee.command('/leergesprek', '', { in: channel });
  expect(slack.world.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  expect(await send('k3', { channel: 'slack', id: `${workspace.id}:${trainee.member.id}` })).toMatchObject({
    kind: 'sent',
  });
  await trainee.brings(channel);
  expect(await send('k4')).toMatchObject({ kind: 'sent' });
});

test('a post of which nobody knows is not looked for among what others write, and not sent again', async () => {
  const { slack, send, seen, trainee } = await group();
  slack.fail('chat.postMessage', { kind: 'reset', when: 'after' });
  expect(await send('k1')).toMatchObject({ kind: 'unknown' });
  expect(seen(trainee)).toHaveLength(1);
  expect(slack.world.calls.some(({ method }) => method === 'conversations.history')).toBe(false);
});

test('a form that was given back in a channel is gone after a restart', async () => {
  const { slack, workspace, trainee } = await institute();
  const hall = newHall();
  hall.answers = ({ input }) => (input.kind === 'text' ? { kind: 'again', message: form() } : { kind: 'done' });
  const first = await startApp(slack, {}, { hall });
  const channel = slack.channel(workspace, 'groep', [trainee]);
  await trainee.mentions(channel, 'peiling');
  await slack.settled();
  await trainee.taps(texts.form.open);
  await trainee.submits({ [label]: 'uit de groep' });
  expect(hall.effects.at(-1)?.group?.id).toBe(`${workspace.id}:${channel.id}`);
  await trainee.mentions(channel, 'nog een');
  await first.stop();
  await startApp(slack, {}, { hall });
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.last()?.text === texts.form.gone);
  expect(trainee.modal()).toBeNull();
  expect(trainee.last()?.text).toBe(texts.form.gone);
});
