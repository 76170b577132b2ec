import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Env } from '../../src/env.ts';
import { keys } from '../../src/keys.ts';
import { run } from '../../src/run.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { type Slack, startSlack } from '../slack/platform/slack.ts';
import { commitOf } from '../store/sample.ts';
import { cloudOf } from '../teams/cloud.ts';
import { teamsClient } from '../teams/connector/client.ts';
import { startConnector } from '../teams/connector/server.ts';

/** Slack's settings for the one workspace of a test Slack. */
function slackSettings(slack: Slack, way: 'http' | 'socket', botToken: string): Env['slack'] {
  const { signingSecret, appToken } = slack.world.app;
  return {
    way: way === 'http' ? { kind: 'http', signingSecret } : { kind: 'socket', appToken },
    workspaces: { kind: 'token', botToken },
    teams: [],
  };
}

/**
 * The whole program with Teams, Slack (over HTTP or a socket) and the demonstration page, on a data directory of its own. `restart`
 * ends it and starts it again on what is there.
 */
export async function startWithChannels(slackWay: 'http' | 'socket' = 'http') {
  const data = mkdtempSync(join(tmpdir(), 'leergesprek-channels-'));
  const connector = await startConnector();
  const slack = await startSlack();
  const workspace = slack.workspace('Instituut Oost');
  const { token } = slack.install(workspace);
  const env: Env = {
    host: '127.0.0.1',
    port: 0,
    data,
    prompts: 'prompts',
    zone: 'Europe/Amsterdam',
    url: null,
    demo: true,
    teams: {
      appId: connector.bot.appId,
      credential: { kind: 'secret', password: connector.bot.secret },
      tenants: [connector.bot.tenantId],
    },
    slack: slackSettings(slack, slackWay, token),
  };
  const start = async () => {
    const started = await run(env, { teams: cloudOf(connector), slack: { apiUrl: slack.apiUrl } });
    if (started.kind === 'failed') throw new Error(started.text);
    return started;
  };
  if (slackWay === 'socket') slack.sendTo({ via: 'socket' });
  let program = await start();
  env.port = Number(new URL(program.url).port);
  const here = `http://127.0.0.1:${env.port}`;
  if (slackWay === 'http') slack.sendTo({ via: 'http', url: `${here}/slack/events` });
  const client = teamsClient(connector, `${here}/api/messages`);

  /** Gives somebody of the demonstration an e-mail address on a channel too, as an import does. */
  async function name(person: string, address: Address): Promise<void> {
    await program.stop();
    const store = await openSqliteStore({ file: join(data, DATABASE_NAME) });
    const writes = [{ key: keys.address(address), rev: 0, body: { institute: 'demo', person } }];
    await store.commit(commitOf(`name ${address.id}`, { writes }));
    await store.close();
    program = await start();
  }

  return {
    connector,
    client,
    slack,
    workspace,
    url: () => program.url,
    async inTeams(id: string, role: string) {
      const person = client.person(role);
      await name(id, { channel: 'teams', id: person.userPrincipalName.toLowerCase() });
      const chat = client.chat(person);
      await chat.install();
      return chat;
    },
    async inSlack(id: string, role: string) {
      const email = `${id}@instituut.example`;
      await name(id, { channel: 'slack', id: email });
      return slack.person(workspace, role, email);
    },
    async restart(): Promise<void> {
      await program.stop();
      program = await start();
    },
    async close(): Promise<void> {
      await program.stop();
      await connector.close();
      await slack.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
