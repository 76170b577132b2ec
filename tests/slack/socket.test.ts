import { describe, expect, test } from 'vitest';
import { form, institute, says, short, startApp } from './app.ts';

async function overSocket(more: Parameters<typeof institute>[0] = {}) {
  const { slack, workspace, trainee } = await institute(more);
  const way = { kind: 'socket' as const, appToken: slack.world.app.appToken };
  const app = await startApp(slack, { way });
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  return { slack, app, workspace, trainee, to, way, hall: app.hall };
}

describe('Socket Mode', () => {
  test('words, commands, buttons and forms, as over HTTP; there is no address to post to', async () => {
    const { slack, app, trainee, to, hall } = await overSocket();
    await trainee.says('hoi');
    await trainee.command('/leergesprek', 'status');
    hall.messages.set('k1', form());
    await app.channel.send({ key: 'k1', to, message: form(), replaces: null });
    await trainee.taps(trainee.last()?.buttons[0] ?? '');
    hall.answers = ({ input }) =>
      input.kind === 'act' && input.values.good === 'x'
        ? { kind: 'again', message: form({ error: 'Meer.' }) }
        : { kind: 'done' };
    await trainee.submits({ 'Wat ging goed?': 'x' });
    expect(trainee.modal()).not.toBeNull();
    await trainee.submits({ 'Wat ging goed?': 'ja' });
    expect(trainee.modal()).toBeNull();
    expect(short(hall.effects).slice(0, 2)).toEqual(['hoi', '/leergesprek status']);
    expect(short(hall.effects).at(-1)).toBe('save {"good":"ja"}');
    expect(app.channel.knows('/slack/events')).toBe(false);
    expect((await fetch(`${app.url}/slack/events`, { method: 'POST' })).status).toBe(404);
    expect(slack.world.troubles).toEqual([]);
  });

  test('what the store did not take is not acknowledged and comes again', async () => {
    const { slack, trainee, hall } = await overSocket({ patienceMs: 200 });
    let fails = 1;
    hall.answers = () => {
      if (fails-- > 0) throw new Error('the store is full');
      return { kind: 'done' };
    };
    const sent = await trainee.says('bewaar dit');
    expect(sent?.answers[0]?.failure).toBe('timeout');
    expect(await slack.events.redeliver()).toBe(1);
    expect(sent?.answers[1]?.failure).toBeNull();
    expect(short(hall.effects)).toEqual(['bewaar dit']);
  });

  test('comes back when Slack asks to, when the line breaks, and when Slack cannot be reached for a while', async () => {
    const { slack, app, trainee, hall } = await overSocket();
    const back = () => slack.until(() => slack.sockets.count() === 1, 9_000);
    slack.sockets.refresh();
    await slack.until(() => slack.sockets.count() === 0);
    await back();
    await trainee.says('na verversen');
    slack.fail('apps.connections.open', { kind: 'status', status: 500, when: 'before' });
    slack.fail('apps.connections.open', { kind: 'reset', when: 'before' });
    slack.sockets.drop();
    await slack.until(() => slack.sockets.count() === 0);
    await back();
    await trainee.says('na breken');
    expect(short(hall.effects)).toEqual(['na verversen', 'na breken']);
    expect(app.logs.filter((line) => line.startsWith('slack not connected'))).toHaveLength(2);
  });

  test('frames that are no events change nothing', async () => {
    const { slack, trainee, hall } = await overSocket();
    const odd = [
      null,
      1,
      [],
      {},
      { event: null },
      { event: {} },
      { command: null },
      { type: 'block_actions', user: null },
    ];
    for (const payload of odd)
      for (const kind of ['interactive', 'slash_commands'] as const)
        void slack.world.send(kind, payload as Record<string, unknown>);
    void slack.world.send('events_api', null as unknown as Record<string, unknown>);
    void slack.world.send('events_api', { event: null });
    void slack.world.send('events_api', { type: 'event_callback', event: { type: 'ws_message' } });
    await trainee.says('en verder');
    expect(short(hall.effects)).toEqual(['en verder']);
  });

  test('another workspace has no effect and does not come back', async () => {
    const { slack, workspace, hall } = await overSocket();
    const payload = {
      type: 'event_callback',
      team_id: 'T666',
      event_id: 'Ev1',
      event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'x' },
    };
    expect((await slack.world.send('events_api', payload)).failure).toBeNull();
    expect(hall.handed).toEqual([]);
    expect(workspace.id).not.toBe('T666');
  });

  test('a token that Slack never takes is told at once', async () => {
    const { slack } = await institute();
    const way = { kind: 'socket' as const, appToken: 'xapp-wrong' };
    await expect(startApp(slack, { way })).rejects.toThrow(/invalid_auth/);
  });

  test('stop waits for what is running, acknowledges it, and takes nothing new', async () => {
    const { slack, app, trainee, hall } = await overSocket();
    const turn = Promise.withResolvers<void>();
    hall.answers = () => turn.promise.then(() => ({ kind: 'done' }));
    const running = trainee.says('onderweg');
    await expect.poll(() => hall.handed.length).toBe(1);
    const start = performance.now();
    const stopped = app.stop();
    const late = trainee.says('te laat');
    turn.resolve();
    expect((await running)?.answers[0]?.failure).toBeNull();
    await stopped;
    expect((await late)?.answers[0]?.failure).not.toBeNull();
    expect(performance.now() - start).toBeLessThan(10_000);
    expect([short(hall.effects), slack.sockets.count()]).toEqual([['onderweg'], 0]);
    hall.answers = () => ({ kind: 'done' });
    expect(says({ fallback: 'x' }).fallback).toBe('x');
  });

  test('stop ends within 10 s although a turn never does', async () => {
    const { app, trainee, hall } = await overSocket();
    hall.answers = () => new Promise(() => undefined);
    void trainee.says('blijft hangen');
    await expect.poll(() => hall.handed.length).toBe(1);
    const start = performance.now();
    await app.stop();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
