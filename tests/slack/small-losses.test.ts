import { describe, expect, test } from 'vitest';
import { form, institute, newHall, says, short, startApp, texts } from './app.ts';

describe('what people write arrives as they wrote it', () => {
  test.each([
    ['vraag wat doe ik bij RR <90 of >140?', 'vraag wat doe ik bij RR <90 of >140?'],
    ['vraag als CRP&lt;20 wel &amp; &gt;100 niet?', 'vraag als CRP<20 wel & >100 niet?'],
    ['vraag wat is &amp;lt;?', 'vraag wat is &lt;?'],
  ])('after a command: %s', async (typed, read) => {
    const { slack, workspace, trainee } = await institute();
    const { hall } = await startApp(slack);
    const fields = { command: '/leergesprek', text: typed, user_id: trainee.member.id, team_id: workspace.id };
    const body = new URLSearchParams({ ...fields, channel_id: trainee.direct().id, trigger_id: '1.1' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slack.sign(body) };
    expect((await slack.post(body, headers)).status).toBe(200);
    expect(short(hall.handed)).toEqual([`/leergesprek ${read}`]);
  });

  test.each([
    ['a voice clip', { subtype: 'file_share', text: '', files: [{ id: 'F1', name: 'a.m4a' }] }, true],
    ['a picture that came without a subtype', { text: '', files: [{ id: 'F1' }] }, true],
    ['a file with words', { subtype: 'file_share', text: 'kijk eens', files: [{ id: 'F1' }] }, true],
    ['nothing at all', { text: '' }, false],
  ])('%s', async (_name, more, isAnswered) => {
    const { slack, workspace, trainee } = await institute();
    const { hall } = await startApp(slack);
    const event = {
      type: 'message',
      channel_type: 'im',
      channel: trainee.direct().id,
      user: trainee.member.id,
      ts: '1.1',
    };
    await slack.events.send(workspace.id, 'message.im', { ...event, ...more });
    await slack.settled();
    expect(trainee.messages().map(({ text }) => text)).toEqual(isAnswered ? [texts.wordless] : []);
    expect(short(hall.handed)).toEqual(more.text === '' ? [] : ['kijk eens']);
    expect(JSON.stringify([...hall.documents])).not.toContain('F1');
  });
});

describe('whoever is nobody of ours is looked up again', () => {
  test('an hour later at the earliest, over a restart too; who is known never again', async () => {
    let late = 0;
    const now = () => Date.now() + late;
    const { slack, trainee } = await institute({ signAt: now });
    const hall = newHall();
    const { email } = trainee.member;
    trainee.member.email = '';
    hall.answers = ({ aliases }) => ({ kind: 'done', ...(!aliases?.includes(email) && { stranger: true }) });
    const begin = () => startApp(slack, {}, { hall, now });
    const lookups = () => slack.world.calls.filter(({ method }) => method === 'users.info').length;
    const seen = async (text: string) => {
      await trainee.command('/leergesprek', text);
      await slack.settled();
      return [lookups(), hall.handed.at(-1)?.aliases];
    };
    const first = await begin();
    expect(await seen('een')).toEqual([1, undefined]);
    trainee.member.email = email;
    expect(await seen('twee')).toEqual([1, undefined]);
    await first.stop();
    late = 3_600_000;
    await begin();
    expect(await seen('drie')).toEqual([2, [email]]);
    late = 3 * 3_600_000;
    expect(await seen('vier')).toEqual([2, [email]]);
  });
});

describe('the window "Naar de leeragenda"', () => {
  async function open(text: string) {
    const { slack, workspace, trainee, trainer } = await institute();
    const app = await startApp(slack);
    await trainee.says('hoi');
    const channel = slack.channel(workspace, 'algemeen', [trainer, trainee]);
    const opens = async (at: number) => {
      const message = channel.messages.filter(({ user }) => user === trainer.member.id)[at];
      if (message === undefined) throw new Error('nothing said');
      await trainee.messageShortcut('to-agenda', message, { in: channel });
      await slack.until(() => trainee.modal());
    };
    await trainer.says(text, { in: channel });
    await trainer.says('iets anders', { in: channel });
    const stands = () => (trainee.modal()?.fields[0]?.value as { value?: string } | undefined)?.value;
    return { slack, trainee, app, hall: app.hall, opens, stands };
  }

  test('keeps its words when it was closed by accident, by message, until they were handed in', async () => {
    const { slack, trainee, opens, stands, hall } = await open('Wanneer prik je CRP?');
    await opens(0);
    await trainee.fills({ [texts.toAgenda.label]: 'Mijn eigen vraag' });
    await slack.settled();
    await trainee.closes('cross');
    await opens(1);
    expect(stands()).toBe('iets anders');
    await trainee.closes('cross');
    await opens(0);
    expect(stands()).toBe('Mijn eigen vraag');
    await trainee.submits({});
    expect(short(hall.handed).at(-1)).toBe('/leergesprek vraag Mijn eigen vraag');
    await opens(0);
    expect(stands()).toBe('Wanneer prik je CRP?');
    expect(slack.world.wrong).toEqual([]);
  });

  test('and when they were refused', async () => {
    const { slack, trainee, opens, stands, hall } = await open('Wanneer prik je CRP?');
    hall.answers = () => ({
      kind: 'again',
      message: form({ error: 'Laat de naam weg.', value: 'over mevrouw Jansen' }),
    });
    await opens(0);
    await trainee.submits({ [texts.toAgenda.label]: 'over mevrouw Jansen' });
    expect(trainee.modal()?.text).toContain('Laat de naam weg.');
    await trainee.closes('cross');
    await opens(0);
    expect(stands()).toBe('over mevrouw Jansen');
    await trainee.submits({});
    await trainee.submits({ 'Wat ging goed?': 'nog steeds Jansen' });
    await trainee.closes('cross');
    await opens(0);
    expect(stands()).toBe('nog steeds Jansen');
    expect(JSON.stringify([...hall.documents])).not.toContain('Jansen');
    expect(slack.world.wrong).toEqual([]);
  });

  test.each([
    ['a\u202Eodnum\u202C b\u200Bc\u2066d\u2069\uFEFF', 'aodnum bcd'],
    ['\u200B\u202E', null],
    [
      `${'Een gewone zin over de praktijk. '.repeat(40)}`,
      expect.stringMatching(/^(Een gewone zin over de praktijk\. ?)+ …$/),
    ],
    ['woord '.repeat(300), expect.stringMatching(/^(woord )+…$/)],
  ])('shows only what can be read, up to a whole sentence or word: %j', async (text, shown) => {
    const { opens, stands, slack } = await open(text);
    await opens(0);
    expect(stands()).toEqual(shown);
    expect(stands()?.length ?? 0).toBeLessThanOrEqual(1_000);
    expect(slack.world.wrong).toEqual([]);
  });
});

test('a button in a message whose turn is slow is answered within 3 s, and its end is shown', async () => {
  const { slack, workspace, trainee } = await institute();
  const app = await startApp(slack);
  await trainee.says('hoi');
  const button = { action: 'go', label: 'Verder', style: 'plain' as const, submits: false, more: false };
  const message = says({ fallback: 'Klaar?', buttons: [button] });
  app.hall.messages.set('k1', message);
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  await app.channel.send({ key: 'k1', to, message, replaces: null });
  const turn = Promise.withResolvers<void>();
  app.hall.answers = () => turn.promise.then(() => ({ kind: 'again', message: says({ fallback: 'Geteld' }) }));
  const answer = await trainee.taps('Verder');
  expect(answer.failure).toBeNull();
  expect(answer.ms).toBeGreaterThan(2_300);
  expect(answer.ms).toBeLessThan(3_000);
  turn.resolve();
  await slack.until(() => trainee.last()?.text === 'Geteld');
  expect(short(app.hall.effects)).toEqual(['hoi', 'go {}']);
});

test('the own page says where the answer stands, where there is something to press', async () => {
  const { slack, trainee } = await institute();
  const { hall } = await startApp(slack);
  const button = { action: 'go', label: 'Agenda', style: 'plain' as const, submits: false, more: false };
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Jouw pagina', buttons: [button] }) });
  await trainee.opensHome();
  await slack.until(() => trainee.home()?.text.includes(texts.home));
  hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Onbekend' }) });
  await trainee.opensHome();
  await slack.until(() => trainee.home()?.text.includes('Onbekend'));
  expect(trainee.home()?.text).not.toContain(texts.home);
});
