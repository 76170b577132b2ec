import type { Context, Logger, webApi } from '@slack/bolt';
import type { ChannelDeps } from '../channel.ts';
import type { ClientOptions } from './clients.ts';
import { codeIn, refusalIn } from './errors.ts';
import { App } from './sdk.ts';
import type { Workspaces } from './workspaces.ts';

/** One body from Slack, authorized. `ack` answers it, once; events have nothing to be answered. */
export type Given = { body: unknown; context: Context; client: webApi.WebClient; ack: Ack };

export type Ack = (response?: unknown) => Promise<void>;

/** What Slack is told: taken (with what to show, if anything), not for us, or to come back with it. */
export type Taken = { kind: 'taken'; response: unknown } | { kind: 'refused' } | { kind: 'failed' };

/** Both ways in end here. `idle` resolves when nothing is running any more. */
export type Intake = { take(body: Record<string, unknown>): Promise<Taken>; idle(): Promise<void> };

type Deps = {
  authorize: Workspaces['authorize'];
  options: ClientOptions;
  logger: Logger;
  log: ChannelDeps['log'];
  work: (given: Given) => Promise<void>;
};

/**
 * Bolt, with a way in of our own: Bolt's answers an event before anybody listened to it, and believes any workspace. An
 * event is answered when it was worked on; everything else as soon as the work answers it.
 */
export async function openIntake({ authorize, options, logger, log, work }: Deps): Promise<Intake> {
  const nowhere = async () => undefined;
  const app = new App({
    receiver: { init: () => undefined, start: nowhere, stop: nowhere },
    authorize,
    clientOptions: options,
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  app.error(async (fault) => {
    throw fault;
  });
  // Bolt's own `ack` is there for a part of the bodies only, with a type for each.
  const acks = new WeakMap<object, Ack>();
  app.use(async ({ body, context, client }) =>
    work({ body, context, client, ack: acks.get(body) ?? (async () => undefined) }),
  );
  await app.init();
  const running = new Set<Promise<unknown>>();

  async function run(body: Record<string, unknown>, ack: Ack): Promise<Taken> {
    acks.set(body, ack);
    try {
      await app.processEvent({ body, ack });
      return { kind: 'taken', response: undefined };
    } catch (fault) {
      const refusal = refusalIn(fault);
      log(refusal === null ? 'slack failed' : 'slack refused', { code: codeIn(refusal ?? fault) });
      return { kind: refusal === null ? 'failed' : 'refused' };
    }
  }

  return {
    take(body) {
      const first = Promise.withResolvers<Taken>();
      const isEvent = 'event' in body;
      const ack: Ack = async (response) => {
        if (!isEvent) first.resolve({ kind: 'taken', response });
      };
      const done = run(body, ack);
      running.add(done);
      void done.then(() => running.delete(done));
      return Promise.race([first.promise, done]);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
