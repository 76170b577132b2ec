import {
  type AppCredentials,
  JwtTokenProviderFactory,
  ManagedIdentityAppCredentials,
  MsalAppCredentials,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { TeamsCloud, TeamsSettings } from './deps.ts';

/** We got no token of our own, so nothing was sent. */
export class NoToken extends Error {
  constructor() {
    super('no token');
    this.name = 'NoToken';
  }
}

/** Our own tokens: the newest that is good, or a fresh one. */
type Source = (fresh: boolean) => Promise<string>;

/** Who we are: for the SDK, and `renew` for when the platform refuses the token that we have. */
export type Credentials = { factory: ServiceClientCredentialsFactory; renew(): void };

/**
 * Signs our requests. However many wait, one token is asked for. A request for which there is none rejects with
 * NoToken before anything is sent. `now` in ms since 1970.
 */
export function createCredentials(settings: TeamsSettings, cloud: TeamsCloud, now: () => number): Credentials {
  const source = cloud.tokens === null ? fromService(settings, cloud) : cached(cloud.tokens, now);
  let under: Promise<string> | null = null;
  let refused = false;

  function token(): Promise<string> {
    under ??= source(refused).finally(() => {
      under = null;
    });
    refused = false;
    return under;
  }

  const signer = {
    async signRequest<T extends { headers: { set(name: string, value: string): void } }>(request: T): Promise<T> {
      const bearer = await token().catch(() => {
        throw new NoToken();
      });
      request.headers.set('authorization', `Bearer ${bearer}`);
      return request;
    },
  };
  return {
    factory: {
      isValidAppId: async (id) => id === settings.appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => signer,
    },
    renew() {
      refused = true;
    },
  };
}

/** From Microsoft's login service, or from the machine that we run on in Azure; the SDK keeps a token while it is good. */
function fromService({ appId, credential, tenants }: TeamsSettings, { loginUrl, scope }: TeamsCloud): Source {
  const credentials: AppCredentials =
    credential.kind === 'secret'
      ? new MsalAppCredentials(appId, credential.password, `${loginUrl}${tenants[0]}`, scope)
      : new ManagedIdentityAppCredentials(appId, scope, new JwtTokenProviderFactory());
  return (fresh) => credentials.getToken(fresh);
}

/** Five minutes before it ends a token is not used any more, as the SDK has it. */
const margin = 5 * 60_000;

function cached(ask: NonNullable<TeamsCloud['tokens']>, now: () => number): Source {
  let kept: { token: string; until: number } | null = null;
  return async (fresh) => {
    if (!fresh && kept !== null && now() < kept.until) return kept.token;
    const { accessToken, expiresOn } = await ask();
    kept = { token: accessToken, until: expiresOn.getTime() - margin };
    return accessToken;
  };
}
