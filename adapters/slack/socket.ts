import type { Logger } from '@slack/bolt';
import { z } from 'zod';
import type { ChannelDeps } from '../channel.ts';
import type { Taken } from './bolt.ts';
import type { ClientOptions } from './clients.ts';
import { codeIn } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';
import { SocketModeReceiver } from './sdk.ts';

type Deps = Pick<ChannelDeps, 'log' | 'random'> & {
  appToken: string;
  options: ClientOptions;
  logger: Logger;
  take: (body: Record<string, unknown>) => Promise<Taken>;
};

/** The connection that we open to Slack ourselves. `open` resolves when it first is, or rejects when Slack will never let us. */
export type Socket = { open(): Promise<void>; close(): Promise<void> };

const envelope = z.object({
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  body: z.record(z.string(), z.unknown()),
});

/** Slack's answers that do not change by trying again. */
const hopeless = /^(not_authed|invalid_auth|account_inactive|not_allowed_token_type|missing_scope|token_revoked)$/;

/**
 * Slack's package for Socket Mode, with our own acknowledging and reconnecting: its own ends the program when Slack cannot be
 * reached, or sends what is no event.
 */
export function openSocket({ appToken, options, logger, log, random, take }: Deps): Socket {
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: options },
  });
  const stopped = new AbortController();
  let fails = 0;

  client.on('slack_event', (given: unknown) => void receive(given));
  // Its own listener throws on a frame that is no object, where nobody catches it.
  const [listen] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (...frame: unknown[]) => {
    Promise.resolve(listen?.apply(client, frame)).catch((fault: unknown) =>
      log('slack failed', { code: codeIn(fault) }),
    );
  });

  async function receive(given: unknown): Promise<void> {
    const read = envelope.safeParse(given);
    if (!read.success || stopped.signal.aborted) return;
    const taken = await take(read.data.body);
    // Not acknowledging makes Slack come back with it.
    if (taken.kind === 'failed') return;
    try {
      await read.data.ack(taken.kind === 'taken' ? taken.response : undefined);
    } catch (fault) {
      log('slack not acknowledged', { code: codeIn(fault) });
    }
  }

  async function connect(): Promise<void> {
    await client.start();
    fails = 0;
    client.once('disconnected', () => void reconnect());
  }

  async function reconnect(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        return await connect();
      } catch (fault) {
        log('slack not connected', { code: codeIn(fault) });
        fails += 1;
        const longest = Math.min(1000 * 2 ** fails, SLACK_LIMITS.longestPause);
        await pause(longest * (0.5 + random() / 2), stopped.signal);
      }
    }
  }

  return {
    async open() {
      try {
        await connect();
      } catch (fault) {
        if (hopeless.test(codeIn(fault))) throw fault;
        log('slack not connected', { code: codeIn(fault) });
        void reconnect();
      }
    },
    async close() {
      stopped.abort();
      await Promise.race([client.disconnect(), pause(1_000)]);
    },
  };
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
