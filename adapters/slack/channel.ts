import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel, Receive } from '../channel.ts';
import type { AtWork } from './at-work.ts';
import { type Given, type Intake, openIntake } from './bolt.ts';
import { clientOptions, clientPool } from './clients.ts';
import type { SlackCloud, SlackDeps } from './deps.ts';
import { INSTALL_PATH, type Install, openInstall, REDIRECT_PATH } from './install.ts';
import { installationStore } from './installations.ts';
import { SLACK_LIMITS } from './limits.ts';
import { quietLogger } from './logger.ts';
import { manyWorkspaces } from './many-workspaces.ts';
import { EVENTS_PATH, serveEvents } from './mount.ts';
import { openSocket, type Socket } from './socket.ts';
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
  const { settings, cloud, now, random, log } = deps;
  const { way } = settings;
  const logger = quietLogger(log);
  const options = () => clientOptions(cloud.apiUrl, logger);
  const { workspaces, install } = openWorkspaces(deps);
  const busy = new Set<Promise<unknown>>();
  let receive: Receive | null = null;
  let intake: Intake | null = null;
  let socket: Socket | null = null;
  let opening: Promise<AtWork> | null = null;

  // Half of this channel, and nothing that listening waits for: it is loaded when there is something to do.
  const atWork = () => {
    opening ??= import('./at-work.ts').then(({ openWork }) =>
      openWork(deps, { workspaces, receive: () => receive, counted }),
    );
    return opening;
  };
  const work = async (given: Given) => (await atWork()).work(given);

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
    resumes: true,
    async start(way_) {
      intake = await openIntake({ authorize: workspaces.authorize, options: options(), logger, log, work });
      receive = way_;
      if (way.kind !== 'socket') return;
      socket = openSocket({ appToken: way.appToken, options: options(), logger, log, random, take });
      await socket.open();
    },
    send: (delivery) => counted(atWork().then(({ send }) => send(delivery))),
    async stop() {
      (await opening)?.stop();
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
