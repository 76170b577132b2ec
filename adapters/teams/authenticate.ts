import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import type { TeamsActivity } from './activity.ts';
import type { TeamsCloud, TeamsSettings } from './deps.ts';

/** The HTTP status that a request is refused with: 401 who are you, 403 not you, 503 we cannot tell now; null for one that is let in. */
export type Refusal = 401 | 403 | 503 | null;

/**
 * What the SDK needs to know of the platform. Setting one of these drops all its defaults, so all are set. Its CloudAdapter is
 * not used: around this same verification it makes two clients and a context for each activity, repeats sends and answers
 * a bad signature with 500.
 */
export function createAuthentication(
  { appId }: TeamsSettings,
  cloud: TeamsCloud,
  factory: ServiceClientCredentialsFactory,
): ConfigurationBotFrameworkAuthentication {
  const settings = {
    MicrosoftAppId: appId,
    ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
    ToChannelFromBotLoginUrl: cloud.loginUrl,
    ToChannelFromBotOAuthScope: cloud.scope,
  };
  return new ConfigurationBotFrameworkAuthentication(settings, factory);
}

const channel = 'msteams';
const header = z.looseObject({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string().min(1) });

/**
 * Who may hand something in: Teams itself, for one of our tenants. The SDK verifies the signature, the times and the keys;
 * what it would let through is refused before or after that (another issuer, such as an emulator with our own app id; a
 * token without an end or without serviceUrl; other channels and tenants).
 */
export function createGate(
  authentication: ConfigurationBotFrameworkAuthentication,
  { appId, tenants }: TeamsSettings,
  cloud: TeamsCloud,
): (activity: TeamsActivity, authorization: string | undefined) => Promise<Refusal> {
  const { tokenIssuer, plain } = cloud;
  const claims = z.looseObject({
    iss: z.literal(tokenIssuer),
    aud: z.literal(appId),
    exp: z.number(),
    nbf: z.number().optional(),
    serviceurl: z.string(),
    // For every other tenant in a token the SDK remembers four issuers for good, before it has looked at the signature.
    tid: z
      .string()
      .refine((tid) => tenants.includes(tid))
      .optional(),
  });

  async function verified(activity: TeamsActivity, authorization: string): Promise<Refusal> {
    const { serviceUrl } = activity;
    const asked: Activity = {
      ...{ type: activity.type, channelId: channel, serviceUrl, from: noOne, recipient: noOne },
      conversation: { id: activity.conversation.id, name: '', isGroup: false, conversationType: '' },
      ...{ text: '', label: '', valueType: '', localTimezone: '', callerId: '', listenFor: [] },
    };
    try {
      await authentication.authenticateRequest(asked, authorization);
      return null;
    } catch (fault) {
      return isOurs(fault) ? 503 : 401;
    }
  }

  return async (activity, authorization) => {
    const parts = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization ?? '');
    if (authorization === undefined || parts === null) return 401;
    const { data } = claims.safeParse(decoded(parts[2]));
    if (!header.safeParse(decoded(parts[1])).success || data?.serviceurl !== activity.serviceUrl) return 401;
    const refusal = await verified(activity, authorization);
    if (refusal !== null) return refusal;
    const { conversation, channelData, channelId, serviceUrl } = activity;
    const named = [conversation.tenantId, channelData?.tenant?.id];
    const isOurTenant = named.every((id) => id !== undefined && tenants.includes(id.toLowerCase()));
    return isOurTenant && channelId === channel && (plain || serviceUrl.startsWith('https://')) ? null : 403;
  };
}

const noOne = { id: '', name: '' };

function decoded(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
  } catch {
    return null;
  }
}

/** The platform's keys could not be read: that is no fault of who asks. */
function isOurs(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault.name === 'FetchError') return true;
  return 'statusCode' in fault && typeof fault.statusCode === 'number' && fault.statusCode >= 500;
}
