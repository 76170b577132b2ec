import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { institute, says, short, startApp, texts } from './app.ts';

describe('what people say and do', () => {
  test('a direct message comes in once, with who it is and their address, and only the first time it is looked up', async () => {
    const { slack, workspace, trainee } = await institute();
    const { hall } = await startApp(slack);
    await trainee.says('hallo & <b> <!channel> https://a.nl');
    await trainee.says('nog iets');
    const id = `${workspace.id}:${trainee.member.id}`;
    expect(hall.handed).toMatchObject([
      { from: { channel: 'slack', id }, aliases: ['trainee.east@example.org'] },
      { from: { channel: 'slack', id }, aliases: ['trainee.east@example.org'] },
    ]);
    expect(short(hall.handed)[1]).toBe('nog iets');
    expect(short(hall.handed)[0]).toContain('hallo & <b>');
    expect(slack.world.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });

  test('a failed lookup keeps nobody from speaking, and is tried again the next time', async () => {
    const { slack, trainee } = await institute();
    slack.fail('users.info', { kind: 'status', status: 500, when: 'before' });
    const { hall, logs } = await startApp(slack);
    await trainee.says('een');
    await trainee.says('twee');
    expect(hall.handed.map(({ aliases }) => aliases)).toEqual([undefined, ['trainee.east@example.org']]);
    expect(logs.join()).toContain('http-500');
  });

  test('editing and taking back come in; previews, other bots and our own messages do not', async () => {
    const { slack, workspace, trainee, install } = await institute();
    const { hall, channel } = await startApp(slack);
    await trainee.says('eerst');
    const [mine] = trainee.messages();
    if (mine === undefined) throw new Error('nothing said');
    await trainee.edits(mine.message, 'later');
    await trainee.deletes(mine.message);
    const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
    await channel.send({ key: 'k1', to, message: says({ fallback: 'Dag' }), replaces: null });
    const dm = { channel: trainee.direct().id, channel_type: 'im', type: 'message' };
    const said = { user: trainee.member.id, text: 'x', ts: '1.1' };
    const preview = { ...dm, subtype: 'message_changed', message: said, previous_message: said };
    await slack.events.send(workspace.id, 'message.im', preview);
    await slack.events.send(workspace.id, 'message.im', { ...dm, ...said, bot_id: 'B9' });
    await slack.events.send(workspace.id, 'message.im', { ...dm, user: install.botUserId, text: 'echo', ts: '1.2' });
    await slack.settled();
    expect(short(hall.handed)).toEqual(['eerst', 'edited', 'deleted']);
  });

  test('a mention is answered in private; the thread sees one line, which only this person sees', async () => {
    const { slack, workspace, trainee, trainer } = await institute();
    const { hall } = await startApp(slack);
    const group = slack.channel(workspace, 'group', [trainee, trainer]);
    const first = await trainer.says('iets', { in: group });
    expect(first).toBeNull();
    const [thread] = trainer.messages({ in: group });
    await trainee.mentions(group, 'status', thread?.message.ts);
    await trainee.mentions(group, '');
    await slack.settled();
    expect(short(hall.handed)).toEqual(['status', '/leergesprek']);
    const shown = trainee.messages({ in: group }).filter(({ ephemeral }) => ephemeral);
    expect(shown.map(({ text }) => text.includes(texts.channel.answered))).toEqual([true, true]);
    expect(trainer.messages({ in: group }).filter(({ text }) => text.includes(texts.channel.answered))).toEqual([]);
    const notes = slack.world.calls.filter(({ method }) => method === 'chat.postEphemeral');
    expect(notes.map(({ args }) => args.thread_ts)).toEqual([thread?.message.ts, undefined]);
    expect(JSON.stringify(notes)).toContain(`app=${slack.world.app.id}&team=${workspace.id}`);
  });

  test('a command in a channel gets a private line, in our own conversation nothing', async () => {
    const { slack, workspace, trainee, trainer } = await institute();
    const { hall } = await startApp(slack);
    const group = slack.channel(workspace, 'group', [trainee, trainer]);
    await trainee.says('hoi');
    const there = await trainee.command('/leergesprek', 'proces', { in: group });
    const here = await trainee.command('/leergesprek');
    expect(there.body).toMatchObject({ response_type: 'ephemeral', text: texts.channel.answered });
    expect(here.body).toBe('');
    expect(short(hall.handed)).toEqual(['hoi', '/leergesprek proces', '/leergesprek']);
  });

  test('a command whose turn is slow is answered within 3 s and its turn goes on', async () => {
    const { slack, trainee } = await institute();
    const { hall, channel } = await startApp(slack);
    await trainee.says('hoi');
    const turn = Promise.withResolvers<void>();
    hall.answers = () => turn.promise.then(() => ({ kind: 'done' }));
    const answer = await trainee.command('/leergesprek', 'status');
    expect(answer.failure).toBeNull();
    expect(answer.ms).toBeGreaterThan(2_300);
    let stopped = false;
    const stop = channel.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([stopped, hall.effects.length]).toEqual([false, 1]);
    turn.resolve();
    await stop;
    expect(short(hall.effects)).toEqual(['hoi', '/leergesprek status']);
  });

  test('also when Slack does not say who it is', async () => {
    const { slack, trainee } = await institute();
    const { hall } = await startApp(slack);
    const lookup = slack.fail('users.info', { kind: 'slow' });
    const turn = Promise.withResolvers<void>();
    hall.answers = () => turn.promise.then(() => ({ kind: 'done' }));
    const answer = await trainee.command('/leergesprek', 'status');
    expect([answer.failure, answer.ms < 2_900]).toEqual([null, true]);
    turn.resolve();
    await expect.poll(() => short(hall.effects)).toEqual(['/leergesprek status']);
    lookup.release();
  });

  test('shortcuts: the menu everywhere; a message becomes a question of their own', async () => {
    const { slack, workspace, trainee, trainer } = await institute();
    const { hall } = await startApp(slack);
    const group = slack.channel(workspace, 'group', [trainee, trainer]);
    await trainer.says('Wanneer prik je CRP?', { in: group });
    await trainee.shortcut('open');
    const [message] = trainer.messages({ in: group });
    if (message === undefined) throw new Error('nothing said');
    await trainee.messageShortcut('to-agenda', message.message, { in: group });
    expect(trainee.modal()).toMatchObject({ title: texts.toAgenda.title });
    expect(JSON.stringify(slack.world.views.get([...slack.world.views.keys()].at(-1) ?? '')?.content)).toContain(
      'Wanneer prik je CRP?',
    );
    await trainee.submits({ [texts.toAgenda.label]: 'Wanneer prik ik\nCRP?' });
    expect(trainee.modal()).toBeNull();
    expect(short(hall.handed)).toEqual(['/leergesprek', '/leergesprek vraag Wanneer prik ik CRP?']);
  });

  test('home: arrived once, then the page, renewed after a turn', async () => {
    const { slack, trainee } = await institute();
    const { hall } = await startApp(slack);
    let turns = 0;
    hall.answers = ({ input }) =>
      input.kind === 'home' ? { kind: 'again', message: says({ fallback: `stand ${turns++}` }) } : { kind: 'done' };
    await trainee.opensHome();
    expect(trainee.home()?.text).toContain('stand 0');
    await trainee.opensHome();
    await trainee.says('een');
    await trainee.says('twee');
    await slack.until(() => trainee.home()?.text.includes('stand 2'));
    await slack.settled();
    expect(short(hall.effects)).toEqual(['arrived', 'home', 'home', 'een', 'twee', 'home']);
  });

  test('what the turn says back at once to typed words is seen by that person alone', async () => {
    const { slack, trainee } = await institute();
    const { hall } = await startApp(slack);
    hall.answers = () => ({ kind: 'again', message: says({ fallback: 'Dat lees ik niet als datum.' }) });
    await trainee.says('morgn');
    await slack.settled();
    expect(trainee.last()).toMatchObject({ ephemeral: true, text: 'Dat lees ik niet als datum.' });
  });
});

describe('durable before the OK', () => {
  test.each([
    [1, 1, 1],
    [0, 1, 2],
    [2, 0, 1],
  ])('a store that fails %s times before and %s after: one effect', async (before, again, restart) => {
    const { slack, trainee } = await institute({ echo: false });
    const app = await startApp(slack);
    let left = before;
    app.hall.answers = () => {
      if (left-- > 0) throw new Error('the store is full');
      return { kind: 'done' };
    };
    const sent = await trainee.says('bewaar dit');
    for (let round = 0; round < before; round++) await slack.events.redeliver();
    expect(sent?.answers.map(({ status }) => status)).toEqual([...Array(before).fill(500), 200]);
    if (sent === null) throw new Error('not heard');
    for (let round = 0; round < again; round++) await slack.events.again(sent, 'http_timeout');
    await app.stop();
    const later = await startApp(slack, {}, { hall: app.hall });
    for (let round = 0; round < restart; round++) await slack.events.again(sent, 'http_timeout');
    expect(short(later.hall.effects)).toEqual(['bewaar dit']);
    expect(new Set(later.hall.handed.map(({ id }) => id))).toEqual(new Set([sent.id]));
  });

  test('any order of deliveries, side by side, with a store that fails now and then: one effect each', async () => {
    const { slack, trainee } = await institute({ echo: false });
    const { hall } = await startApp(slack);
    const delivery = fc.record({ event: fc.nat(2), fails: fc.boolean(), together: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 4, maxLength: 12 }), async (deliveries) => {
        const failing: boolean[] = [true, true, true];
        const taken = new Set<string>();
        hall.answers = ({ id }) => {
          if (failing.shift()) throw new Error('the store is full');
          taken.add(id);
          return { kind: 'done' };
        };
        const sent = await Promise.all(['a', 'b', 'c'].map((text) => trainee.says(text)));
        const before = hall.effects.length;
        const running: Promise<unknown>[] = [];
        for (const { event, fails, together } of deliveries) {
          const one = sent[event];
          if (!one) throw new Error('not heard');
          failing.push(fails);
          running.push(slack.events.again(one));
          if (!together) await Promise.all(running.splice(0));
        }
        await Promise.all(running);
        expect(new Set(hall.effects.slice(before).map(({ id }) => id))).toEqual(taken);
        expect(hall.effects.length - before).toBe(taken.size);
        const answered = sent.flatMap((one) => one?.answers.map(({ status }) => status) ?? []);
        expect(answered.filter((status) => status === 500)).toHaveLength(
          3 + deliveries.filter(({ fails }) => fails).length,
        );
        hall.answers = () => ({ kind: 'done' });
      }),
      { seed: 11, numRuns: 15 },
    );
  });

  test('an event is only answered when its turn is done, however long it takes', async () => {
    const { slack, trainee } = await institute({ patienceMs: 300 });
    const { hall } = await startApp(slack);
    const turn = Promise.withResolvers<void>();
    hall.answers = () => turn.promise.then(() => ({ kind: 'done' }));
    const sent = await trainee.says('traag');
    expect(sent?.answers[0]).toMatchObject({ status: null, failure: 'http_timeout' });
    turn.resolve();
    expect(await slack.events.redeliver()).toBe(1);
    expect(sent?.answers[1]).toMatchObject({ status: 200 });
    expect(short(hall.effects)).toEqual(['traag']);
  });
});
