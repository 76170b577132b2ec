import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel, Receive } from '../channel.ts';
import { activity as activityShape } from './activity.ts';
import { answerStatus } from './answer.ts';
import { createAuthentication, createGate } from './authenticate.ts';
import { readJson } from './body.ts';
import { createConnector } from './connector.ts';
import { createCredentials } from './credentials.ts';
import { checkSettings, type TeamsDeps } from './deps.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { createPace } from './pace.ts';
import { createSend } from './send.ts';
import { createTurn } from './turn.ts';

export { publicCloud, type TeamsDeps, type TeamsSettings } from './deps.ts';

/** Where Teams hands everything in: the messaging endpoint of the bot's registration. */
const path = '/api/messages';

/**
 * Microsoft Teams as a channel. `handle` answers /api/messages and resolves to false for other paths (`knows` tells which); it
 * never rejects, whatever comes in. Mount it before any body parser. There is no way in over WebSockets. Throws when the
 * settings would let strangers in.
 */
export function teamsChannel(
  deps: TeamsDeps,
): Channel & { knows(url: string): boolean; handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> } {
  const { settings, cloud, log } = deps;
  checkSettings(settings, cloud);
  const credentials = createCredentials(settings, cloud, deps.now);
  const authentication = createAuthentication(settings, cloud, credentials.factory);
  const refuses = createGate(authentication, settings, cloud);
  const means = { connector: createConnector(authentication, settings.appId), pace: createPace() };
  const turn = createTurn(deps, means);
  const busy = new Set<Promise<unknown>>();
  let receive: Receive | null = null;

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'POST') return answerStatus(res, 405);
    const body = await readJson(req);
    if (!body.ok) return answerStatus(res, body.status);
    const activity = activityShape.safeParse(body.value);
    if (!activity.success) return answerStatus(res, 400);
    const refusal = await refuses(activity.data, req.headers.authorization);
    if (refusal === 503) log('teams keys not read', {});
    // It is Teams that hands this in: somebody installed us where we were not meant to be.
    if (refusal === 403) log('teams stranger refused', { tenant: activity.data.conversation.tenantId ?? '' });
    if (refusal !== null) return answerStatus(res, refusal);
    // Not yet, or not any more: Teams hands it in again.
    if (receive === null) return answerStatus(res, 503);
    await turn(activity.data, receive, res);
  }

  function knows(url: string): boolean {
    return url.split('?', 1)[0] === path;
  }

  return {
    name: 'teams',
    repeatable: false,
    resumes: false,
    async start(way) {
      receive = way;
    },
    send: createSend(deps, { ...means, renew: credentials.renew }),
    async stop() {
      receive = null;
      setTimeout(means.connector.close, TEAMS_LIMITS.stop).unref();
      await Promise.all(busy);
    },
    knows,
    async handle(req, res) {
      if (!knows(req.url ?? '')) return false;
      const work = serve(req, res).catch((fault: unknown) => {
        log('teams turn failed', { code: fault instanceof Error ? fault.name : 'unknown' });
        answerStatus(res, 500);
      });
      busy.add(work);
      await work;
      busy.delete(work);
      return true;
    },
  };
}
