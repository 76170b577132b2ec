import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../../src/env.ts';
import { keys } from '../../src/keys.ts';
import { run } from '../../src/run.ts';
import type { Store } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { commitOf } from '../store/sample.ts';
import { botEvents, SCOPES } from './app.ts';
import { startSlack } from './platform/slack.ts';

/** The people of the demonstration that are on Slack here, by their id there and their name at Slack. */
const people = {
  'opleider-oost': 'Opleider Oost',
  'aios-oost': 'Aios Oost',
  'opleider-west': 'Opleider West',
  'coassistent-west': 'Coassistent West',
  'opleider-zuid': 'Opleider Zuid',
  coordinator: 'Coördinator',
} as const;

type Name = keyof typeof people;

/**
 * The whole program with Slack over HTTP and the demonstration's people on it, on a data directory of its own. Without `start` it
 * is for a test to run it elsewhere, by `env`.
 */
export async function slackProgram(start = true) {
  const data = mkdtempSync(join(tmpdir(), 'leergesprek-slack-'));
  const slack = await startSlack();
  const workspace = slack.workspace('Instituut Oost');
  const install = slack.install(workspace, [...SCOPES]);
  slack.world.app.events = new Set(botEvents());
  const { signingSecret } = slack.world.app;
  const env: Env = {
    ...{ host: '127.0.0.1', port: 0, data, prompts: 'prompts', zone: 'Europe/Amsterdam', url: null, demo: true },
    teams: null,
    slack: { way: { kind: 'http', signingSecret }, workspaces: { kind: 'token', botToken: install.token }, teams: [] },
  };
  const openStore = () => openSqliteStore({ file: join(data, DATABASE_NAME) });
  const on = Object.fromEntries(
    Object.entries(people).map(([id, name]) => [id, slack.person(workspace, name, `${id}@instituut.example`)]),
  ) as Record<Name, ReturnType<typeof slack.person>>;
  const store = await openStore();
  const writes = Object.values(on).map(({ member }) => ({
    key: keys.address({ channel: 'slack', id: member.email }),
    rev: 0,
    body: { institute: 'demo', person: member.email.split('@')[0] },
  }));
  await store.commit(commitOf('import', { writes }));
  await store.close();

  let program: Awaited<ReturnType<typeof begin>> | null = null;
  async function begin() {
    const started = await run(env, { slack: { apiUrl: slack.apiUrl } });
    if (started.kind === 'failed') throw new Error(started.text);
    env.port = Number(new URL(started.url).port);
    slack.sendTo({ via: 'http', url: `http://127.0.0.1:${env.port}/slack/events` });
    return started;
  }
  const stop = async () => {
    await program?.stop();
    program = null;
  };
  if (start) program = await begin();

  return {
    ...{ slack, workspace, install, env, on, stop },
    async start(): Promise<void> {
      program = await begin();
    },
    async restart(): Promise<void> {
      await stop();
      program = await begin();
    },
    /** What is in the store, while the program is stopped. */
    async inStore<T>(look: (store: Store) => Promise<T>): Promise<T> {
      const opened = await openStore();
      try {
        return await look(opened);
      } finally {
        await opened.close();
      }
    },
    async close(): Promise<void> {
      await stop();
      await slack.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
