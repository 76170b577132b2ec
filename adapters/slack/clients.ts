import type { Logger } from '@slack/bolt';
import { SLACK_LIMITS } from './limits.ts';
import { webApi } from './sdk.ts';

/** How Slack's client behaves wherever we use it: it tries once, and what became of it is ours to decide. */
export function clientOptions(apiUrl: string | null, logger: Logger) {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: SLACK_LIMITS.call,
    logger,
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  };
}

export type ClientOptions = ReturnType<typeof clientOptions>;

/** One client for each token, made when it is first needed. */
export function clientPool(options: ClientOptions): (token: string) => webApi.WebClient {
  const clients = new Map<string, webApi.WebClient>();
  return (token) => {
    const client = clients.get(token) ?? new webApi.WebClient(token, options);
    // Tokens are replaced now and then; what is no longer used must not pile up.
    if (clients.size > 500) clients.clear();
    clients.set(token, client);
    return client;
  };
}
