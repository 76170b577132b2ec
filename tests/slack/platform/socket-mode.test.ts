import { type App, webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { startBoltSocket, toTestSlack } from './bolt.ts';
import { codeOf, modal, open, question, slackWithPeople } from './people.ts';

describe('Socket Mode', () => {
  test('carries events, commands and forms, comes back after a refresh, and redelivers what broke', async () => {
    const { slack, trainee, install } = await slackWithPeople({ echo: false });
    const tries: unknown[] = [];
    let heard = () => {};
    const listen = (app: App) => {
      app.message(async ({ body, context, say }) => {
        tries.push([body.event_id, context.retryNum]);
        heard();
        if (tries.length > 1) await say('heard');
      });
      app.command('/form', async ({ ack, command, client }) => {
        await ack({ text: 'a long answer', padding: 'x'.repeat(70_000) } as never);
        await client.views.open({ trigger_id: command.trigger_id, view: modal('Form', question('q', 'What?')) });
      });
      app.view('form', async ({ ack, view }) => {
        const value = view.state.values.q?.answer?.value ?? '';
        if (value.length > 1000) await ack();
        else await ack({ response_action: 'errors', errors: { q: `too short: ${value}` } });
      });
    };
    open.push(await startBoltSocket(slack, install.token, listen));
    expect(slack.sockets.count()).toBe(1);
    heard = () => slack.sockets.drop();
    const sent = await trainee.says('the answer is lost');
    expect(sent?.answers[0]?.failure).toBe('connection_failed');
    heard = () => {};
    await slack.until(() => slack.sockets.count() === 1);
    expect(await slack.events.redeliver()).toBe(1);
    slack.sockets.refresh();
    const during = await trainee.says('while away');
    expect(during?.answers[0]?.failure).toBe('connection_failed');
    const opened = () => slack.world.calls.filter(({ method }) => method === 'apps.connections.open').length;
    await slack.until(() => opened() === 3 && slack.sockets.count() === 1);
    expect(await slack.events.redeliver()).toBe(1);
    expect(tries).toEqual([
      [sent?.id, 0],
      [sent?.id, 1],
      [during?.id, 1],
    ]);
    await slack.until(() => trainee.last()?.text === 'heard');
    await trainee.command('/form', 'y'.repeat(70_000));
    expect(trainee.last()).toMatchObject({ text: 'a long answer', ephemeral: true });
    await slack.until(() => trainee.modal());
    expect(await trainee.submits({ 'What?': 'é' })).toEqual({ kind: 'errors', errors: { q: 'too short: é' } });
    expect(await trainee.submits({ 'What?': 'é'.repeat(3000) })).toEqual({ kind: 'closed' });
  });

  test('opens only with the app token and a fresh ticket', async () => {
    const { slack, client } = await slackWithPeople();
    expect(await client.apps.connections.open().catch(codeOf)).toBe('not_allowed_token_type');
    const app = new webApi.WebClient(slack.world.app.appToken, toTestSlack(slack));
    const url = String((await app.apps.connections.open()).url);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\//);
    const attempt = () =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.onmessage = ({ data }) => {
          resolve(JSON.parse(String(data)).type);
          socket.close();
        };
        socket.onerror = () => resolve('refused');
      });
    expect([await attempt(), await attempt()]).toEqual(['hello', 'refused']);
  });

  test('gives a payload to one of several connections, and waits no longer than it should', async () => {
    const { slack, trainee, install } = await slackWithPeople({ patienceMs: 100, echo: false });
    const heard = [0, 0];
    for (const at of [0, 1])
      open.push(
        await startBoltSocket(slack, install.token, (app) => {
          app.message(async () => {
            heard[at] = (heard[at] ?? 0) + 1;
          });
          app.command('/slow', async () => new Promise(() => {}));
        }),
      );
    expect(slack.sockets.count()).toBe(2);
    for (const text of ['1', '2', '3', '4']) await trainee.says(text);
    expect(heard).toEqual([2, 2]);
    expect(await trainee.command('/slow')).toMatchObject({ status: null, failure: 'timeout' });
    expect(trainee.troubles()).toEqual(['/slow failed: timeout']);
  });
});
