import { describe, expect, test } from 'vitest';
import type { Message } from '../../dialogs/model/message.ts';
import { form, institute, says, short, startApp, texts } from './app.ts';

const label = 'Wat ging goed?';

async function withForm(message: Message = form(), more: Parameters<typeof institute>[0] = {}) {
  const { slack, workspace, trainee } = await institute(more);
  const app = await startApp(slack);
  await trainee.says('hoi');
  app.hall.messages.set('k1', message);
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  await app.channel.send({ key: 'k1', to, message, replaces: null });
  const [label = ''] = trainee.last()?.buttons ?? [];
  const opens = () => trainee.taps(label);
  return { slack, app, trainee, opens, hall: app.hall };
}

describe('forms', () => {
  test('a button opens the form; sending it in closes it', async () => {
    const { slack, trainee, opens, hall } = await withForm();
    expect((await opens()).status).toBe(200);
    expect(trainee.modal()).not.toBeNull();
    expect(hall.handed).toHaveLength(1);
    await trainee.submits({ [label]: 'Luisteren & <!here>' });
    expect(trainee.modal()).toBeNull();
    expect(short(hall.handed)).toEqual(['hoi', 'save {"good":"Luisteren & <!here>"}']);
    expect(slack.world.troubles).toEqual([]);
    expect(slack.world.wrong).toEqual([]);
  });

  test('what is wrong stands at its field, and the same form can be sent in again', async () => {
    const { trainee, opens, hall, slack } = await withForm();
    hall.answers = ({ input }) =>
      input.kind === 'act' && input.values.good === 'x'
        ? { kind: 'again', message: form({ error: 'Schrijf iets meer.', value: 'x' }) }
        : { kind: 'done' };
    await opens();
    await trainee.submits({ [label]: 'x' });
    expect(trainee.modal()).not.toBeNull();
    expect(JSON.stringify([...slack.world.views.values()].map(({ errors }) => errors))).toContain('Schrijf iets meer.');
    await trainee.submits({ [label]: 'lang genoeg' });
    expect(trainee.modal()).toBeNull();
    expect(new Set(hall.handed.map(({ id }) => id)).size).toBe(3);
  });

  test('when more changed than the errors the form is shown anew', async () => {
    const { trainee, opens, hall, slack } = await withForm();
    const asks = says({ ...form(), blocks: [{ kind: 'text', text: 'Bedoel je morgen?', tone: 'normal' }] });
    hall.answers = () => ({ kind: 'again', message: asks });
    await opens();
    await trainee.submits({ [label]: 'morgn' });
    expect(trainee.modal()?.text).toContain('Bedoel je morgen?');
    expect(slack.world.wrong).toEqual([]);
  });

  test('opened again, the form has what was sent in and refused; after it is saved it has not', async () => {
    const { trainee, opens, hall, slack } = await withForm();
    let good = false;
    hall.answers = () => (good ? { kind: 'done' } : { kind: 'again', message: form({ error: 'Nee.' }) });
    const stands = () => JSON.stringify([...slack.world.views.values()].at(-1)?.content ?? {}).includes('mijn woorden');
    await opens();
    await trainee.submits({ [label]: 'mijn woorden' });
    await trainee.closes('cross');
    await opens();
    expect(stands()).toBe(true);
    good = true;
    await trainee.submits({});
    await opens();
    expect(stands()).toBe(false);
  });

  test('what a field reports while it is filled in is there again after the window was closed by accident', async () => {
    const { slack, trainee, opens, hall } = await withForm();
    await opens();
    const view = [...slack.world.views.values()].at(-1);
    const payload = {
      type: 'block_actions',
      team: { id: trainee.member.teamId },
      user: { id: trainee.member.id, team_id: trainee.member.teamId },
      trigger_id: '1.1',
      view: {
        id: view?.id,
        type: 'modal',
        private_metadata: view?.content.private_metadata,
        state: { values: { 'f:good': { v: { type: 'plain_text_input', value: 'half af' } } } },
      },
      actions: [{ action_id: 'v', block_id: 'f:good', value: 'half af' }],
    };
    const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slack.sign(body) };
    expect((await slack.post(body, headers)).status).toBe(200);
    await trainee.closes('cross');
    await opens();
    expect(JSON.stringify([...slack.world.views.values()].at(-1)?.content)).toContain('half af');
    expect(short(hall.handed)).toEqual(['hoi']);
  });

  test('a trigger that is too old: said to this person alone, with the button once more', async () => {
    let late = 0;
    const { slack, app, trainee, opens } = await withForm(form(), { now: () => Date.now() + late });
    const read = app.deps.kept.message;
    app.deps.kept.message = async (key, to) => {
      late += 4_000;
      return read(key, to);
    };
    await opens();
    expect(trainee.modal()).toBeNull();
    expect(trainee.last()).toMatchObject({ ephemeral: true, buttons: [texts.form.open] });
    expect(trainee.last()?.text).toContain(texts.form.late);
    app.deps.kept.message = read;
    await trainee.taps(texts.form.open);
    expect(trainee.modal()).not.toBeNull();
    expect(slack.world.wrong).toEqual([]);
  });

  test('a form that is gone: said to this person alone', async () => {
    const { trainee, opens, hall } = await withForm();
    hall.messages.clear();
    await opens();
    expect(trainee.modal()).toBeNull();
    expect(trainee.last()).toMatchObject({ ephemeral: true });
    expect(trainee.last()?.text).toContain(texts.form.gone);
  });

  test.each([
    ['done', texts.form.done],
    ['again', 'Nog iets'],
    ['failed', texts.form.failed],
  ])('a turn that is slow and ends %s: the window says so meanwhile and afterwards', async (how, shown) => {
    const { trainee, opens, hall } = await withForm();
    await opens();
    const turn = Promise.withResolvers<void>();
    hall.answers = async () => {
      await turn.promise;
      if (how === 'failed') throw new Error('the store is full');
      return how === 'again'
        ? { kind: 'again', message: says({ ...form(), blocks: [{ kind: 'text', text: 'Nog iets', tone: 'normal' }] }) }
        : { kind: 'done' };
    };
    await trainee.submits({ [label]: 'ja' });
    expect(trainee.modal()?.text).toContain(texts.form.waiting);
    turn.resolve();
    await expect.poll(() => trainee.modal()?.text).toContain(shown);
  });

  test('a store that fails at once: the form stays open with what was typed', async () => {
    const { trainee, opens, hall } = await withForm();
    await opens();
    hall.answers = () => {
      throw new Error('the store is full');
    };
    await trainee.submits({ [label]: 'ja' }).catch(() => undefined);
    expect(trainee.modal()).not.toBeNull();
    expect(trainee.troubles().length).toBeGreaterThan(0);
    hall.answers = () => ({ kind: 'done' });
    await trainee.submits();
    expect(trainee.modal()).toBeNull();
    expect(short(hall.effects)).toEqual(['hoi', 'save {"good":"ja"}']);
  });

  test('a button in a message acts; what it says back opens as a form, or is seen by this person alone', async () => {
    const choice = says({
      fallback: 'Kies',
      buttons: [{ action: 'go', label: 'Verder', style: 'plain', submits: false, more: false }],
    });
    const { slack, app, trainee, hall } = await withForm(choice);
    await trainee.taps('Verder');
    hall.answers = () => ({ kind: 'again', message: form() });
    await trainee.taps('Verder');
    await slack.until(() => trainee.modal());
    await trainee.closes('cross');
    hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Dat kan niet meer.' }) });
    await trainee.taps('Verder');
    await slack.until(() => trainee.last()?.ephemeral);
    expect(trainee.last()?.text).toBe('Dat kan niet meer.');
    expect(short(hall.handed)).toEqual(['hoi', 'go {}', 'go {}', 'go {}']);
    expect(app.logs).toEqual([]);
    expect(slack.world.wrong).toEqual([]);
  });

  test('a choice made by its button comes in with what was chosen, also from the menu behind "..."', async () => {
    const options = ['a', 'b'].map((id) => ({ id, label: `Keuze ${id}` }));
    const fields = [{ id: 'pick', kind: 'choice' as const, label: 'Welke?', required: true, options }];
    const button = (action: string, label: string, more: boolean, submits = false) => ({
      action,
      label,
      style: 'plain' as const,
      submits,
      more,
    });
    const buttons = [
      button('save', 'Bewaar', false, true),
      button('stop', 'Stop', true),
      button('later', 'Later', true),
    ];
    const { slack, trainee, hall } = await withForm(says({ fallback: 'Kies', fields, buttons }));
    await trainee.taps('Keuze b');
    await trainee.taps('Later');
    expect(short(hall.handed)).toEqual(['hoi', 'save {"pick":"b"}', 'later {}']);
    expect(slack.world.wrong).toEqual([]);
  });

  test('a form on the own page opens from there, although the page is nowhere stored', async () => {
    const { slack, trainee, hall } = await withForm();
    hall.answers = ({ input }) => (input.kind === 'home' ? { kind: 'again', message: form() } : { kind: 'done' });
    await trainee.opensHome();
    await slack.until(() => trainee.home());
    await trainee.taps(texts.form.open, { on: 'home' });
    expect(trainee.modal()).not.toBeNull();
    await trainee.submits({ [label]: 'ja' });
    expect(short(hall.effects).at(-1)).toBe('save {"good":"ja"}');
    expect(slack.world.wrong).toEqual([]);
  });
});
