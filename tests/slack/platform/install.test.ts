import { type Installation, webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { startBolt, toTestSlack } from './bolt.ts';
import { installInBrowser } from './install-browser.ts';
import { codeOf, modal, open, section } from './people.ts';
import { startSlack } from './slack.ts';

describe('installing', () => {
  test('puts the app in several workspaces and an organisation, each with its own token, and takes it away', async () => {
    const slack = await startSlack();
    open.push(slack);
    const kept = new Map<string, Installation>();
    const heard: string[] = [];
    const started = await startBolt(slack, { kept }, (app) => {
      app.message(async ({ say, body }) => {
        heard.push(body.team_id);
        await say('hi');
      });
      app.event('tokens_revoked', async ({ event }) => void heard.push(`revoked ${event.tokens.bot?.length}`));
      app.event('app_uninstalled', async ({ body }) => void heard.push(`gone from ${body.team_id}`));
      app.shortcut('who', async ({ ack, shortcut, client }) => {
        heard.push(shortcut.user.team_id ?? '');
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Who', section('x')) });
      });
      app.view('form', async ({ ack, body }) => {
        heard.push(`team ${body.team?.id}`);
        await ack();
      });
      app.command('/x', async ({ ack, body }) => ack(`${body.is_enterprise_install} ${body.enterprise_id}`));
    });
    open.push(started);
    const [east, west] = [slack.workspace('East'), slack.workspace('West')];
    const grid = slack.enterprise('Federation');
    const north = slack.workspace('North', grid.id);
    const people = [east, west, north].map((workspace) => slack.person(workspace, `Trainer ${workspace.name}`));
    const [inEast, inWest, inNorth] = people;
    if (inEast === undefined || inWest === undefined || inNorth === undefined) throw new Error('nobody');
    const start = `${started.url}/slack/install`;
    const nowhere = installInBrowser(start, slack.authorizeUrl, { user: inEast.member.id });
    expect(await nowhere).toMatchObject({ status: 400, text: 'bad_redirect_uri' });
    slack.world.app.redirectUrls.push(`${started.url}/slack/oauth_redirect`);
    const by = (user: string, more = {}) => installInBrowser(start, slack.authorizeUrl, { user, ...more });
    expect(await by(inEast.member.id, { decision: 'cancel' })).toMatchObject({ status: 500 });
    expect(await by(inEast.member.id, { lostCookies: true })).toMatchObject({
      status: 400,
      at: expect.stringContaining('oauth_redirect'),
    });
    expect(kept.size).toBe(0);
    expect(await by(inEast.member.id)).toMatchObject({ status: 200 });
    expect(await by(inWest.member.id)).toMatchObject({ status: 200 });
    expect(await by(inNorth.member.id, { whole: true })).toMatchObject({ status: 200 });
    expect([...kept.keys()]).toEqual([east.id, west.id, grid.id]);
    expect(new Set([...kept.values()].map(({ bot }) => bot?.token)).size).toBe(3);
    expect(kept.get(grid.id)).toMatchObject({
      isEnterpriseInstall: true,
      enterprise: { id: grid.id, name: 'Federation' },
    });
    for (const person of people) {
      await person.says('hello');
      expect(person.last()?.text).toBe('hi');
    }
    await inNorth.shortcut('who');
    slack.world.gridUsersAre = 'E';
    await inNorth.shortcut('who');
    await inNorth.submits();
    await inEast.shortcut('who');
    await inEast.submits();
    expect(heard.splice(3)).toEqual([north.id, grid.id, 'team undefined', east.id, `team ${east.id}`]);
    await inNorth.command('/x');
    expect(inNorth.last()?.text).toBe(`true ${grid.id}`);
    const install = slack.world.installs[0];
    if (install !== undefined) await slack.uninstall(install);
    expect(heard).toEqual([east.id, west.id, north.id, 'revoked 1', `gone from ${east.id}`]);
    const [code = ''] = [...slack.world.codes].find(([, { used }]) => used) ?? [];
    const { clientId: client_id, clientSecret: client_secret } = slack.world.app;
    const client = new webApi.WebClient(undefined, toTestSlack(slack));
    const exchange = (more: object) =>
      client.oauth.v2.access({ client_id, client_secret, code, ...more }).catch(codeOf);
    expect(await exchange({})).toBe('code_already_used');
    expect(await exchange({ code: 'made-up' })).toBe('invalid_code');
    expect(await exchange({ client_secret: 'wrong' })).toBe('bad_client_secret');
  });
});
