import { expect, test } from 'vitest';
import { createReplies } from '../../adapters/slack/replies.ts';
import { message } from '../../dialogs/model/message.ts';
import { form, institute, short, startApp, texts } from './app.ts';

const label = 'Wat ging goed?';

async function refusing(what: string) {
  let late = 0;
  const now = () => Date.now() + late;
  const { slack, trainee, trainer } = await institute({ signAt: now });
  const app = await startApp(slack, {}, { now });
  const { hall } = app;
  await trainee.says('hoi');
  hall.answers = ({ input }) => {
    const words = input.kind === 'text' ? input.text : input.kind === 'act' ? (input.values.good ?? '') : '';
    return words.includes(what)
      ? { kind: 'again', message: form({ error: `Laat ${what} weg.`, value: words }) }
      : { kind: 'done' };
  };
  return { slack, trainee, trainer, app, hall, pass: (ms: number) => (late += ms) };
}

test('typed words that are refused: said what is wrong, and opened from there as they were', async () => {
  const { slack, trainee, app, hall } = await refusing('Jansen');
  await trainee.says('mevrouw Jansen had koorts');
  await slack.settled();
  const shown = trainee.last();
  expect(shown).toMatchObject({ ephemeral: true, buttons: [texts.form.open] });
  expect(shown?.text).toContain('Laat Jansen weg.');
  expect(shown?.text).not.toContain('koorts');
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.modal());
  expect(trainee.modal()?.fields[0]?.value).toMatchObject({ value: 'mevrouw Jansen had koorts' });
  expect(await trainee.submits({ [label]: 'nog steeds Jansen' })).toMatchObject({ kind: 'errors' });
  await trainee.closes('cross');
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.modal());
  expect(trainee.modal()?.fields[0]?.value).toMatchObject({ value: 'nog steeds Jansen' });
  await trainee.submits({ [label]: 'de patiënt had koorts' });
  expect(trainee.modal()).toBeNull();
  expect(short(hall.effects).at(-1)).toBe('save {"good":"de patiënt had koorts"}');
  // Nothing of it is kept, and what was settled does not open any more.
  expect(JSON.stringify([...hall.documents, ...app.logs])).not.toMatch(/Jansen|koorts/);
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.last()?.text === texts.form.gone);
  expect(trainee.modal()).toBeNull();
  expect([slack.world.wrong, slack.world.troubles]).toEqual([[], []]);
});

test.each(['command', 'shortcut'] as const)(
  'a %s with something missing opens its form at once, in a channel too',
  async (how) => {
    const { slack, trainee, trainer, hall } = await refusing('/leergesprek');
    const [workspace] = slack.world.workspaces.values();
    if (workspace === undefined) throw new Error('no workspace');
    const group = slack.channel(workspace, 'groep', [trainee, trainer]);
    if (how === 'command') await trainee.command('/leergesprek', 'log', { in: group });
    else await trainee.shortcut('open');
    await slack.until(() => trainee.modal());
    expect(trainee.modal()?.fields.map((one) => one.label)).toEqual([label]);
    expect(trainee.messages({ in: group })).toEqual([]);
    await trainee.submits({ [label]: 'goed' });
    expect(trainee.modal()).toBeNull();
    expect(short(hall.effects).at(-1)).toBe('save {"good":"goed"}');
    expect(slack.world.wrong).toEqual([]);
  },
);

test('a window that is too late is opened by a button, with the same form', async () => {
  const { slack, trainee } = await refusing('/leergesprek');
  slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
  await trainee.command('/leergesprek', 'log');
  await slack.until(() => trainee.last()?.text.includes(texts.form.late));
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.modal());
  expect(trainee.modal()?.fields[0]?.value).toMatchObject({ value: '/leergesprek log' });
});

test.each([
  { what: 'a window', lines: 30, late: false, ephemeral: 0 },
  { what: 'lines to them alone when the window is too late', lines: 30, late: true, ephemeral: 1 },
  { what: 'lines to them alone when it is more than a window takes', lines: 120, late: false, ephemeral: 1 },
])('what people wrote is read in $what, and stays in no chat', async ({ lines, late, ephemeral }) => {
  const { slack, trainee } = await institute({});
  const { hall, channel } = await startApp(slack);
  await trainee.says('hoi');
  const to = hall.handed[0]?.from ?? { channel: 'slack' as const, id: '' };
  const end = message.parse({ buttons: [{ action: 'v|s1', label: 'Lees terug' }], fallback: 'Klaar' });
  await channel.send({ key: 'k1', to, message: end, replaces: null });
  const words = Array.from(
    { length: lines },
    (_, at) => `regel ${at}. ${'en toen keek ik nog een keer mee '.repeat(10)}`,
  );
  const blocks = words.flatMap((text) => [
    { kind: 'text', text: 'Wat zag je?', tone: 'strong' },
    { kind: 'written', items: [{ text, by: 'Aios Oost' }] },
  ]);
  hall.answers = () => ({ kind: 'again', message: message.parse({ title: 'Verslag', blocks, fallback: 'Verslag' }) });
  if (late) slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
  await trainee.taps('Lees terug');
  const last = `regel ${lines - 1}.`;
  await slack.until(() => trainee.modal() ?? trainee.messages().find(({ text }) => text.includes(last)));
  const modal = trainee.modal();
  expect(modal === null).toBe(ephemeral > 0);
  const shown = trainee.messages().filter((one) => one.ephemeral);
  expect(shown.length > 0).toBe(ephemeral > 0);
  const read = modal?.text ?? shown.map(({ text }) => text).join(' ');
  for (const text of words) expect(read).toContain(text.trim());
  expect(JSON.stringify(trainee.messages().filter((one) => !one.ephemeral))).not.toContain('regel');
  expect([slack.world.wrong, slack.world.troubles]).toEqual([[], []]);
});

test('it is gone after half an hour', async () => {
  const { slack, trainee, pass } = await refusing('Jansen');
  await trainee.says('Jansen');
  await slack.settled();
  pass(30 * 60_000);
  await trainee.taps(texts.form.open);
  await slack.until(() => trainee.last()?.text === texts.form.gone);
  expect(trainee.modal()).toBeNull();
});

test('for one person only, and of so many the oldest goes', () => {
  let at = 0;
  let keys = 0;
  const replies = createReplies(
    () => `k${keys++}`,
    () => at,
  );
  const given = { message: form(), channel: null };
  const first = replies.keep('T1:U1', given);
  expect(replies.read('T1:U1', first)?.message).toEqual(form());
  expect([replies.read('T1:U2', first), replies.read('T1:U1', 'k1')]).toEqual([null, null]);
  at = 1;
  for (let more = 0; more < 500; more++) replies.keep('T1:U2', given);
  expect([replies.read('T1:U1', first), replies.read('T1:U2', 'k1') === null]).toEqual([null, false]);
  at = 30 * 60_000 + 1;
  expect(replies.read('T1:U2', 'k500')).toBeNull();
});
