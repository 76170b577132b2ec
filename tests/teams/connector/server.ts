import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Conversations, conversations } from './conversation.ts';
import { type Faults, faults } from './faults.ts';
import { type KeyRing, keyRing, openIdDocument } from './keys.ts';
import { type Answer, type Login, loginService, type Registration } from './login.ts';
import { type Operation, type OperationName, readOperation } from './operation.ts';
import { perform } from './perform.ts';
import { refusals } from './refusals.ts';
import { channelClaims, type Forgery, signToken } from './token.ts';

/** One request that reached the Connector, in order of arrival. */
type Call = {
  /** Milliseconds. */
  at: number;
  on: OperationName;
  /** Without a thread; empty for `create`. */
  conversation: string;
  activityId: string;
  /** Type of the activity in the body; empty without one. */
  type: string;
  body: unknown;
  /** Status of the answer; 0 when the connection was broken off, null while there is none yet. */
  status: number | null;
};

/** The test Connector: the service on the other side of a Teams bot, with its login and its keys, on loopback. */
export type Connector = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  bot: Registration & { id: string; name: string };
  /** Where the bot is to send to, as it stands in every activity; another region after `move`. */
  serviceUrl: () => string;
  /** Moves to another region: from now on the old serviceUrl knows no conversation. */
  move: (region: string) => void;
  /** Settings of the SDK that make it speak with this Connector and its login service. */
  settings: Record<string, string>;
  keys: KeyRing;
  login: Login;
  /** A token as the Connector sends with an activity, or one with something wrong; `key` is the current one unless told. */
  token: (forged?: Forgery & { key?: 'forger' | 'login' }) => string;
  memory: Conversations;
  faults: Faults;
  calls: () => readonly Call[];
  /** How often a request was refused because its token was not the bot's, with why. */
  unauthorized: () => readonly string[];
  close: () => Promise<void>;
};

const registration = {
  tenantId: '2b1a0c9d-7e6f-4a5b-9c8d-0e1f2a3b4c5d',
  secret: 'secret-of-the-test-bot',
  name: 'Leergesprek',
};

/**
 * Starts listening on a free port of 127.0.0.1 (or on `port`). `now` in milliseconds. The bot has an app id of its own each time,
 * because the SDK keeps a process's tokens by app id: give the old one to start the same Connector again, with a bot that starts.
 */
export async function startConnector(
  options: Partial<typeof registration> & { appId?: string; now?: () => number; port?: number } = {},
): Promise<Connector> {
  const { now = Date.now, port = 0, ...registered } = options;
  const bot = { appId: randomUUID(), ...registration, ...registered };
  let url = '';
  let region = 'emea';
  const keys = keyRing(['msteams']);
  const login = loginService(bot, () => url, now);
  const memory = conversations(now);
  const planted = faults();
  const calls: Call[] = [];
  const unauthorized: string[] = [];
  const serviceUrl = () => `${url}/${region}/`;

  const serve = async (req: IncomingMessage, res: ServerResponse) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', url);
    const method = req.method ?? '';
    const raw = await text(req);
    const known = published(method, pathname) ?? login.answer(method, pathname, new URLSearchParams(raw));
    if (known !== null) return write(res, known);
    const operation = readOperation(method, pathname);
    if (operation === null) return write(res, refusals.noOperation);
    const read = login.check(req.headers.authorization);
    if (!read.ok) {
      unauthorized.push(read.why);
      return write(res, refusals.unauthorized);
    }
    const body = parse(raw);
    await answer(operation, body, () => act(operation, body, searchParams), res);
  };

  const published = (method: string, path: string): Answer | null => {
    if (method !== 'GET') return null;
    const keysPath = '/v1/.well-known/keys';
    if (path === keysPath) return { status: 200, body: keys.keySet() };
    if (path !== '/v1/.well-known/openidconfiguration') return null;
    return { status: 200, body: openIdDocument('https://api.botframework.com', `${url}${keysPath}`) };
  };

  const act = (operation: Operation, body: unknown, query: URLSearchParams): Answer => {
    if (operation.region !== region) return refusals.noConversation;
    return body === undefined ? refusals.badSyntax : perform(operation, body, query, memory);
  };

  const answer = async (operation: Operation, body: unknown, actNow: () => Answer, res: ServerResponse) => {
    const conversation = operation.conversationId.split(';')[0] ?? '';
    const type = typeOf(body);
    const { name: on, activityId } = operation;
    const call: Call = { at: now(), on, conversation, activityId, type, body, status: null };
    calls.push(call);
    const end = (given: Answer | null) => {
      call.status = given?.status ?? 0;
      if (given === null) res.destroy();
      else write(res, given);
    };
    const met = planted.meet({ conversation, on, type });
    if (met === null) return end(actNow());
    const { fault } = met;
    const early = fault.accepted ? actNow() : null;
    if (fault.kind === 'reset') return end(null);
    if (fault.kind === 'answer') return end(fault.answer);
    if ((await met.end) === 'cut') return end(null);
    end(early ?? actNow());
  };

  const server = createServer((req, res) => {
    serve(req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    bot: { ...bot, id: `28:${bot.appId}` },
    serviceUrl,
    move: (to) => {
      region = to;
    },
    settings: {
      MicrosoftAppId: bot.appId,
      MicrosoftAppPassword: bot.secret,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: bot.tenantId,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/${bot.tenantId}/v2.0/.well-known/openid-configuration`,
      ToChannelFromBotLoginUrl: `${url}/${bot.tenantId}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    },
    keys,
    login,
    token: ({ key, ...forged } = {}) => {
      const signing = key === 'forger' ? keys.forger() : key === 'login' ? login.keys.current() : keys.current();
      return signToken(signing, channelClaims(bot.appId, serviceUrl(), now()), forged);
    },
    memory,
    faults: planted,
    calls: () => calls,
    unauthorized: () => unauthorized,
    close: async () => {
      planted.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function text(req: IncomingMessage): Promise<string> {
  let whole = '';
  for await (const chunk of req.setEncoding('utf8')) whole += chunk;
  return whole;
}

/** The JSON of a body, null without one, undefined when it is none. */
function parse(raw: string): unknown {
  try {
    return raw === '' ? null : JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function typeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
}

function write(res: ServerResponse, { status, body, headers }: Answer): void {
  const given = body === undefined ? '' : JSON.stringify(body);
  res.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(given),
    ...headers,
  });
  res.end(given);
}
