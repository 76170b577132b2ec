import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';

/** The whole program as `npm start` starts it, with one channel; the channel and the data directory come as arguments. It tells when it listens. */
const [, , channel = '', data = ''] = process.argv;
const settings = {
  teams: { TEAMS_APP_ID: randomUUID(), TEAMS_APP_PASSWORD: 'none', TEAMS_TENANTS: randomUUID() },
  slack: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'none' },
};
Object.assign(process.env, channel === 'teams' ? settings.teams : settings.slack, {
  LEERGESPREK_DATA: data,
  PORT: '0',
});
subscribe('tracing:net.server.listen:asyncEnd', () => process.send?.('listening'));
console.log = () => process.send?.('running');
await import('../../src/main.ts');
