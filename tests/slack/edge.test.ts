import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { behindEdge, institute, short, startApp } from './app.ts';

const json = { 'content-type': 'application/json' };
const seconds = () => Math.floor(Date.now() / 1000);

describe('what is believed', () => {
  test('signatures: only a whole, fresh one over these very bytes', async () => {
    const { slack, app, event } = await behindEdge();
    const body = event();
    const good = slack.sign(body);
    const over = (text: string, at = seconds()) =>
      createHmac('sha256', slack.world.app.signingSecret).update(`${text}:${at}:${body}`).digest('hex');
    const at = String(seconds());
    const refused: Record<string, string>[] = [
      {},
      { 'x-slack-signature': good['x-slack-signature'] ?? '' },
      { 'x-slack-request-timestamp': at },
      slack.sign(`${body} `),
      slack.sign(body, { secret: 'other' }),
      slack.sign(body, { at: seconds() - 301 }),
      slack.sign(body, { at: seconds() + 60 }),
      slack.sign(body, { at: seconds() + 86_400 }),
      { ...good, 'x-slack-request-timestamp': String(seconds() - 7) },
      { ...good, 'x-slack-request-timestamp': `${at}.0` },
      { ...good, 'x-slack-request-timestamp': `-${at}` },
      { ...good, 'x-slack-request-timestamp': 'NaN' },
      { ...good, 'x-slack-request-timestamp': '' },
      { ...good, 'x-slack-signature': (good['x-slack-signature'] ?? '').toUpperCase() },
      { ...good, 'x-slack-signature': (good['x-slack-signature'] ?? '').slice(0, -1) },
      { ...good, 'x-slack-signature': (good['x-slack-signature'] ?? '').replace('v0=', 'v1=') },
      { ...good, 'x-slack-signature': (good['x-slack-signature'] ?? '').replace('v0=', '') },
      { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${over('v1')}` },
      { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      { 'x-slack-request-timestamp': at, 'x-slack-signature': 'v0=' },
    ];
    for (const headers of refused) expect((await slack.post(body, { ...json, ...headers })).status).toBe(401);
    expect(app.hall.handed).toEqual([]);
    expect(app.hall.documents.size).toBe(0);
    expect(slack.world.calls).toEqual([]);
    expect((await slack.post(body, { ...json, ...good })).status).toBe(200);
    expect(short(app.hall.effects)).toEqual(['hoi']);
  });

  test('a replay has no second effect', async () => {
    const { slack, app, event } = await behindEdge();
    const body = event();
    const headers = { ...json, ...slack.sign(body) };
    for (let time = 0; time < 4; time++) expect((await slack.post(body, headers)).status).toBe(200);
    expect(short(app.hall.effects)).toEqual(['hoi']);
  });

  test('another workspace is refused, whatever the rest says, and told not to come back', async () => {
    const { slack, app, workspace, event, trainee } = await behindEdge();
    const own = workspace.id;
    const form = (payload: object) => `payload=${encodeURIComponent(JSON.stringify(payload))}`;
    const press = (team: object | null, user: object) =>
      form({
        type: 'block_actions',
        team,
        user,
        trigger_id: '1',
        channel: { id: 'D1' },
        actions: [{ action_id: 'act:0', value: '{"a":"x","k":"y"}' }],
      });
    const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
    const cases: [string, Record<string, string>][] = [
      [event({ team_id: 'T666', authorizations: undefined }), json],
      [event({ authorizations: [{ team_id: 'T666', enterprise_id: null, is_enterprise_install: false }] }), json],
      [event({ authorizations: [{ team_id: own, enterprise_id: 'E666', is_enterprise_install: true }] }), json],
      // Slack Connect: the event is ours, the person is not.
      [
        event({
          event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U666', user_team: 'T666', text: 'hoi' },
        }),
        json,
      ],
      [
        event({ event: { type: 'app_mention', channel: 'C1', user: 'U666', team: 'T666', text: 'hoi', ts: '1.1' } }),
        json,
      ],
      [press({ id: 'T666' }, { id: trainee.member.id, team_id: 'T666' }), urlencoded],
      [press({ id: own }, { id: trainee.member.id, team_id: 'T666' }), urlencoded],
      [press(null, { id: trainee.member.id, team_id: 'T666' }), urlencoded],
      [`command=%2Fleergesprek&text=x&user_id=U1&team_id=T666&channel_id=C1&trigger_id=1`, urlencoded],
    ];
    for (const [body, type] of cases) {
      const answer = await slack.post(body, { ...type, ...slack.sign(body) });
      expect([body, answer.status, answer.headers['x-slack-no-retry']]).toEqual([body, 403, '1']);
    }
    expect(app.hall.handed).toEqual([]);
    expect(app.logs.every((line) => /slack refused other-workspace/.test(line))).toBe(true);
  });

  test('an allow-list narrows, and a workspace outside it gets nothing in or out', async () => {
    const { slack, trainee, workspace } = await institute();
    const listed = await startApp(slack, { teams: ['T999', workspace.id] });
    expect((await trainee.says('hoi'))?.answers[0]?.status).toBe(200);
    await listed.stop();
    const closed = await startApp(slack, { teams: ['T999'] });
    expect((await trainee.says('hoi'))?.answers[0]?.status).toBe(403);
    const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
    const message = { blocks: [], fields: [], buttons: [], fallback: 'x' };
    expect(await closed.channel.send({ key: 'k', to, message, replaces: null })).toEqual({
      kind: 'refused',
      code: 'not-installed',
    });
    expect(closed.hall.handed).toEqual([]);
  });
});

describe('every body is survived', () => {
  test('no objects, no JSON, other types, other charsets', async () => {
    const { slack, app, event } = await behindEdge();
    const signed = async (body: string | Buffer, type: Record<string, string> = json) =>
      (await slack.post(body, { ...type, ...sign(slack.world.app.signingSecret, body) })).status;
    for (const body of ['null', 'true', '1', '"x"', '[]', '[{}]', '', '{', 'payload=', Buffer.from([0xff, 0xfe])])
      expect([String(body), await signed(body)]).toEqual([String(body), 400]);
    const urlencoded = 'application/x-www-form-urlencoded';
    for (const body of ['payload=null', 'payload=%5B%5D', 'payload=%7B', 'payload=1'])
      expect(await signed(body, { 'content-type': urlencoded })).toBe(400);
    expect(await signed(event(), { 'content-type': 'text/plain' })).toBe(400);
    expect(await signed(event(), {})).toBe(400);
    const odd = [
      {},
      { type: 'event_callback' },
      { type: 'event_callback', event: null },
      { event: 1 },
      { type: 'block_actions' },
    ];
    const odder = [
      { command: 1 },
      { type: 'view_submission', view: null },
      { type: 'shortcut' },
      { actions: [] },
      { type: 'url_verification' },
    ];
    for (const body of [...odd, ...odder]) expect(await signed(JSON.stringify(body))).toBeTypeOf('number');
    expect(app.hall.handed).toEqual([]);
    expect(await signed(event({ event_id: 'Ev2' }), { 'content-type': 'application/json; charset=utf-8' })).toBe(200);
    const press = `payload=${encodeURIComponent('{"type":"dialog_suggestion"}')}`;
    expect(await signed(press, { 'content-type': `${urlencoded};charset=utf-8` })).not.toBe(400);
    expect(short(app.hall.effects)).toEqual(['hoi']);
  });

  test('4 MB is refused with an answer, and half a body with nothing', async () => {
    const { slack, app } = await behindEdge();
    const body = JSON.stringify({ type: 'event_callback', event: { type: 'x', text: 'a'.repeat(4 * 1024 * 1024) } });
    expect((await slack.post(body, { ...json, ...slack.sign(body) })).status).toBe(413);
    const fits = JSON.stringify({ type: 'url_verification', challenge: 'c', pad: 'a'.repeat(250 * 1024) });
    expect((await slack.post(fits, { ...json, ...slack.sign(fits) })).body).toEqual({ challenge: 'c' });
    await new Promise<void>((resolve) => {
      const half = request(`${app.url}/slack/events`, {
        method: 'POST',
        headers: { ...json, 'content-length': '100' },
      });
      half.on('error', () => resolve());
      half.flushHeaders();
      half.write('{"type"', () => half.destroy());
    });
    expect((await slack.verifyUrl('still here')).body).toEqual({ challenge: 'still here' });
  });

  test('a check of the certificate does nothing, signed or not; the address is verified only when signed', async () => {
    const { slack, app, event, trainee, workspace } = await behindEdge();
    const press = {
      type: 'block_actions',
      team: { id: workspace.id },
      user: { id: trainee.member.id },
      trigger_id: '1',
      channel: { id: 'D1' },
      actions: [{ action_id: 'act:0', value: '{"a":"x","k":"y"}' }],
    };
    expect((await slack.sslCheck(press)).status).toBe(200);
    const form = `ssl_check=1&payload=${encodeURIComponent(JSON.stringify(press))}`;
    const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await slack.post(form, { ...urlencoded, ...slack.sign(form) })).status).toBe(200);
    const command = `ssl_check=1&command=%2Fleergesprek&text=x&user_id=U1&team_id=${workspace.id}&channel_id=C1`;
    expect((await slack.post(command, urlencoded)).status).toBe(200);
    const smuggled = event({ ssl_check: '1' });
    expect((await slack.post(smuggled, json)).status).toBe(200);
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'x' });
    expect((await slack.post(challenge, json)).status).toBe(401);
    expect((await slack.verifyUrl('abc')).body).toEqual({ challenge: 'abc' });
    expect(app.hall.handed).toEqual([]);
  });

  test('other methods and paths', async () => {
    const { app } = await behindEdge();
    expect((await fetch(`${app.url}/slack/events`)).status).toBe(405);
    expect((await fetch(`${app.url}/slack/install`)).status).toBe(404);
    expect((await fetch(`${app.url}/slack/eventsx`, { method: 'POST' })).status).toBe(404);
  });
});

function sign(secret: string, body: string | Buffer): Record<string, string> {
  const at = String(seconds());
  const digest = createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${digest}` };
}
