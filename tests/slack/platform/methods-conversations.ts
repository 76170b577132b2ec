import { type Ask, conversationFor, type Method, no } from './method.ts';
import { withoutMetadata } from './methods-chat.ts';
import { type Body, wordsOf } from './shape.ts';
import { type Conversation, covers, directWith, type Message } from './world.ts';

const readers = (kind: Conversation['kind']) =>
  ({ im: 'im:history', channel: 'channels:history', group: 'groups:history' })[kind];

/** Opening a direct conversation and reading back. */
export const conversations: Readonly<Record<string, Method>> = {
  'conversations.open': {
    scopes: ['im:write'],
    run: ({ world, args, install }) => {
      const [user = '', ...more] = wordsOf(args.users).split(',').filter(Boolean);
      if (user === '') return no('users_list_not_supplied');
      if (more.length > 0) return no('method_not_supported_for_channel_type');
      const member = world.members.get(user);
      if (member === undefined || !covers(world, install, member.teamId)) return no('user_not_found');
      if (!member.active) return no('user_disabled');
      if (member.bot) return no('cannot_dm_bot');
      const known = world.conversations.size;
      const { id } = directWith(world, install, user);
      return { channel: { id }, ...(known === world.conversations.size && { no_op: true, already_open: true }) };
    },
  },
  'conversations.history': {
    scopes: ['im:history', 'channels:history', 'groups:history'],
    run: (ask) =>
      read(ask, (channel) =>
        channel.messages.filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts).reverse(),
      ),
  },
  'conversations.replies': {
    scopes: ['im:history', 'channels:history', 'groups:history'],
    run: (ask) => {
      const root = ask.args.ts;
      const inThread = (channel: Conversation) =>
        channel.messages.filter((one) => one.ts === root || one.thread_ts === root);
      const channel = conversationFor(ask, ask.args.channel);
      return channel !== null && inThread(channel).length === 0 ? no('thread_not_found') : read(ask, inThread);
    },
  },
};

function read(ask: Ask, choose: (channel: Conversation) => Message[]): Body {
  const channel = conversationFor(ask, ask.args.channel);
  if (channel === null) return no('channel_not_found');
  if (!channel.members.has(ask.install.botUserId))
    return no(channel.kind === 'im' ? 'channel_not_found' : 'not_in_channel');
  const needed = readers(channel.kind);
  if (!ask.install.scopes.includes(needed))
    return no('missing_scope', { needed, provided: ask.install.scopes.join(',') });
  const { oldest, latest, limit, cursor, inclusive, include_all_metadata } = ask.args;
  const edge = truth(inclusive);
  const found = choose(channel)
    .filter(({ ts }) => oldest === undefined || ts > wordsOf(oldest) || (edge && ts === wordsOf(oldest)))
    .filter(({ ts }) => latest === undefined || ts < wordsOf(latest) || (edge && ts === wordsOf(latest)));
  const from = Number(Buffer.from(wordsOf(cursor), 'base64').toString() || 0);
  const to = from + Math.min(Number(limit ?? 100), 999);
  const more = to < found.length;
  return {
    messages: found.slice(from, to).map((one) => {
      const shown = withoutMetadata(one);
      return truth(include_all_metadata) && one.metadata !== undefined ? { ...shown, metadata: one.metadata } : shown;
    }),
    has_more: more,
    ...(more && { response_metadata: { next_cursor: Buffer.from(String(to)).toString('base64') } }),
  };
}

const truth = (value: unknown) => value === true || value === 'true' || value === '1' || value === 1;
