import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicCloud, type TeamsCloud } from '../../adapters/teams/deps.ts';
import type { Env } from '../../src/env.ts';
import { run, type Started } from '../../src/run.ts';
import type { Store } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { teamsClient } from './connector/client.ts';
import type { Person } from './connector/person.ts';
import { type Connector, startConnector } from './connector/server.ts';
import { importPairs } from './import-people.ts';

/** What a program is told that speaks Teams with the test Connector; a port of 0 takes a free one. */
export function envFor({ bot }: Pick<Connector, 'bot'>, data: string, port: number): Env {
  return {
    ...{ host: '127.0.0.1', port, data, prompts: 'prompts', zone: 'Europe/Amsterdam', url: null, demo: false },
    teams: { appId: bot.appId, credential: { kind: 'secret', password: bot.secret }, tenants: [bot.tenantId] },
    slack: null,
  };
}

/** Where the test Connector is, as the adapter is told; `token` is sent along by the program. */
export function cloudFor({ url }: Pick<Connector, 'url'>, token: () => string): TeamsCloud {
  return {
    ...publicCloud,
    openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    loginUrl: `${url}/`,
    tokens: async () => ({ accessToken: token(), expiresOn: new Date(Date.now() + 3_599_000) }),
    plain: true,
  };
}

/** Three pairs with one coordinator, whom an institute knows by the name they sign in with. */
export type Pairs = { trainee: Person; trainer: Person; coordinator: Person }[];

/** A data directory with the pairs in it, and a Connector; nothing runs yet. */
export async function openPlace() {
  const data = mkdtempSync(join(tmpdir(), 'leergesprek-teams-'));
  const connector = await startConnector();
  const { person } = teamsClient(connector, '');
  const coordinator = person('Coördinator Noord', { userPrincipalName: 'coordinator@instituut.nl' });
  const pairs: Pairs = ['Oost', 'West', 'Zuid'].map((name) => ({
    trainee: person(`Aios ${name}`),
    trainer: person(`Opleider ${name}`),
    coordinator,
  }));
  await importPairs(data, pairs);
  return {
    data,
    connector,
    pairs,
    /** What is in the store, while nothing runs on it. */
    async stored<T>(read: (store: Store) => Promise<T>): Promise<T> {
      const store = await openSqliteStore({ file: join(data, DATABASE_NAME) });
      try {
        return await read(store);
      } finally {
        await store.close();
      }
    },
    async close(): Promise<void> {
      await connector.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The whole program with Teams alone, in this process. */
export async function startProgram() {
  const place = await openPlace();
  const { connector, data } = place;
  let program: Extract<Started, { kind: 'running' }> | null = null;
  let port = 0;
  const stage = {
    ...place,
    async start(): Promise<void> {
      const started = await run(envFor(connector, data, port), { teams: cloudFor(connector, connector.login.token) });
      if (started.kind === 'failed') throw new Error(started.text);
      program = started;
      port = Number(new URL(started.url).port);
    },
    async stop(): Promise<void> {
      await program?.stop();
    },
    async restart(): Promise<void> {
      await stage.stop();
      await stage.start();
    },
    async close(): Promise<void> {
      await stage.stop();
      await place.close();
    },
  };
  await stage.start();
  return { ...stage, client: teamsClient(connector, `http://127.0.0.1:${port}/api/messages`) };
}
