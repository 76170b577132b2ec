import { describe, expect, test } from 'vitest';
import { bolt, buttons, modal, plain, question, section, slackWithPeople } from './people.ts';

describe('a Bolt app behind a request URL', () => {
  test('hears messages, mentions, changes and its own echo, and nothing it is not subscribed to', async () => {
    const { slack, trainee, workspace, install } = await slackWithPeople();
    const heard: string[] = [];
    await bolt(slack, install.token, (app) => {
      app.message(async ({ message, say }) => {
        heard.push(`${message.subtype ?? 'message'} ${message.channel_type}`);
        if (message.subtype === undefined) await say(`you said ${message.text}`);
      });
      app.event('app_mention', async ({ event }) => void heard.push(event.text));
      app.event('member_joined_channel', async () => void heard.push('joined'));
    });
    const group = slack.channel(workspace, 'group', [trainee]);
    const sent = await trainee.says('a < b');
    expect(sent?.answers).toMatchObject([{ status: 200, failure: null }]);
    expect(trainee.last()?.text).toBe('you said a < b');
    const [mine] = trainee.messages();
    if (mine === undefined) throw new Error('nothing said');
    await trainee.edits(mine.message, 'b > a');
    await trainee.deletes(mine.message);
    await trainee.says('among us', { in: group });
    await trainee.mentions(group, 'help');
    await slack.person(workspace, 'Trainer West').joins(group);
    await slack.settled();
    install.scopes = ['chat:write'];
    expect(await trainee.says('too few scopes')).toBeNull();
    await expect(trainee.command('/leergesprek')).rejects.toThrow('there is no /leergesprek here');
    expect(heard).toEqual([
      'message im',
      'message_changed im',
      'message_deleted im',
      `<@${install.botUserId}> help`,
      'joined',
    ]);
    expect(
      slack.events.all.filter(({ payload }) => JSON.stringify(payload).includes(`"bot_id":"${install.botId}"`)),
    ).toHaveLength(1);
  });

  test('redelivers what was not taken, with the same id and a reason, three times at the most', async () => {
    const { slack, trainee, install } = await slackWithPeople({ echo: false });
    const tries: unknown[] = [];
    await bolt(slack, install.token, (app) => {
      app.message(async ({ body, context }) => {
        tries.push([body.event_id, context.retryNum, context.retryReason]);
        if (tries.length < 3) throw new Error('the store is full');
      });
    });
    const sent = await trainee.says('keep this');
    expect(await slack.events.redeliver()).toBe(1);
    expect(await slack.events.redeliver()).toBe(1);
    expect(await slack.events.redeliver()).toBe(0);
    expect(tries).toEqual([
      [sent?.id, undefined, undefined],
      [sent?.id, 1, 'http_error'],
      [sent?.id, 2, 'http_error'],
    ]);
    if (sent !== null) await slack.events.again(sent, 'http_timeout');
    expect(tries.at(-1)).toEqual([sent?.id, 3, 'http_timeout']);
    slack.sendTo({ via: 'http', url: 'http://127.0.0.1:9/' });
    await trainee.says('nobody home');
    for (const left of [1, 1, 1, 0]) expect(await slack.events.redeliver()).toBe(left);
  });

  test('signs well, and lets a test sign badly', async () => {
    const { slack, install } = await slackWithPeople();
    await bolt(slack, install.token, () => {});
    expect(await slack.verifyUrl('abc')).toMatchObject({ status: 200, body: { challenge: 'abc' } });
    expect(await slack.sslCheck({ type: 'block_actions' })).toMatchObject({ status: 200 });
    const json = { 'content-type': 'application/json' };
    const body = '{"type":"url_verification","challenge":"x"}';
    const old = Math.floor(Date.now() / 1000) - 301;
    const answers = [
      await slack.post(body, { ...json, ...slack.sign(body) }),
      await slack.post(body, { ...json, ...slack.sign(`${body} `) }),
      await slack.post(body, { ...json, ...slack.sign(body, { secret: 'other' }) }),
      await slack.post(body, { ...json, ...slack.sign(body, { at: old }) }),
      await slack.post(body, json),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 401, 401]);
  });

  test('answers commands only to who asked, and by response_url five times in half an hour', async () => {
    let at = Date.now();
    const { slack, trainee, trainer, workspace, install } = await slackWithPeople({ now: () => at });
    const group = slack.channel(workspace, 'group', [trainee, trainer]);
    let urls: string[] = [];
    await bolt(slack, install.token, (app) => {
      app.command('/leergesprek', async ({ ack, command, respond }) => {
        urls = [...urls, command.response_url];
        await ack(`got ${command.text}`);
        await respond({ text: 'for all', response_type: 'in_channel' });
      });
    });
    expect(await trainee.command('/leergesprek', 'a & b', { in: group })).toMatchObject({ status: 200 });
    expect(trainee.messages({ in: group }).map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ['for all', false],
      ['got a & b', true],
    ]);
    expect(trainer.messages({ in: group }).map(({ text }) => text)).toEqual(['for all']);
    const reply = async (url = '') => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'more' }) });
      return [response.status, ((await response.json()) as { error?: string }).error];
    };
    const four = [await reply(urls[0]), await reply(urls[0]), await reply(urls[0]), await reply(urls[0])];
    expect(four).toEqual(Array(4).fill([200, undefined]));
    expect(await reply(urls[0])).toEqual([404, 'used_url']);
    await trainee.command('/leergesprek', '', { in: group });
    at += 30 * 60_000 + 1;
    expect(await reply(urls[1])).toEqual([404, 'expired_url']);
    expect(trainee.last({ in: group })).toMatchObject({ ephemeral: true });
  });

  test('shows what a person sees when nobody answers', async () => {
    const { slack, trainee, install } = await slackWithPeople({ patienceMs: 50 });
    await bolt(slack, install.token, (app) => app.command('/slow', async () => new Promise(() => {})));
    expect(await trainee.command('/slow')).toMatchObject({ status: null, failure: 'http_timeout' });
    expect(trainee.troubles()).toEqual(['/slow failed: http_timeout']);
  });

  test('carries buttons and what was filled in from a message; the message changes in place', async () => {
    const { slack, trainee, install, client } = await slackWithPeople();
    const bodies: Record<string, unknown>[] = [];
    await bolt(slack, install.token, (app) => {
      app.action(/.*/, async ({ ack, body, respond }) => {
        bodies.push(structuredClone(body) as unknown as Record<string, unknown>);
        await ack();
        await respond({ text: 'done', blocks: [section('done')], replace_original: true });
      });
    });
    const choice = {
      type: 'radio_buttons',
      action_id: 'mark',
      options: ['low', 'high'].map((value) => ({ text: plain(value), value })),
    };
    const blocks = [
      section('How was it?'),
      question('why', 'Why?'),
      { type: 'actions', block_id: 'b', elements: [choice] },
      buttons('Keep', 'Drop'),
    ];
    await client.chat.postMessage({ channel: trainee.member.id, text: 'How was it?', blocks });
    expect(trainee.last()).toMatchObject({ text: 'How was it?\nWhy?', buttons: ['low', 'high', 'Keep', 'Drop'] });
    await trainee.fills({ 'Why?': 'because' });
    await expect(trainee.taps('Throw')).rejects.toThrow(
      'nothing to press called "Throw", only: low | high | Keep | Drop',
    );
    await trainee.taps('Keep');
    expect(bodies[0]).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', is_ephemeral: false },
      message: { text: 'How was it?' },
      state: {
        values: {
          why: { answer: { type: 'plain_text_input', value: 'because' } },
          b: { mark: { selected_option: null } },
        },
      },
      actions: [{ type: 'button', action_id: 'do:Keep', value: 'Keep' }],
    });
    expect(bodies[0]).not.toHaveProperty('view');
    expect(trainee.last()).toMatchObject({ text: 'done', buttons: [] });
    await client.chat.postEphemeral({ channel: trainee.direct().id, user: trainee.member.id, text: 'x', blocks });
    await trainee.taps('high');
    expect(bodies[1]).toMatchObject({
      container: { is_ephemeral: true },
      actions: [{ selected_option: { value: 'high' } }],
    });
    expect(bodies[1]).not.toHaveProperty('message');
  });

  test('opens a home page and hears what is pressed there', async () => {
    const { slack, trainee, install } = await slackWithPeople();
    let pressed: Record<string, unknown> = {};
    await bolt(slack, install.token, (app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        const blocks = [
          section(event.view === undefined ? 'first' : 'again'),
          question('note', 'Note'),
          buttons('Start'),
        ];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      });
      app.action('do:Start', async ({ ack, body }) => {
        pressed = body as unknown as Record<string, unknown>;
        await ack();
      });
    });
    expect(trainee.home()).toBeNull();
    await trainee.opensHome();
    expect(trainee.home()).toMatchObject({ text: 'first\nNote', buttons: ['Start'] });
    await trainee.opensHome();
    expect(trainee.home()?.text).toBe('again\nNote');
    await trainee.taps('Start');
    expect(pressed).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home', state: { values: { note: {} } } },
    });
    expect(pressed).not.toHaveProperty('response_url');
  });

  test('uses shortcuts, everywhere and on a message', async () => {
    const { slack, trainee, install, client } = await slackWithPeople();
    const got: unknown[] = [];
    await bolt(slack, install.token, (app) => {
      app.shortcut(/.*/, async ({ ack, shortcut, client: bot }) => {
        await ack();
        got.push(
          shortcut.type === 'message_action' ? [shortcut.callback_id, shortcut.message.text] : shortcut.callback_id,
        );
        await bot.views.open({ trigger_id: shortcut.trigger_id, view: modal('Plan', section('x')) });
      });
    });
    await client.chat.postMessage({ channel: trainee.member.id, text: 'a case' });
    const last = trainee.last();
    await trainee.shortcut('plan');
    expect(trainee.modal()).toMatchObject({ title: 'Plan', depth: 1 });
    if (last !== null) await trainee.messageShortcut('to-agenda', last.message);
    expect(got).toEqual(['plan', ['to-agenda', 'a case']]);
  });
});
