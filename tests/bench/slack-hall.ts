import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keys } from '../../src/keys.ts';
import { run } from '../../src/run.ts';
import type { Write } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { newPerson } from './conversation.ts';
import { registered, seats } from './slack-seats.ts';

/** The whole program with Slack on a data file of its own, with everybody in it. Slack's address comes as an argument. */
const folder = fileURLToPath(new URL('data/', import.meta.url));
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(`${folder}slack-`);
const { team, signingSecret, botToken } = registered;

const store = await openSqliteStore({ file: `${data}/${DATABASE_NAME}` });
const writes = seats.flatMap(({ user }): Write[] => {
  const address = { channel: 'slack', id: `${team}:${user}` } as const;
  const person = { ...newPerson(user), addresses: [address] };
  return [
    { key: keys.person(person.institute, user), rev: 0, body: person },
    { key: keys.address(address), rev: 0, body: { institute: person.institute, person: user } },
  ];
});
await store.commit({ event: 'people', at: Date.now(), writes, entries: [], dues: [], outgoing: [] });
await store.close();

const prompts = fileURLToPath(new URL('../../prompts', import.meta.url));
const slack = {
  way: { kind: 'http', signingSecret },
  workspaces: { kind: 'token', botToken },
  teams: [],
} as const;
const env = { host: '127.0.0.1', port: 0, data, prompts, zone: 'Europe/Amsterdam', url: null, demo: false };
const started = await run({ ...env, teams: null, slack }, { slack: { apiUrl: process.argv[2] ?? null } });
if (started.kind === 'failed') throw new Error(started.text);
process.send?.({ endpoint: `${started.url.replace('localhost', '127.0.0.1')}/slack/events` });
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', async () => {
  await started.stop();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
});
