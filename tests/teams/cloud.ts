import { publicCloud, type TeamsCloud } from '../../adapters/teams/deps.ts';
import type { Connector } from './connector/server.ts';

/** Where the test Connector is, as the adapter is told. */
export function cloudOf(connector: Connector): TeamsCloud {
  return {
    ...publicCloud,
    openIdMetadataUrl: `${connector.url}/v1/.well-known/openidconfiguration`,
    loginUrl: `${connector.url}/`,
    tokens: () =>
      connector.login.clientApplication.acquireTokenByClientCredential({
        scopes: ['https://api.botframework.com/.default'],
      }),
    plain: true,
  };
}
