import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel, Receive } from '../channel.ts';
import { type Intake, openIntake } from './bolt.ts';
import { createCall } from './call.ts';
import { clientOptions, clientPool } from './clients.ts';
import type { SlackCloud, SlackDeps } from './deps.ts';
import { createDrafts } from './drafts.ts';
import { createHomes } from './home.ts';
import { INSTALL_PATH, type Install, openInstall, REDIRECT_PATH } from './install.ts';
import { installationStore } from './installations.ts';
import { SLACK_LIMITS } from './limits.ts';
import { quietLogger } from './logger.ts';
import { manyWorkspaces } from './many-workspaces.ts';
import { EVENTS_PATH, serveEvents } from './mount.ts';
import { createPace } from './pace.ts';
import { keptPeople } from './people.ts';
import { createReplies } from './replies.ts';
import { createSender } from './send.ts';
import { openSocket, type Socket } from './socket.ts';
import { createTakeIn } from './take-in.ts';
import { oneWorkspace, type Workspaces } from './workspaces.ts';

export type { SlackCloud, SlackDeps, SlackSettings } from './deps.ts';

/** Slack as everybody finds it. */
export const publicCloud: SlackCloud = { apiUrl: null };

/**
 * Slack as a channel. `handle` answers the paths that it `knows` (events, and the pages for installing) and never rejects;
 * mount it before any body parser, because the bytes are signed. `start` rejects when Slack takes no token of ours at all.
 */
export function slackChannel(
  deps: SlackDeps,
): Channel & { knows(url: string): boolean; handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> } {
  const { settings, cloud, kept, now, random, log } = deps;
  const { way } = settings;
  const logger = quietLogger(log);
  const options = () => clientOptions(cloud.apiUrl, logger);
  const { workspaces, install } = openWorkspaces(deps);
  const people = keptPeople(kept);
  const newId = (what: string) => `${what}:${now()}:${random().toString(36).slice(2)}:${ids++}`;
  const replies = createReplies(() => newId('again'), now);
  const stage = { ...deps, drafts: createDrafts(), replies };
  const call = createCall(cloud.apiUrl);
  const sender = createSender({ stage, people, workspaces, call, pace: createPace(), now, random });
  const busy = new Set<Promise<unknown>>();
  let receive: Receive | null = null;
  let intake: Intake | null = null;
  let socket: Socket | null = null;
  let ids = 0;

  const homes = createHomes(deps, () => newId('home'), counted);
  const work = createTakeIn({
    stage,
    people,
    homes,
    workspaces,
    receive: () => receive,
    alive: sender.alive,
  });

  function counted<T>(running: Promise<T>): Promise<T> {
    busy.add(running);
    return running.finally(() => busy.delete(running));
  }

  const take = async (body: Record<string, unknown>) =>
    receive === null || intake === null ? ({ kind: 'failed' } as const) : intake.take(body);

  async function serve(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    if (path !== EVENTS_PATH) return install?.page(req, res, path);
    if (way.kind === 'http') await serveEvents(req, res, { now, log, signingSecret: way.signingSecret, take });
  }

  const paths = [
    ...(way.kind === 'http' ? [EVENTS_PATH] : []),
    ...(install === null ? [] : [INSTALL_PATH, REDIRECT_PATH]),
  ];
  const pathOf = (url: string | undefined) => (url ?? '').split('?', 1)[0] ?? '';

  return {
    name: 'slack',
    repeatable: false,
    async start(way_) {
      intake = await openIntake({ authorize: workspaces.authorize, options: options(), logger, log, work });
      receive = way_;
      if (way.kind !== 'socket') return;
      socket = openSocket({ appToken: way.appToken, options: options(), logger, log, random, take });
      await socket.open();
    },
    send: (delivery) => counted(sender.send(delivery)),
    async stop() {
      homes.stop();
      // What is running still hands in; only what is new is turned away.
      const idle = async () => {
        await intake?.idle();
        await Promise.all(busy);
      };
      intake = stopping(intake);
      await Promise.race([idle(), pause(SLACK_LIMITS.stop)]);
      receive = null;
      await socket?.close();
    },
    knows: (url) => paths.includes(pathOf(url)),
    async handle(req, res) {
      const path = pathOf(req.url);
      if (!paths.includes(path)) return false;
      await counted(serve(req, res, path));
      return true;
    },
  };
}

/** One workspace by token, or those that installed the app. */
function openWorkspaces(deps: SlackDeps): { workspaces: Workspaces; install: Install | null } {
  const { settings, cloud, kept, nonce, texts, log } = deps;
  const { workspaces: of, teams } = settings;
  const logger = quietLogger(log);
  const options = clientOptions(cloud.apiUrl, logger);
  if (of.kind === 'token') return { workspaces: oneWorkspace(of.botToken, teams, options), install: null };
  const store = installationStore({ kept, key: of.tokenKey, nonce });
  const clientOf = clientPool(options);
  const revoke = (token: string) => clientOf(token).auth.revoke();
  const { apiUrl } = cloud;
  const install = openInstall({ oauth: of, teams, apiUrl, store, options, logger, texts, log, revoke });
  return { workspaces: manyWorkspaces(install.installer, store, teams, options), install };
}

/** The same way in, for nothing new. */
function stopping(intake: Intake | null): Intake | null {
  return intake === null ? null : { take: async () => ({ kind: 'failed' }), idle: () => intake.idle() };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
