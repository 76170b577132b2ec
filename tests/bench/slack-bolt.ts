import type { AddressInfo } from 'node:net';
import bolt from '@slack/bolt';
import { registered } from './slack-seats.ts';

/** Bolt as its guide has it, over HTTP: a listener that does nothing, or one that says a line. Slack's address and which come as arguments. */
const [, , slackApiUrl = '', what = 'nothing'] = process.argv;
const { signingSecret, botToken } = registered;
const receiver = new bolt.HTTPReceiver({ signingSecret, logLevel: bolt.LogLevel.ERROR });
const app = new bolt.App({ token: botToken, receiver, clientOptions: { slackApiUrl }, logLevel: bolt.LogLevel.ERROR });
app.message(async ({ say }) => {
  if (what === 'say') await say('Dag');
});
const server = await app.start(0);
const { port } = (server as import('node:http').Server).address() as AddressInfo;
process.send?.({ endpoint: `http://127.0.0.1:${port}/slack/events` });
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit(0));
