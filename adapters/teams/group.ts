import type { Address } from '../../dialogs/model/inbound.ts';
import { isPersonal, type TeamsActivity } from './activity.ts';

/** The conversation itself, of which a thread is a part. */
export function conversationOf({ conversation }: Pick<TeamsActivity, 'conversation'>): string {
  return conversation.id.split(';messageid=', 1)[0] ?? '';
}

/** The group chat or channel that something was done in, as an address to post at; null in somebody's own chat. */
export function groupOf(activity: TeamsActivity): Address | null {
  return isPersonal(activity) ? null : { channel: 'teams', id: `${prefix}${conversationOf(activity)}` };
}

/** What Teams calls the channel or group chat, or else its team; null where it does not say. */
export function groupNameOf({ conversation, channelData }: TeamsActivity): string | null {
  const named = [channelData?.channel?.name, conversation.name, channelData?.team?.name];
  return named.find((name) => name != null && name.trim() !== '') ?? null;
}

/** True for an address to post at, which no person has: their ids are GUIDs or begin with a number. */
export function isGroup({ id }: Address): boolean {
  return id.startsWith(prefix);
}

const prefix = 'group:';
