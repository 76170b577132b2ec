import { createRequire } from 'node:module';
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Connector } from './server.ts';

// The SDK's own parts that botbuilder does not hand on.
const sdk = createRequire(import.meta.resolve('botbuilder'))('botframework-connector');

/** The SDK's credentials for the bot, with `application` in the place of MSAL's. */
export function credentialsFactory({ bot, login }: Connector, application: unknown = login.clientApplication) {
  return new sdk.MsalServiceClientCredentialsFactory(bot.appId, application);
}

/** What the SDK makes of an Authorization header beside an activity. */
export function authenticate(connector: Connector, header: string, activity: Partial<Activity> = {}) {
  const authentication = new ConfigurationBotFrameworkAuthentication(connector.settings, credentialsFactory(connector));
  const whole = { type: 'message', channelId: 'msteams', serviceUrl: connector.serviceUrl(), ...activity };
  return authentication.authenticateRequest(whole as Activity, header);
}

/** The SDK's client for conversations, as the bot would use it, but sending everything once. */
export async function sdkClient(connector: Connector) {
  const { connectorFactory } = await authenticate(connector, `Bearer ${connector.token()}`);
  const client = await connectorFactory?.create(connector.serviceUrl(), 'https://api.botframework.com');
  if (client === undefined) throw new Error('no client');
  // The client behind the client, which the SDK keeps to itself.
  const inner = client as unknown as { client: { pipeline: { removePolicy: (which: { name: string }) => void } } };
  inner.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  return client.conversations;
}
