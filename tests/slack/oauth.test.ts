import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SlackSettings } from '../../adapters/slack/channel.ts';
import { seal, unseal } from '../../adapters/slack/seal.ts';
import { emptySlack, newHall, says, short, startApp, texts } from './app.ts';
import { installInBrowser } from './platform/install-browser.ts';
import type { Slack } from './platform/slack.ts';

const tokenKey = randomBytes(32);

function oauth(slack: Slack, publicUrl = 'https://leergesprek.example.org'): SlackSettings['workspaces'] {
  const { clientId, clientSecret } = slack.world.app;
  return { kind: 'oauth', clientId, clientSecret, stateSecret: 'a state secret of the test', tokenKey, publicUrl };
}

/** An app whose public address is the one it listens on, with two workspaces and an organization that may install it. */
async function installable() {
  const slack = await emptySlack();
  const [east, west, far] = [slack.workspace('East'), slack.workspace('West'), slack.workspace('Far')];
  const grid = slack.enterprise('Federation');
  const [north, south] = [slack.workspace('North', grid.id), slack.workspace('South', grid.id)];
  const hall = newHall();
  const teams = [east.id, west.id, grid.id];
  const probe = await startApp(slack, { workspaces: oauth(slack) }, { hall });
  await probe.stop();
  const port = Number(new URL(probe.url).port);
  const settings = { workspaces: oauth(slack, probe.url), teams };
  const app = await startApp(slack, settings, { hall, port });
  slack.world.app.redirectUrls.push(`${app.url}/slack/oauth_redirect`);
  const install = (user: string, more = {}) =>
    installInBrowser(`${app.url}/slack/install`, slack.authorizeUrl, { user, ...more });
  return { slack, app, hall, settings, east, west, far, grid, north, south, install };
}

