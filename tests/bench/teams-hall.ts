import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publicCloud } from '../../adapters/teams/deps.ts';
import { keys } from '../../src/keys.ts';
import { run } from '../../src/run.ts';
import type { Write } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { newPerson } from './conversation.ts';
import { registered, seats, tenants } from './teams-seats.ts';

/** The whole program with Teams on a data file of its own, with everybody in it. The platform's address comes as an argument. */
const platform = process.argv[2] ?? '';
const folder = fileURLToPath(new URL('data/', import.meta.url));
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(`${folder}teams-`);

const store = await openSqliteStore({ file: `${data}/${DATABASE_NAME}` });
const writes = seats.flatMap(({ account }): Write[] => {
  const address = { channel: 'teams', id: account } as const;
  const person = { ...newPerson(account), addresses: [address] };
  return [
    { key: keys.person(person.institute, account), rev: 0, body: person },
    { key: keys.address(address), rev: 0, body: { institute: person.institute, person: account } },
  ];
});
await store.commit({ event: 'people', at: Date.now(), writes, entries: [], dues: [], outgoing: [] });
await store.close();

const prompts = fileURLToPath(new URL('../../prompts', import.meta.url));
const { appId, token } = registered;
const teams = { appId, credential: { kind: 'secret', password: 'none' }, tenants } as const;
const env = { host: '127.0.0.1', port: 0, data, prompts, zone: 'Europe/Amsterdam', url: null, demo: false };
const cloud = {
  ...publicCloud,
  openIdMetadataUrl: `${platform}/openid`,
  loginUrl: `${platform}/`,
  tokens: async () => ({ accessToken: token, expiresOn: new Date(Date.now() + 3_600_000) }),
  plain: true,
};
const started = await run({ ...env, teams, slack: null }, { teams: cloud });
if (started.kind === 'failed') throw new Error(started.text);
process.send?.({ endpoint: `${started.url.replace('localhost', '127.0.0.1')}/api/messages` });
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', async () => {
  await started.stop();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
});
