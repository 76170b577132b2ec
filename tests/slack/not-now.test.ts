import { expect, test } from 'vitest';
import type { Outcome } from '../../adapters/channel.ts';
import { form, institute, says, startApp, texts } from './app.ts';
import type { How } from './platform/faults.ts';

const faults: [string, How][] = [
  ['429', { kind: 'rate', retryAfter: 1 }],
  ['500', { kind: 'status', status: 500, when: 'before' }],
  ['a connection that breaks off', { kind: 'reset', when: 'before' }],
];

async function place() {
  const { slack, workspace, trainee, trainer } = await institute();
  const app = await startApp(slack);
  await trainee.says('hoi');
  const count = (method: string) => slack.world.calls.filter((call) => call.method === method).length;
  return { slack, workspace, trainee, trainer, app, hall: app.hall, count };
}

test.each(faults)('what is said back to one person comes after all: %s', async (_name, how) => {
  const { slack, trainee, hall } = await place();
  hall.answers = () => ({ kind: 'again', message: form({ error: 'Laat de naam weg.' }) });
  slack.fail('chat.postEphemeral', how);
  const taken = await trainee.says('over mevrouw Jansen');
  // The event itself is not kept waiting for it.
  expect(taken?.answers.map(({ status }) => status)).toEqual([200]);
  await slack.until(() => trainee.last()?.ephemeral);
  expect(trainee.last()).toMatchObject({ buttons: [texts.form.open] });
  expect(trainee.messages().filter(({ ephemeral }) => ephemeral)).toHaveLength(1);
});

test('what Slack will never show is not tried again', async () => {
  const { slack, trainee, hall, app, count } = await place();
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Iets' }) });
  slack.fail('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' });
  await trainee.says('iets');
  await slack.settled();
  expect(app.logs).toContain('slack note not shown user_not_in_channel');
  await trainee.says('nog iets');
  await slack.until(() => trainee.last()?.ephemeral);
  expect(count('chat.postEphemeral')).toBe(2);
});

test('a poll in a channel where eight tap at once: each sees their own answer, once', { timeout: 30_000 }, async () => {
  const { slack, workspace, trainee, trainer, app, hall } = await place();
  const people = [trainee, trainer, ...Array.from({ length: 6 }, (_, at) => slack.person(workspace, `Huisarts ${at}`))];
  const channel = slack.channel(workspace, 'groep', people);
  const yes = { action: 'yes', label: 'Ja', style: 'plain' as const, submits: false, more: false };
  const message = says({ fallback: 'Peiling', buttons: [yes] });
  hall.messages.set('k1', message);
  const to = { channel: 'slack' as const, id: `${workspace.id}:${channel.id}` };
  const sent: Outcome = await app.channel.send({ key: 'k1', to, message, replaces: null });
  expect(sent.kind).toBe('sent');
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Geteld' }) });
  slack.limitChannels(3);
  await Promise.all(people.map((who) => who.taps('Ja', { in: channel })));
  const counted = (who: typeof trainee) => who.messages({ in: channel }).filter(({ text }) => text === 'Geteld');
  await slack.until(() => people.every((who) => counted(who).length > 0), 20_000);
  expect(people.map((who) => counted(who).length)).toEqual(people.map(() => 1));
});

test.each(faults)('a window that Slack does not open now is opened by a button: %s', async (_name, how) => {
  const { slack, trainee, hall } = await place();
  hall.answers = () => ({ kind: 'again', message: form({ value: 'mijn woorden' }) });
  slack.fail('views.open', how);
  await trainee.command('/leergesprek', 'vraag mijn woorden');
  await slack.until(() => trainee.last()?.text.includes(texts.form.late));
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.modal());
  expect(trainee.modal()?.fields[0]?.value).toMatchObject({ value: 'mijn woorden' });
});

test('a page that Slack does not take now is shown after all; a window that waits hears how it ended', async () => {
  const { slack, trainee, hall, app, workspace } = await place();
  hall.answers = ({ input }) =>
    input.kind === 'home' ? { kind: 'again', message: says({ fallback: 'Jouw pagina' }) } : { kind: 'done' };
  slack.fail('views.publish', { kind: 'rate', retryAfter: 1 });
  await trainee.opensHome();
  await slack.until(() => trainee.home()?.text === 'Jouw pagina');
  hall.messages.set('k1', form());
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  await app.channel.send({ key: 'k1', to, message: form(), replaces: null });
  await trainee.taps(texts.form.open, { on: 'messages' });
  const turn = Promise.withResolvers<void>();
  hall.answers = async () => {
    await turn.promise;
    return { kind: 'done' };
  };
  await trainee.submits({ 'Wat ging goed?': 'veel' });
  slack.fail('views.update', { kind: 'rate', retryAfter: 1 });
  turn.resolve();
  await slack.until(() => trainee.modal()?.text.includes(texts.form.done));
});

test('what waits is tried once more at the end, and then left', async () => {
  const { slack, trainee, hall, app } = await place();
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Iets' }) });
  slack.fail('chat.postEphemeral', { kind: 'rate', retryAfter: 60 });
  await trainee.says('iets');
  await app.stop();
  expect(trainee.last()).toMatchObject({ text: 'Iets', ephemeral: true });
});
