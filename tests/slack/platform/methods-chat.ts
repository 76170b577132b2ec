import { checkMessage } from './check-sent.ts';
import { type Ask, conversationFor, type Method, no, refused } from './method.ts';
import { type Body, isBody, wordsOf } from './shape.ts';
import { withIds } from './state.ts';
import { type Conversation, covers, directWith, type Message } from './world.ts';

/** Sending, changing and taking away messages. */
export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    run: (ask) => {
      const channel = destination(ask);
      if (typeof channel === 'string') return no(channel);
      const refusal = checkMessage(ask.args);
      if (refusal !== null) return refused(ask, 'chat.postMessage', refusal);
      const message = messageOf(ask);
      channel.messages.push(message);
      return { channel: channel.id, ts: message.ts, message: withoutMetadata(message) };
    },
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    run: (ask) => {
      const channel = destination(ask);
      if (typeof channel === 'string') return no(channel);
      const user = wordsOf(ask.args.user);
      if (!channel.members.has(user)) return no('user_not_in_channel');
      const refusal = checkMessage(ask.args);
      if (refusal !== null) return refused(ask, 'chat.postEphemeral', refusal);
      const message = messageOf(ask);
      channel.ephemeral.push({ user, message });
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    scopes: ['chat:write'],
    run: (ask) => {
      const found = own(ask, 'cant_update_message');
      if (typeof found === 'string') return no(found);
      const { message, channel } = found;
      const { args } = ask;
      // Without blocks the old ones stay, unless there is text to show in their place.
      const blocks = args.blocks ?? (args.text === undefined ? message.blocks : undefined);
      const text = wordsOf(args.text ?? (args.blocks === undefined ? message.text : ''));
      const refusal = checkMessage({ text, ...(blocks !== undefined && { blocks }), ...pick(args, 'metadata') });
      if (refusal !== null) return refused(ask, 'chat.update', refusal);
      delete message.blocks;
      Object.assign(message, { text }, blocks !== undefined && { blocks: withIds(blocks) }, pick(args, 'metadata'));
      if (args.blocks === undefined) message.edited = { user: message.user, ts: ask.world.ts() };
      return { channel: channel.id, ts: message.ts, text: message.text, message: withoutMetadata(message) };
    },
  },
  'chat.delete': {
    scopes: ['chat:write'],
    run: (ask) => {
      const found = own(ask, 'cant_delete_message');
      if (typeof found === 'string') return no(found);
      found.channel.messages.splice(found.channel.messages.indexOf(found.message), 1);
      return { channel: found.channel.id, ts: found.message.ts };
    },
  },
};

/** A message of the bot with this content, as Slack keeps it. */
export function messageOf({ world, args, install }: Ask): Message {
  return {
    ...{ type: 'message', user: install.botUserId, text: wordsOf(args.text), ts: world.ts() },
    ...{ bot_id: install.botId, app_id: world.app.id, team: install.teamId ?? install.enterpriseId },
    ...(args.blocks !== undefined && { blocks: withIds(args.blocks) }),
    ...pick(args, 'thread_ts'),
    ...pick(args, 'metadata'),
    ...pick(args, 'unfurl_links'),
  };
}

/** The answer and the history tell metadata only to who asks. */
export function withoutMetadata({ metadata: _, unfurl_links: __, ...message }: Message): Body {
  return message;
}

/** Where it goes: a conversation by id, or the direct one with a person by their id. */
function destination(ask: Ask): Conversation | string {
  const { world, install } = ask;
  const id = wordsOf(ask.args.channel);
  const member = world.members.get(id);
  if (member !== undefined) {
    if (!covers(world, install, member.teamId) || !member.active) return 'channel_not_found';
    return member.bot ? 'cannot_dm_bot' : directWith(world, install, id);
  }
  const channel = conversationFor(ask, id);
  if (channel === null) return 'channel_not_found';
  const gone = channel.kind === 'im' && [...channel.members].some((one) => world.members.get(one)?.active === false);
  if (channel.archived || gone) return 'is_archived';
  return channel.members.has(install.botUserId)
    ? channel
    : channel.kind === 'im'
      ? 'channel_not_found'
      : 'not_in_channel';
}

function own(ask: Ask, notYours: string): { message: Message; channel: Conversation } | string {
  const channel = conversationFor(ask, ask.args.channel);
  if (channel === null) return 'channel_not_found';
  const message = channel.messages.find(({ ts }) => ts === ask.args.ts);
  if (message === undefined) return 'message_not_found';
  return message.user === ask.install.botUserId ? { message, channel } : notYours;
}

function pick(args: Body, name: string): Body {
  const value = args[name];
  return value === undefined || (isBody(value) && Object.keys(value).length === 0) ? {} : { [name]: value };
}
