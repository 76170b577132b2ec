import { createHmac } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Round, registered, type SlackOrder, seats } from './slack-seats.ts';

/**
 * Slack for the bench: posts signed events to an app and takes its messages in, as light as it can be, in a process of its own. A
 * turn is over when the app has said 200 and, where it answers, its message has arrived in that conversation.
 */
const { signingSecret, team, bot, app } = registered;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const waiting = new Map<string, () => void>();
let posted = 0;

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const method = (req.url ?? '').slice('/api/'.length);
    const body = Buffer.concat(chunks).toString();
    const args = body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const answer = JSON.stringify({ ok: true, ...answerTo(method, args) });
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    res.end(answer);
    if (method === 'chat.postMessage') waiting.get(args.channel)?.();
  });
});

function answerTo(method: string, args: Record<string, string>): object {
  if (method === 'auth.test') return { team_id: team, user_id: bot, bot_id: 'B0', url: 'https://bench.slack.com/' };
  if (method === 'users.info')
    return { user: { id: args.user, team_id: team, profile: { email: `${args.user}@instituut.example` } } };
  return { channel: args.channel, ts: `1.${String(++posted).padStart(6, '0')}` };
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/` });
});

process.on('disconnect', () => process.exit(0));
process.on('message', async ({ endpoint, text, atOnce, turns, from, answered }: SlackOrder) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < turns) await turn(from + next++, endpoint, text, answered);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const round: Round = { turns, ms, busy: (user + system) / 1000 / ms };
  process.send?.(round);
});

function turn(number: number, endpoint: string, text: string, answered: boolean): Promise<unknown> {
  const { user, dm } = seats[number % seats.length] ?? { user: '', dm: '' };
  const ts = `2.${String(number).padStart(6, '0')}`;
  const at = String(Math.floor(Date.now() / 1000));
  const body = JSON.stringify({
    ...{ token: 'x', team_id: team, context_team_id: team, context_enterprise_id: null, api_app_id: app },
    event: {
      ...{ type: 'message', user, ts, client_msg_id: `m${number}`, text, team, channel: dm, event_ts: ts },
      ...{ channel_type: 'im' },
      blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }],
    },
    ...{ type: 'event_callback', event_id: `Ev${number}`, event_time: Number(at) },
    authorizations: [{ enterprise_id: null, team_id: team, user_id: bot, is_bot: true, is_enterprise_install: false }],
    ...{ is_ext_shared_channel: false, event_context: `4-${number}` },
  });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`,
  };
  const answer = new Promise<void>((resolve) => {
    if (answered) waiting.set(dm, resolve);
    else resolve();
  });
  const taken = new Promise<void>((resolve, reject) => {
    const req = request(endpoint, { method: 'POST', agent, headers }, (res) => {
      res.resume();
      res.on('end', () => (res.statusCode === 200 ? resolve() : reject(new Error(`not taken: ${res.statusCode}`))));
    });
    req.on('error', reject);
    req.end(body);
  });
  return Promise.all([answer, taken]);
}
