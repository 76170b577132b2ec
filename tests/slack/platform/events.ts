import type { Body } from './shape.ts';
import { type Answer, type Conversation, installOf, type World } from './world.ts';

/** An event on its way to the app, with the answers it got so far. */
export type EventSent = { id: string; name: string; payload: Body; answers: Answer[] };

/** Sends events, keeps what the app did not take, and sends it again when told to. */
export type Events = {
  all: EventSent[];
  /** Null when the app is not subscribed to this, or not installed there. */
  send: (teamId: string, name: string, event: Body) => Promise<EventSent | null>;
  /** Delivers once more, as a retry (Slack: three times, at once, after a minute and after five). */
  again: (event: EventSent, reason?: string) => Promise<Answer>;
  /** Redelivers everything that was not taken yet and has retries left; answers how many were tried. */
  redeliver: () => Promise<number>;
};

/** Slack tries three times more. */
const retries = 3;

/** The event side of this Slack. */
export function makeEvents(world: World): Events {
  const all: EventSent[] = [];
  const deliver = async (sent: EventSent, retry?: { num: number; reason: string }) => {
    const answer = await world.send('events_api', sent.payload, retry);
    sent.answers.push(answer);
    return answer;
  };
  const again = (sent: EventSent, reason = sent.answers.at(-1)?.failure ?? 'http_timeout') =>
    deliver(sent, { num: sent.answers.length, reason });
  return {
    all,
    again,
    async send(teamId, name, event) {
      const payload = wrap(world, teamId, event);
      if (payload === null || !world.app.events.has(name) || !mayHear(world, teamId, name)) return null;
      const sent: EventSent = { id: String(payload.event_id), name, payload, answers: [] };
      all.push(sent);
      await deliver(sent);
      return sent;
    },
    async redeliver() {
      const left = all.filter(({ answers }) => {
        const last = answers.at(-1);
        return (
          last !== undefined &&
          last.failure !== null &&
          last.headers['x-slack-no-retry'] !== '1' &&
          answers.length <= retries
        );
      });
      for (const one of left) await again(one);
      return left.length;
    },
  };
}

/** The scope that an event asks of an installation; the others need none. */
const scopes: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  member_joined_channel: 'channels:read',
  channel_left: 'channels:read',
  group_left: 'groups:read',
};

function mayHear(world: World, teamId: string, name: string): boolean {
  const scope = scopes[name];
  return scope === undefined || installOf(world, teamId)?.scopes.includes(scope) === true;
}

/** The outer event; null when nobody there has the app (an uninstall still tells). */
function wrap(world: World, teamId: string, event: Body): Body | null {
  const gone = world.installs.findLast((one) => one.teamId === teamId || one.teamId === null);
  const install =
    installOf(world, teamId) ?? (/^(app_uninstalled|tokens_revoked)$/.test(String(event.type)) ? gone : undefined);
  if (install === undefined) return null;
  const eventId = world.id('Ev');
  const grid = world.workspaces.get(teamId)?.enterpriseId ?? null;
  return {
    token: world.app.verificationToken,
    team_id: teamId,
    ...(grid !== null && { enterprise_id: grid }),
    context_team_id: teamId,
    context_enterprise_id: grid,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: install.enterpriseId,
        team_id: install.teamId,
        user_id: install.botUserId,
        is_bot: true,
        is_enterprise_install: install.teamId === null,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

/** What a message in this conversation is called in a subscription and in the event itself. */
export function messageEvent(channel: Conversation): { name: string; type: string } {
  if (channel.kind === 'im') return { name: 'message.im', type: 'im' };
  return channel.kind === 'group'
    ? { name: 'message.groups', type: 'group' }
    : { name: 'message.channels', type: 'channel' };
}
