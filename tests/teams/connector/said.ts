import { randomUUID } from 'node:crypto';
import { type Activity, type Conversation, latest, type Post } from './conversation.ts';
import type { Person } from './person.ts';
import type { Connector } from './server.ts';

/** Where and by whom something is said. `thread` only in a channel. */
export type Place = { connector: Connector; conversation: Conversation; person: Person; thread: string | null };

/** What every activity from Teams has. */
function envelope({ connector, conversation, person, thread }: Place, id: string): Activity {
  const { tenantId } = person;
  const at = new Date(Number(/^\d+$/.test(id) ? id : connector.memory.nextId()));
  const inThread = thread === null ? '' : `;messageid=${thread}`;
  const team = conversation.id.replace('@', 'general@');
  const isChannel = conversation.kind === 'channel';
  return {
    type: 'message',
    id,
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: 'Europe/Amsterdam',
    locale: 'nl-NL',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl(),
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: { id: connector.bot.id, name: connector.bot.name },
    conversation: {
      ...(conversation.kind === 'personal' ? {} : { isGroup: true }),
      conversationType: conversation.kind,
      tenantId,
      id: `${conversation.id}${inThread}`,
    },
    channelData: {
      tenant: { id: tenantId },
      ...(isChannel ? { teamsChannelId: conversation.id, teamsTeamId: team } : {}),
      ...(isChannel ? { channel: { id: conversation.id }, team: { id: team } } : {}),
    },
    entities: [
      { type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Windows', timezone: 'Europe/Amsterdam' },
    ],
  };
}

/** A message. In a group or channel the bot is mentioned: at `@bot` in the text, else before it. */
export function textSaid(place: Place, id: string, text: string): Activity {
  const base = envelope(place, id);
  if (place.conversation.kind === 'personal') return { ...base, textFormat: 'plain', text };
  const { id: botId, name } = place.connector.bot;
  const at = `<at>${name}</at>`;
  const mention = { type: 'mention', mentioned: { id: botId, name }, text: at };
  const said = text.includes('@bot') ? text.replace('@bot', at) : `${at} ${text}`;
  return { ...base, textFormat: 'plain', text: said, entities: [...(base.entities as object[]), mention] };
}

/** The same message with other words. */
export function edited(place: Place, id: string, text: string): Activity {
  const said = textSaid(place, id, text);
  return { ...said, type: 'messageUpdate', channelData: { ...(said.channelData as object), eventType: 'editMessage' } };
}

/** The message is gone. */
export function erased(place: Place, id: string): Activity {
  const base = envelope(place, id);
  const channelData = { ...(base.channelData as object), eventType: 'softDeleteMessage' };
  return { ...base, type: 'messageDelete', channelData };
}

/** The bot was installed or removed. */
export function installation(place: Place, action: 'add' | 'remove'): Activity {
  return { ...envelope(place, `f:${randomUUID()}`), type: 'installationUpdate', action };
}

/** Somebody, or the bot, came or went. */
export function membership(place: Place, change: 'membersAdded' | 'membersRemoved', ids: readonly string[]): Activity {
  const { entities: _, ...base } = envelope(place, `f:${randomUUID()}`);
  return { ...base, type: 'conversationUpdate', [change]: ids.map((id) => ({ id })) };
}

/** Something that wants an answer in the same breath. */
export function invoke(place: Place, name: string, value: unknown, on?: Post): Activity {
  const base = envelope(place, `f:${randomUUID()}`);
  return { ...base, type: 'invoke', name, value, ...(on === undefined ? {} : { replyToId: on.id }) };
}

/** An Action.Submit on a card in the conversation: a message without words. */
export function submitted(place: Place, id: string, value: unknown, on: Post): Activity {
  const isOurs = latest(on).type === 'message';
  return { ...envelope(place, id), value, ...(isOurs ? { replyToId: on.id } : {}) };
}
