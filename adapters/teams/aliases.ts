import { z } from 'zod';
import type { ChannelDeps } from '../channel.ts';
import type { TeamsActivity } from './activity.ts';
import type { Connector } from './connector.ts';
import { failureOf } from './errors.ts';
import { conversationOf } from './group.ts';

const member = z.object({
  userPrincipalName: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
});

/**
 * The addresses by which the organisation knows who did this, lowercase; null when Teams did not tell. One look, so that nobody
 * waits long for it. Somebody without an account has none.
 */
export async function findAliases(
  activity: TeamsActivity,
  connector: Connector,
  { now, log }: Pick<ChannelDeps, 'now' | 'log'>,
): Promise<string[] | null> {
  const { serviceUrl, from } = activity;
  if (from?.aadObjectId === undefined) return [];
  try {
    // A thread has no members of its own.
    return await aliasesIn({ serviceUrl, conversation: conversationOf(activity), user: from.id }, connector);
  } catch (fault) {
    log('teams member not found', { person: from.aadObjectId, kind: failureOf(fault, now()).kind });
    return null;
  }
}

/** The same of somebody in a conversation of ours. Rejects when Teams does not tell. */
export async function aliasesIn(
  { user, ...place }: { serviceUrl: string; conversation: string; user: string },
  connector: Connector,
): Promise<string[]> {
  const { userPrincipalName, email } = member.parse(await connector.member(place, user));
  const names = [userPrincipalName, email].flatMap((name) => (name?.includes('@') ? [name.toLowerCase()] : []));
  return [...new Set(names)];
}
