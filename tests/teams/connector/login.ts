import { type KeyRing, keyRing, openIdDocument } from './keys.ts';
import { type Claims, type Forgery, type ReadToken, readToken, signToken } from './token.ts';

const connectorAudience = 'https://api.botframework.com';

/** The bot as it is registered. */
export type Registration = { appId: string; tenantId: string; secret: string };

/** What an HTTP request gets back; a body of undefined is empty. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** The login service: it gives the bot the tokens that the Connector asks for. */
export type Login = {
  keys: KeyRing;
  /** A token for the bot as the login service gives it, or one with something wrong. */
  token: (forged?: Forgery) => string;
  /** Whether an Authorization header is the registered bot's, for the Connector. */
  check: (authorization: string | undefined) => ReadToken;
  /** Answers what is asked of the login service; null when the path is none of its own. */
  answer: (method: string, path: string, form: URLSearchParams) => Answer | null;
  /** How often a token was given. */
  given: () => number;
  /** In the place of MSAL's ConfidentialClientApplication. */
  clientApplication: {
    acquireTokenByClientCredential: (request: {
      scopes: string[];
    }) => Promise<{ accessToken: string; expiresOn: Date }>;
  };
};

/** `url` is where it is reached, without a slash at the end; known only once the server listens. */
export function loginService(bot: Registration, url: () => string, now: () => number): Login {
  const keys = keyRing();
  let given = 0;
  const token = (forged: Forgery = {}) => signToken(keys.current(), botClaims(bot, now()), forged);
  const give = () => {
    given += 1;
    return token();
  };
  return {
    keys,
    token,
    given: () => given,
    check: (authorization) => checkBearer(authorization, bot, keys, now()),
    answer: (method, path, form) => {
      if (method === 'POST' && path === `/${bot.tenantId}/oauth2/v2.0/token`) return tokenAnswer(bot, form, give);
      if (method !== 'GET') return null;
      return documents(bot, url(), keys)[path] ?? null;
    },
    clientApplication: {
      acquireTokenByClientCredential: async ({ scopes }) => {
        if (scopes[0] !== `${connectorAudience}/.default`) throw new Error(`AADSTS500011: no such scope ${scopes[0]}`);
        return { accessToken: give(), expiresOn: new Date(now() + 3_599_000) };
      },
    },
  };
}

function botClaims({ appId, tenantId }: Registration, now: number): Claims {
  const seconds = Math.floor(now / 1000);
  return {
    aud: connectorAudience,
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: seconds,
    nbf: seconds - 60,
    exp: seconds + 3600,
    appid: appId,
    appidacr: '1',
    idp: `https://sts.windows.net/${tenantId}/`,
    tid: tenantId,
    ver: '1.0',
  };
}

function checkBearer(authorization: string | undefined, bot: Registration, keys: KeyRing, now: number): ReadToken {
  const [, token] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
  if (token === undefined) return { ok: false, why: 'no bearer token' };
  const read = readToken(token, keys.published(), now);
  if (!read.ok) return read;
  const wanted = botClaims(bot, now);
  const wrong = ['aud', 'iss', 'appid', 'tid'].find((claim) => read.claims[claim] !== wanted[claim]);
  return wrong === undefined ? read : { ok: false, why: `wrong ${wrong}` };
}

function tokenAnswer(bot: Registration, form: URLSearchParams, give: () => string): Answer {
  const refuse = (status: number, error: string, said: string): Answer => ({
    status,
    body: { error, error_description: said },
  });
  if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type', 'AADSTS70003');
  if (form.get('client_id') !== bot.appId) return refuse(400, 'unauthorized_client', 'AADSTS700016');
  if (form.get('client_secret') !== bot.secret) return refuse(401, 'invalid_client', 'AADSTS7000215');
  const scopes = (form.get('scope') ?? '').split(' ');
  if (!scopes.includes(`${connectorAudience}/.default`)) return refuse(400, 'invalid_scope', 'AADSTS70011');
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: give() } };
}

function documents(bot: Registration, url: string, keys: KeyRing): Record<string, Answer> {
  const own = `${url}/${bot.tenantId}`;
  const document = openIdDocument(`${own}/v2.0`, `${own}/discovery/v2.0/keys`, `${own}/oauth2/v2.0/token`);
  const metadata = [{ preferred_network: new URL(url).host, preferred_cache: new URL(url).host, aliases: [] }];
  return {
    [`/${bot.tenantId}/v2.0/.well-known/openid-configuration`]: { status: 200, body: document },
    [`/${bot.tenantId}/discovery/v2.0/keys`]: { status: 200, body: keys.keySet() },
    '/common/discovery/instance': {
      status: 200,
      body: { tenant_discovery_endpoint: `${own}/v2.0/.well-known/openid-configuration`, metadata },
    },
  };
}
