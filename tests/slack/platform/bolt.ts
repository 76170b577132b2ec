import type { AddressInfo } from 'node:net';
import { App, type AppOptions, HTTPReceiver, type HTTPReceiverOptions, type Installation, LogLevel } from '@slack/bolt';
import type { Slack } from './slack.ts';

/** A real Bolt app that is pointed at the test Slack. */
export type BoltApp = { app: App; url: string; stop: () => Promise<void> };

const silent = {
  ...{ debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  ...{ setLevel: () => {}, getLevel: () => LogLevel.ERROR, setName: () => {} },
};

/** How a client finds the test Slack: one attempt, no waiting. */
export const toTestSlack = (slack: Slack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: silent,
});

/** Bolt on HTTP on a free port; by token, or by OAuth with the installations in `kept` (by team or enterprise id). */
export async function startBolt(
  slack: Slack,
  token: string | { kept: Map<string, Installation> },
  listen: (app: App) => void,
): Promise<BoltApp> {
  const { signingSecret, clientId, clientSecret } = slack.world.app;
  const base: HTTPReceiverOptions = { signingSecret, processBeforeResponse: true, logger: silent };
  const clientOptions = toTestSlack(slack);
  const oauth = typeof token === 'string' ? {} : oauthOptions(token.kept);
  const receiver = new HTTPReceiver({
    ...base,
    ...(typeof token !== 'string' && {
      ...{ clientId, clientSecret, ...oauth },
      installerOptions: { clientOptions, authorizationUrl: slack.authorizeUrl, directInstall: true },
    }),
  });
  const options: AppOptions = { receiver, clientOptions, logger: silent };
  // With an installer in the receiver Bolt takes the authorize of that.
  const app = new App(typeof token === 'string' ? { ...options, token } : options);
  listen(app);
  const server = await receiver.start(0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.sendTo({ via: 'http', url: `${url}/slack/events` });
  const stop = async () => {
    server.closeAllConnections();
    await receiver.stop();
  };
  return { app, url, stop };
}

/** Bolt in Socket Mode; it comes back quickly after a refresh. */
export async function startBoltSocket(slack: Slack, token: string, listen: (app: App) => void): Promise<BoltApp> {
  const { SocketModeReceiver } = await import('@slack/bolt');
  const clientOptions = toTestSlack(slack);
  const receiver = new SocketModeReceiver({
    ...{ appToken: slack.world.app.appToken, logger: silent, clientPingTimeout: 100 },
    installerOptions: { clientOptions },
  });
  const app = new App({ receiver, token, clientOptions, logger: silent });
  listen(app);
  await app.start();
  slack.sendTo({ via: 'socket' });
  return { app, url: '', stop: () => receiver.stop().then(() => {}) };
}

function oauthOptions(kept: Map<string, Installation>) {
  const keyOf = (query: {
    isEnterpriseInstall: boolean;
    enterpriseId: string | undefined;
    teamId: string | undefined;
  }) => (query.isEnterpriseInstall ? query.enterpriseId : query.teamId) ?? '';
  return {
    stateSecret: 'a-state-secret-of-the-test',
    scopes: ['chat:write', 'commands', 'im:history'],
    installationStore: {
      storeInstallation: async (installation: Installation) => {
        const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
        kept.set(id ?? '', installation);
      },
      fetchInstallation: async (query: Parameters<typeof keyOf>[0]) => {
        const found = kept.get(keyOf(query));
        if (found === undefined) throw new Error('not installed');
        return found;
      },
    },
  };
}
