import { expect, test } from 'vitest';
import { createReplies } from '../../adapters/slack/replies.ts';
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
