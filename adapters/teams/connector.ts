import type { Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import { TEAMS_LIMITS } from './limits.ts';

/** Where a request goes: the service of somebody's region, and the conversation there. */
type Place = { serviceUrl: string; conversation: string };

/** Our requests to Teams. Each is one HTTP request, never repeated; all reject as failureOf (errors.ts) reads it. */
export type Connector = {
  /** Gives the platform's id of the new activity, null when it names none. `replyTo` an activity in the same conversation. */
  post(place: Place, activity: Partial<Activity>, replyTo?: string): Promise<string | null>;
  update(place: Place, id: string, activity: Partial<Activity>): Promise<void>;
  remove(place: Place, id: string): Promise<void>;
  /** Our chat with one person; the same each time. */
  open(serviceUrl: string, ids: { user: string; bot: string; tenant: string }): Promise<string>;
  /** Who somebody in a conversation is. */
  member(place: Place, user: string): Promise<unknown>;
  /** Ends what is still under way, so that the program can end; from then on nothing is asked any more. */
  close(): void;
};

/** We are stopping: nothing was asked. */
export class NotAsked extends Error {
  constructor() {
    super('stopping');
    this.name = 'NotAsked';
  }
}

/** Services in use at a time; Teams has one per region. */
const most = 20;

/** Requests through the SDK's client, without its retries. */
export function createConnector(authentication: ConfigurationBotFrameworkAuthentication, appId: string): Connector {
  const factory = authentication.createConnectorFactory(
    new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]),
  );
  const clients = new Map<string, Promise<ConnectorClient>>();
  const closing = new AbortController();

  /** Also ends a request whose answer begins and does not go on, which the SDK's own timeout would not. */
  function options(ms: number = TEAMS_LIMITS.request) {
    return { abortSignal: AbortSignal.any([AbortSignal.timeout(ms), closing.signal]) };
  }

  async function conversations(serviceUrl: string) {
    if (closing.signal.aborted) throw new NotAsked();
    const known = clients.get(serviceUrl);
    if (known !== undefined) return (await known).conversations;
    if (clients.size >= most) clients.clear();
    const made = factory.create(serviceUrl).then(withoutRetries);
    clients.set(serviceUrl, made);
    return (await made).conversations;
  }

  return {
    async post({ serviceUrl, conversation }, activity, replyTo) {
      const to = await conversations(serviceUrl);
      const { id } =
        replyTo === undefined
          ? await to.sendToConversation(conversation, activity, options())
          : await to.replyToActivity(conversation, replyTo, activity, options());
      return id ?? null;
    },
    async update({ serviceUrl, conversation }, id, activity) {
      await (await conversations(serviceUrl)).updateActivity(conversation, id, activity, options());
    },
    async remove({ serviceUrl, conversation }, id) {
      await (await conversations(serviceUrl)).deleteActivity(conversation, id, options());
    },
    async open(serviceUrl, { user, bot, tenant }) {
      const asked = {
        isGroup: false,
        bot: { id: bot, name: '' },
        members: [{ id: user, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const { id } = await (await conversations(serviceUrl)).createConversation(asked, options());
      return id;
    },
    async member({ serviceUrl, conversation }, user) {
      return (await conversations(serviceUrl)).getConversationMember(conversation, user, options(TEAMS_LIMITS.lookup));
    },
    close: () => closing.abort(),
  };
}

const piped = z.looseObject({
  pipeline: z.custom<{ removePolicy(which: { name: string }): { name: string }[] }>(
    (value) => typeof value === 'object' && value !== null && 'removePolicy' in value,
  ),
});

/**
 * The SDK repeats a send three times when the answer is lost, whatever its settings say, so the policy that does so is taken
 * out; a redirect would carry a message and our token elsewhere. Throws when they are not there, rather than send twice.
 */
function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = piped.parse(Reflect.get(client, 'client'));
  for (const name of ['defaultRetryPolicy', 'redirectPolicy'])
    if (pipeline.removePolicy({ name }).length !== 1) throw new Error(`Teams: the SDK has no ${name} to take out.`);
  return client;
}
