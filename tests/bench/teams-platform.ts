import { Agent, createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keyRing, openIdDocument } from '../teams/connector/keys.ts';
import { channelClaims, signToken } from '../teams/connector/token.ts';
import { type Registered, type Round, type Seat, seats, type TeamsOrder } from './teams-seats.ts';

/**
 * Teams for the bench: hands signed messages to a bot and takes its answers in, as light as it can be, in a process of its own. A
 * turn is over when the bot has said 200 and an answer has arrived in that conversation.
 */
const keys = keyRing(['msteams']);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const waiting = new Map<string, () => void>();
let counted = 0;
let url = '';

const server = createServer((req, res) => {
  const path = req.url ?? '';
  req.resume();
  req.on('end', () => {
    if (path === '/keys') return write(res, 200, keys.keySet());
    if (path === '/openid') return write(res, 200, openIdDocument('https://api.botframework.com', `${url}/keys`));
    if (!req.headers.authorization?.startsWith('Bearer ')) return write(res, 401, {});
    const conversation = decodeURIComponent(/\/conversations\/([^/]+)/.exec(path)?.[1] ?? '');
    if (path.includes('/members/')) return write(res, 200, { id: conversation });
    counted += 1;
    write(res, 201, { id: String(counted) });
    waiting.get(conversation)?.();
  });
});

server.listen(0, '127.0.0.1', () => {
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.send?.({ url });
});

process.on('message', async ({ bot, endpoint, text, atOnce, turns, from }: TeamsOrder) => {
  const serviceUrl = `${url}/emea/`;
  const token = signToken(keys.current(), channelClaims(bot.appId, serviceUrl, Date.now()));
  const before = counted;
  const cpu = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < turns) {
      const number = next++;
      const seat = seats[(from + number) % seats.length];
      if (seat !== undefined) await turn(seat, `${from + number}`, { bot, endpoint, text, serviceUrl, token });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const round: Round = { turns, ms, requests: counted - before, busy: (user + system) / 1000 / ms };
  process.send?.(round);
});

process.on('disconnect', () => process.exit(0));

type Given = { bot: Registered; endpoint: string; text: string; serviceUrl: string; token: string };

function turn(seat: Seat, id: string, { bot, endpoint, text, serviceUrl, token }: Given): Promise<void> {
  const activity = {
    ...{ type: 'message', id, text, textFormat: 'plain', channelId: 'msteams', serviceUrl, locale: 'nl-NL' },
    ...{ timestamp: '2026-11-19T09:00:00.000Z', localTimezone: 'Europe/Amsterdam' },
    from: { id: seat.user, name: 'Aios Oost', aadObjectId: seat.account },
    recipient: { id: `28:${bot.appId}`, name: 'Leergesprek' },
    conversation: { id: seat.conversation, conversationType: 'personal', tenantId: seat.tenant },
    channelData: { tenant: { id: seat.tenant } },
    entities: [{ type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Windows' }],
  };
  const body = JSON.stringify(activity);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  };
  const answered = new Promise<void>((resolve) => {
    waiting.set(seat.conversation, () => {
      waiting.delete(seat.conversation);
      resolve();
    });
  });
  const taken = new Promise<void>((resolve, reject) => {
    const req = request(endpoint, { method: 'POST', agent, headers }, (res) => {
      res.resume();
      res.on('end', () => (res.statusCode === 200 ? resolve() : reject(new Error(`not taken: ${res.statusCode}`))));
    });
    req.on('error', reject);
    req.end(body);
  });
  return Promise.all([answered, taken]).then(() => undefined);
}

function write(res: ServerResponse, status: number, body: unknown): void {
  const given = JSON.stringify(body);
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(given) });
  res.end(given);
}
