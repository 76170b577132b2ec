import { createRequire } from 'node:module';
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authenticate, credentialsFactory, sdkClient } from './connector/sdk-side.ts';
import { type Connector, startConnector } from './connector/server.ts';
import { wrongTokens } from './connector/wrong-tokens.ts';
import { quietSdk } from './quiet.ts';

let connector: Connector;

quietSdk();
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());

/** What the SDK makes of a token. */
const accept = (token: string, activity: Partial<Activity> = {}) =>
  authenticate(connector, `Bearer ${token}`, activity);

describe('tokens from the Connector to the bot', () => {
  test('a good one is accepted by the SDK', async () => {
    const { claimsIdentity } = await accept(connector.token());
    expect(claimsIdentity.getClaimValue('aud')).toBe(connector.bot.appId);
    expect(claimsIdentity.getClaimValue('serviceurl')).toBe(connector.serviceUrl());
    await expect(accept(connector.token({ alg: 'RS512' }))).resolves.toBeDefined();
  });

  test.each(wrongTokens)(
    '$name is refused by the SDK, unless the adapter must do it',
    async ({ authorization, sdk }) => {
      const outcome = await authenticate(connector, authorization(connector) ?? '').then(
        () => 'accepted',
        (error: Error) => error.message,
      );
      expect(outcome).toMatch(sdk ?? /^accepted$/);
    },
  );

  test('the key speaks for Teams only', async () => {
    await expect(accept(connector.token(), { channelId: 'webchat' })).rejects.toThrow(/endorsement/);
  });

  test('after a rotation a bot that starts accepts the new key, and the old one only while it is published', async () => {
    const other = await startConnector();
    const check = async (token: string) => {
      // The SDK keeps keys by address for a day: another query is another address.
      const fresh = `${other.settings.ToBotFromChannelOpenIdMetadataUrl}?${count++}`;
      const settings = { ...other.settings, ToBotFromChannelOpenIdMetadataUrl: fresh };
      const activity = { type: 'message', channelId: 'msteams', serviceUrl: other.serviceUrl() } as Activity;
      return new ConfigurationBotFrameworkAuthentication(settings).authenticateRequest(activity, `Bearer ${token}`);
    };
    let count = 0;
    const before = other.token();
    other.keys.rotate('kept');
    const between = other.token();
    await expect(check(before)).resolves.toBeDefined();
    other.keys.rotate('withdrawn');
    await expect(check(before)).rejects.toThrow();
    await expect(check(between)).rejects.toThrow();
    await expect(check(other.token())).resolves.toBeDefined();
    await other.close();
  });
});

describe('tokens from the bot to the Connector', () => {
  const get = (authorization?: string) =>
    fetch(`${connector.serviceUrl()}v3/conversations/x/members`, {
      headers: authorization === undefined ? {} : { authorization },
    });

  test('the SDK signs with what the login service gave', async () => {
    const before = connector.login.given();
    await expect((await sdkClient(connector)).getConversationMembers('x')).rejects.toMatchObject({ statusCode: 404 });
    expect(connector.login.given() - before).toBeLessThanOrEqual(1);
    expect(connector.unauthorized()).toEqual([]);
  });

  test.each<[string, () => string | undefined, string]>([
    ['none', () => undefined, 'no bearer token'],
    ['another scheme', () => `Basic ${connector.login.token()}`, 'no bearer token'],
    ['no token', () => 'Bearer hello', 'not a token'],
    ['alg none', () => `Bearer ${connector.login.token({ alg: 'none' })}`, 'wrong algorithm'],
    ['HS256', () => `Bearer ${connector.login.token({ alg: 'HS256' })}`, 'wrong algorithm'],
    ['a broken signature', () => `Bearer ${connector.login.token({ signature: 'broken' })}`, 'wrong signature'],
    ['a token of the Connector', () => `Bearer ${connector.token()}`, 'unknown key'],
    ['expired', () => `Bearer ${connector.login.token({ claims: { exp: 1 } })}`, 'expired'],
    ['not yet valid', () => `Bearer ${connector.login.token({ claims: { nbf: 1e11 } })}`, 'not yet valid'],
    ['another audience', () => `Bearer ${connector.login.token({ claims: { aud: 'graph' } })}`, 'wrong aud'],
    ['another bot', () => `Bearer ${connector.login.token({ claims: { appid: 'other' } })}`, 'wrong appid'],
    ['another tenant', () => `Bearer ${connector.login.token({ claims: { tid: 'other' } })}`, 'wrong tid'],
  ])('%s gives 401', async (_, authorization, why) => {
    expect((await get(authorization())).status).toBe(401);
    expect(connector.unauthorized().at(-1)).toBe(why);
  });

  test('the login service gives a token for the right secret only', async () => {
    const { appId, secret, tenantId } = connector.bot;
    const ask = (form: Record<string, string>) =>
      fetch(`${connector.url}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: appId,
          client_secret: secret,
          scope: 'https://api.botframework.com/.default',
          ...form,
        }),
      });
    const given = (await (await ask({})).json()) as { access_token: string };
    expect((await get(`Bearer ${given.access_token}`)).status).toBe(404);
    const statuses = await Promise.all(
      [{ client_secret: 'x' }, { client_id: 'x' }, { scope: 'x' }, { grant_type: 'x' }].map(async (form) => {
        const { status } = await ask(form);
        return status;
      }),
    );
    expect(statuses).toEqual([401, 400, 400, 400]);
  });
});

test('MSAL itself gets its token from the login service', async () => {
  const msal = createRequire(createRequire(import.meta.url).resolve('botbuilder'))('@azure/msal-node');
  const { appId, tenantId, secret } = connector.bot;
  // MSAL wants https and the real host: only the way there is changed.
  const send =
    (method: string) => async (url: string, options: { headers?: Record<string, string>; body?: string }) => {
      const here = url.replace('https://login.microsoftonline.com', connector.url);
      const answer = await fetch(here, { method, ...options });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() };
    };
  const authority = `https://login.microsoftonline.com/${tenantId}`;
  const application = new msal.ConfidentialClientApplication({
    auth: { clientId: appId, clientSecret: secret, authority },
    system: { networkClient: { sendGetRequestAsync: send('GET'), sendPostRequestAsync: send('POST') } },
  });
  const credentials = await credentialsFactory(connector, application).createCredentials(
    appId,
    'https://api.botframework.com',
    authority,
    true,
  );
  const headers = { authorization: `Bearer ${await credentials.getToken(true)}` };
  expect((await fetch(`${connector.serviceUrl()}v3/conversations/x/members`, { headers })).status).toBe(404);
});
