import { webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { toTestSlack } from './platform/bolt.ts';
import { codeOf, modal, section, slackWithPeople } from './platform/people.ts';

describe('the Web API, with the real client', () => {
  test('sends to a person, changes, takes away and reads back with metadata only on request', async () => {
    const { trainee, client, slack } = await slackWithPeople();
    const metadata = { event_type: 'leergesprek', event_payload: { key: 'k1' } };
    const sent = await client.chat.postMessage({ channel: trainee.member.id, text: 'hello', metadata });
    expect(sent.channel).toBe(trainee.direct().id);
    const channel = String(sent.channel);
    expect(trainee.last()).toMatchObject({ text: 'hello', mine: false, ephemeral: false });
    const bare = await client.conversations.history({ channel });
    expect(bare.messages?.[0]?.metadata).toBeUndefined();
    const full = await client.conversations.history({ channel, include_all_metadata: true, limit: 5 });
    expect(full.messages?.[0]).toMatchObject({ ts: sent.ts, metadata });
    await client.chat.update({ channel, ts: String(sent.ts), text: 'changed', blocks: [section('now *this*')] });
    expect(trainee.last()?.text).toBe('now *this*');
    await client.chat.delete({ channel, ts: String(sent.ts) });
    expect(trainee.messages()).toEqual([]);
    expect(slack.world.wrong).toEqual([]);
  });

  test('pages through history, the newest first', async () => {
    const { trainee, client } = await slackWithPeople();
    for (const text of ['1', '2', '3']) await client.chat.postMessage({ channel: trainee.member.id, text });
    const channel = trainee.direct().id;
    const first = await client.conversations.history({ channel, limit: 2 });
    const cursor = String(first.response_metadata?.next_cursor);
    const second = await client.conversations.history({ channel, limit: 2, cursor });
    expect([first, second].map(({ messages }) => messages?.map(({ text }) => text))).toEqual([['3', '2'], ['1']]);
    expect([first.has_more, second.has_more]).toEqual([true, false]);
  });

  test('knows people, the workspace and the token', async () => {
    const { trainee, client, workspace, install } = await slackWithPeople();
    expect(await client.auth.test()).toMatchObject({
      team_id: workspace.id,
      bot_id: install.botId,
      is_enterprise_install: false,
    });
    const { user } = await client.users.info({ user: trainee.member.id });
    expect(user).toMatchObject({ tz: 'Europe/Amsterdam', profile: { email: 'trainee.east@example.org' } });
    expect((await client.users.lookupByEmail({ email: 'trainee.east@example.org' })).user?.id).toBe(trainee.member.id);
    expect((await client.team.info()).team?.name).toBe('Institute East');
    const opened = await client.conversations.open({ users: trainee.member.id });
    expect(opened.channel?.id).toBe(trainee.direct().id);
  });

  test('takes a file in three steps', async () => {
    const { trainee, client } = await slackWithPeople();
    const channel_id = trainee.direct().id;
    await client.filesUploadV2({
      channel_id,
      filename: 'a.ics',
      file: Buffer.from('BEGIN:VCALENDAR'),
      initial_comment: 'here',
    });
    expect(trainee.last()?.message).toMatchObject({
      subtype: 'file_share',
      text: 'here',
      files: [{ name: 'a.ics', size: 15 }],
    });
  });

  test('refuses as Slack does', async () => {
    const { trainee, trainer, client, slack, workspace, install } = await slackWithPeople();
    const quiet = slack.channel(workspace, 'quiet', [trainee], { withApp: false });
    const group = slack.channel(workspace, 'group', [trainee]);
    const view = modal('T', section('x'));
    const attempts: [string, () => Promise<unknown>][] = [
      ['channel_not_found', () => client.chat.postMessage({ channel: 'C0', text: 'x' })],
      ['not_in_channel', () => client.chat.postMessage({ channel: quiet.id, text: 'x' })],
      ['no_text', () => client.chat.postMessage({ channel: group.id, text: ' ' })],
      ['msg_too_long', () => client.chat.postMessage({ channel: group.id, text: 'x'.repeat(40_001) })],
      [
        'invalid_blocks',
        () => client.chat.postMessage({ channel: group.id, text: 'x', blocks: [section('x'.repeat(3001))] }),
      ],
      [
        'msg_blocks_too_long',
        () =>
          client.chat.postMessage({
            channel: group.id,
            text: 'x',
            blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))),
          }),
      ],
      [
        'user_not_in_channel',
        () => client.chat.postEphemeral({ channel: group.id, user: trainer.member.id, text: 'x' }),
      ],
      ['message_not_found', () => client.chat.update({ channel: group.id, ts: '1.0', text: 'x' })],
      ['user_not_found', () => client.users.info({ user: 'U0' })],
      ['users_not_found', () => client.users.lookupByEmail({ email: 'nobody@example.org' })],
      ['invalid_arguments', () => client.views.open({ trigger_id: 'nonsense', view })],
      ['not_found', () => client.views.update({ view_id: 'V0', view })],
      ['unknown_method', () => client.apiCall('chat.shout')],
      ['invalid_auth', () => new webApi.WebClient('xoxb-wrong', toTestSlack(slack)).auth.test()],
      ['not_authed', () => new webApi.WebClient(undefined, toTestSlack(slack)).auth.test()],
    ];
    for (const [error, attempt] of attempts)
      expect(codeOf(await attempt().catch((e: unknown) => e)), error).toBe(error);
    install.scopes = ['chat:write'];
    expect(codeOf(await client.users.info({ user: trainee.member.id }).catch((e: unknown) => e))).toBe('missing_scope');
    trainee.member.active = false;
    expect(
      codeOf(await client.chat.postMessage({ channel: trainee.member.id, text: 'x' }).catch((e: unknown) => e)),
    ).toBe('channel_not_found');
    await client.auth.revoke();
    expect(codeOf(await client.auth.test().catch((e: unknown) => e))).toBe('token_revoked');
    install.state = 'uninstalled';
    expect(codeOf(await client.auth.test().catch((e: unknown) => e))).toBe('account_inactive');
    expect(slack.world.wrong.map(({ error }) => error)).toEqual([
      'no_text',
      'msg_too_long',
      'invalid_blocks',
      'msg_blocks_too_long',
    ]);
  });

  test('goes wrong on demand: what was kept from Slack, and what only the answer was lost of', async () => {
    const { trainee, trainer, client, slack } = await slackWithPeople();
    const channel = trainee.direct().id;
    const post = (text: string, to = channel) =>
      client.chat.postMessage({ channel: to, text }).catch((e: unknown) => e);
    slack.fail('chat.postMessage', { kind: 'rate', retryAfter: 7 });
    expect(await post('rate')).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
    slack.fail('chat.postMessage', { kind: 'status', status: 503, when: 'before' });
    expect(await post('503 before')).toMatchObject({ code: 'slack_webapi_http_error', statusCode: 503 });
    slack.fail('chat.postMessage', { kind: 'status', status: 502, when: 'after' });
    expect(await post('502 after')).toMatchObject({ statusCode: 502 });
    slack.fail('chat.postMessage', { kind: 'reset', when: 'before' });
    expect(await post('reset before')).toMatchObject({ code: 'slack_webapi_request_error' });
    slack.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    expect(await post('reset after')).toMatchObject({ code: 'slack_webapi_request_error' });
    slack.fail('chat.postMessage', { kind: 'error', error: 'fatal_error' }, { channel: trainer.direct().id });
    expect(await post('elsewhere')).toMatchObject({ ok: true });
    expect(codeOf(await post('there', trainer.direct().id))).toBe('fatal_error');
    const slow = slack.fail('chat.postMessage', { kind: 'slow' });
    const waiting = post('slow');
    await slack.until(() => slow.used() === 1);
    expect(trainee.messages().map(({ text }) => text)).toEqual(['502 after', 'reset after', 'elsewhere']);
    slow.release();
    expect(await waiting).toMatchObject({ ok: true });
    expect(trainee.last()?.text).toBe('slow');
    expect(slack.world.calls.filter(({ accepted }) => accepted)).toHaveLength(4);
  });

  test('lets one message a second into a channel when that is switched on', async () => {
    let at = 1_800_000_000_000;
    const { trainee, client, slack } = await slackWithPeople({ now: () => at });
    slack.limitChannels(2);
    const post = () => client.chat.postMessage({ channel: trainee.direct().id, text: 'x' }).catch(codeOf);
    expect([await post(), await post(), await post()]).toMatchObject([
      { ok: true },
      { ok: true },
      'slack_webapi_rate_limited_error',
    ]);
    at += 1000;
    expect([await post(), await post()]).toMatchObject([{ ok: true }, 'slack_webapi_rate_limited_error']);
  });
});