describe('installing in workspaces', () => {
  test('two workspaces and an organization, each with its own token; messages go out with the right one', async () => {
    const { slack, app, hall, east, west, grid, north, south, install } = await installable();
    const people = [east, west, north, south].map((workspace) => slack.person(workspace, `Aios ${workspace.name}`));
    const [inEast, inWest, inNorth, inSouth] = people;
    if (!inEast || !inWest || !inNorth || !inSouth) throw new Error('nobody');
    expect(await install(inEast.member.id)).toMatchObject({
      status: 200,
      text: expect.stringContaining(texts.install.done),
    });
    expect(await install(inWest.member.id)).toMatchObject({ status: 200 });
    expect(await install(inNorth.member.id, { whole: true })).toMatchObject({ status: 200 });
    const names = [...hall.documents.keys()].filter((name) => name.startsWith('install:'));
    expect(names).toEqual([`install:${east.id}`, `install:${west.id}`, `install:${grid.id}`]);
    for (const person of people) await person.says('hoi');
    expect(hall.effects.map(({ from }) => from.id)).toEqual([
      `${east.id}:${inEast.member.id}`,
      `${west.id}:${inWest.member.id}`,
      `${grid.id}:${inNorth.member.id}`,
      `${grid.id}:${inSouth.member.id}`,
    ]);
    for (const [at, { from }] of hall.effects.entries()) {
      const message = says({ fallback: `Dag ${at}` });
      expect(await app.channel.send({ key: `k${at}`, to: from, message, replaces: null })).toMatchObject({
        kind: 'sent',
      });
      expect(people[at]?.last()?.text).toBe(`Dag ${at}`);
    }
    const posts = slack.world.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(new Set(posts.map(({ token }) => token)).size).toBe(3);
    await inNorth.shortcut('open');
    await inSouth.command('/leergesprek', 'status');
    expect(short(hall.effects).slice(4)).toEqual(['/leergesprek', '/leergesprek status']);
    expect(slack.world.wrong).toEqual([]);
  });

  test('tokens are nowhere readable, and open only with the key and in their own place', async () => {
    const { slack, app, hall, settings, east, install } = await installable();
    const person = slack.person(east, 'Aios Oost');
    await install(person.member.id);
    const token = slack.world.installs[0]?.token ?? '';
    expect(token).toMatch(/^xoxb-/);
    const stored = JSON.stringify([...hall.documents]);
    for (const secret of [token, token.slice(5), Buffer.from(token).toString('base64').slice(4, 24), person.member.id])
      expect(stored.split('install:')[1]).not.toContain(secret);
    expect(app.logs.join()).not.toContain(token);
    await app.stop();
    const later = await startApp(slack, settings, { hall });
    await person.says('na een herstart');
    expect(short(hall.effects)).toEqual(['na een herstart']);
    await later.stop();
    const other = { ...oauth(slack), tokenKey: randomBytes(32) };
    const wrongKey = await startApp(slack, { ...settings, workspaces: other }, { hall });
    expect((await person.says('met een andere sleutel'))?.answers[0]?.status).toBe(500);
    const to = { channel: 'slack' as const, id: `${east.id}:${person.member.id}` };
    const sent = await wrongKey.channel.send({ key: 'k', to, message: says({ fallback: 'x' }), replaces: null });
    expect(sent.kind).toBe('later');
  });

  test('sealed twice nothing is the same, and a changed or moved document does not open', () => {
    const [key, body] = [randomBytes(32), { token: 'xoxb-1' }];
    const [one, two] = [seal(key, randomBytes(12), 'install:T1', body), seal(key, randomBytes(12), 'install:T1', body)];
    expect(one.text).not.toBe(two.text);
    expect(unseal(key, 'install:T1', one)).toEqual(body);
    const flipped = Buffer.from(one.text, 'base64').map((byte, at) => (at === 3 ? byte ^ 1 : byte));
    expect(() => unseal(key, 'install:T2', one)).toThrow();
    expect(() => unseal(randomBytes(32), 'install:T1', one)).toThrow();
    expect(() => unseal(key, 'install:T1', { ...one, text: Buffer.from(flipped).toString('base64') })).toThrow();
    expect(() => unseal(key, 'install:T1', { ...one, tag: one.tag.slice(0, 8) })).toThrow();
    expect(() => unseal(key, 'install:T1', { ...one, nonce: two.nonce })).toThrow();
  });

  test('a workspace that is not on the list gets nothing: not stored, its token given back, told why', async () => {
    const { slack, hall, far, install } = await installable();
    const person = slack.person(far, 'Aios Ver');
    expect(await install(person.member.id)).toMatchObject({
      status: 403,
      text: expect.stringContaining(texts.install.refused),
    });
    expect([...hall.documents.keys()]).toEqual([]);
    expect(slack.world.calls.filter(({ method }) => method === 'auth.revoke')).toHaveLength(1);
    expect(slack.world.installs.filter(({ state }) => state === 'live')).toEqual([]);
  });

  test('without a list nobody installs it', async () => {
    const { slack, app, hall, settings, east, install } = await installable();
    const port = Number(new URL(app.url).port);
    await app.stop();
    await startApp(slack, { ...settings, teams: [] }, { hall, port });
    expect(await install(slack.person(east, 'Aios Oost').member.id)).toMatchObject({ status: 403 });
    expect(hall.documents.size).toBe(0);
  });

  test('the way back counts only in the browser that began, with its own state, once allowed', async () => {
    const { slack, app, hall, east, install } = await installable();
    const person = slack.person(east, 'Aios Oost');
    expect(await install(person.member.id, { decision: 'cancel' })).toMatchObject({ status: 400 });
    expect(await install(person.member.id, { lostCookies: true })).toMatchObject({ status: 400 });
    const back = `${app.url}/slack/oauth_redirect`;
    for (const query of ['', '?code=x', '?code=x&state=y', '?state=y', '?error=access_denied'])
      expect((await fetch(`${back}${query}`)).status).toBe(400);
    const forged = { cookie: 'slack-app-oauth-state=y' };
    expect((await fetch(`${back}?code=x&state=y`, { headers: forged })).status).toBe(400);
    expect(hall.documents.size).toBe(0);
    expect(app.logs.every((line) => line.startsWith('slack '))).toBe(true);
  });

  test('taken out: forgotten, nothing goes there any more; installed again it works', async () => {
    const { slack, app, hall, east, west, install } = await installable();
    const [inEast, inWest] = [slack.person(east, 'Aios Oost'), slack.person(west, 'Aios West')];
    await install(inEast.member.id);
    await install(inWest.member.id);
    await inEast.says('hoi');
    const [first] = slack.world.installs;
    if (first === undefined) throw new Error('not installed');
    await slack.uninstall(first);
    expect(hall.documents.has(`install:${east.id}`)).toBe(false);
    expect(hall.documents.has(`install:${west.id}`)).toBe(true);
    const to = { channel: 'slack' as const, id: `${east.id}:${inEast.member.id}` };
    const send = (key: string) => app.channel.send({ key, to, message: says({ fallback: 'Dag' }), replaces: null });
    expect(await send('k1')).toEqual({ kind: 'refused', code: 'not-installed' });
    await install(inEast.member.id);
    expect(await send('k2')).toMatchObject({ kind: 'sent' });
    // News of the first installation that comes late takes nothing away from the second.
    const uninstalled = slack.events.all.filter(({ name }) => name === 'app_uninstalled' || name === 'tokens_revoked');
    expect(uninstalled).toHaveLength(2);
    for (const event of uninstalled) await slack.events.again(event);
    expect(hall.documents.has(`install:${east.id}`)).toBe(true);
    expect(await send('k3')).toMatchObject({ kind: 'sent' });
  });

  test('an organization that takes it out is forgotten as a whole', async () => {
    const { slack, hall, grid, north, install } = await installable();
    await install(slack.person(north, 'Aios Noord').member.id, { whole: true });
    expect(hall.documents.has(`install:${grid.id}`)).toBe(true);
    const [org] = slack.world.installs;
    if (org === undefined) throw new Error('not installed');
    await slack.uninstall(org);
    expect(hall.documents.has(`install:${grid.id}`)).toBe(false);
  });
});
