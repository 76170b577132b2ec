import { z } from 'zod';
import { appOf, teamsOf } from './from-body.ts';
import { plainText } from './plain-text.ts';
import type { Deed, Seen } from './seen.ts';

const words = z.string().nullish();

const message = z.object({
  user: words,
  bot_id: words,
  subtype: words,
  text: words,
  ts: words,
  edited: z.unknown().optional(),
});

const event = z.object({
  type: z.literal('event_callback'),
  event_id: z.string().min(1),
  event: z.object({
    type: z.string(),
    subtype: words,
    channel: z.unknown().optional(),
    channel_type: words,
    user: z.unknown().optional(),
    bot_id: words,
    text: words,
    ts: words,
    thread_ts: words,
    team: words,
    user_team: words,
    source_team: words,
    tab: words,
    /** Who brought a member in, and who put us out. */
    inviter: words,
    actor_id: words,
    files: z.array(z.unknown()).nullish(),
    message: message.nullish(),
    previous_message: message.nullish(),
    tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish(),
  }),
});

type Event = z.infer<typeof event>['event'];

/** Messages that somebody wrote have no subtype, or one of these. */
const written: readonly string[] = ['file_share', 'thread_broadcast'];

/** Something that happened in a workspace; null for a body that is no event. */
export function readEvent(body: unknown, botUser: string): Seen | null {
  const read = event.safeParse(body);
  if (!read.success) return null;
  const { event: seen, event_id: id } = read.data;
  // Revoking the token of a person is no matter of ours; that of the bot comes down to being removed.
  if (seen.type === 'app_uninstalled') return { kind: 'removed' };
  if (seen.type === 'tokens_revoked')
    return (seen.tokens?.bot ?? []).length > 0 ? { kind: 'removed' } : { kind: 'nothing' };
  const done = deedOf(seen, id, botUser);
  if (done === null || done.user === botUser) return { kind: 'nothing' };
  const teams = teamsOf([seen.user_team, seen.source_team, seen.team]);
  return { kind: 'deed', user: done.user, teams, app: appOf(body), deed: done.deed };
}

function deedOf(seen: Event, id: string, botUser: string): { user: string; deed: Deed } | null {
  const { user, channel } = seen;
  if (seen.type === 'message' && typeof channel === 'string') return messageDeed(seen, channel, id, botUser);
  const moved = typeof channel === 'string' ? movedDeed(seen, channel, id, botUser) : null;
  if (moved !== null) return moved;
  if (typeof user !== 'string' || seen.bot_id) return null;
  if (seen.type === 'app_mention' && typeof channel === 'string') {
    return {
      user,
      deed: {
        kind: 'mentioned',
        id,
        text: plainText(seen.text ?? '', botUser),
        channel,
        thread: seen.thread_ts ?? null,
      },
    };
  }
  if (seen.type === 'app_home_opened') {
    const own = typeof channel === 'string' ? channel : null;
    return { user, deed: { kind: 'opened', id, home: seen.tab === 'home', channel: own } };
  }
  return null;
}

/** We come into a channel, or out of it; null when nobody did that whom we could answer. */
function movedDeed(
  { type, user, inviter, actor_id: actor }: Event,
  channel: string,
  id: string,
  botUser: string,
): { user: string; deed: Deed } | null {
  if (type === 'member_joined_channel' && user === botUser && inviter)
    return { user: inviter, deed: { kind: 'came', id, channel } };
  if ((type === 'channel_left' || type === 'group_left') && actor)
    return { user: actor, deed: { kind: 'went', id, channel } };
  return null;
}

function messageDeed(seen: Event, channel: string, id: string, botUser: string): { user: string; deed: Deed } | null {
  // In a channel only a mention is for us.
  if (seen.channel_type !== 'im') return null;
  const { subtype, message, previous_message: before } = seen;
  if (subtype === 'message_changed') {
    // Slack also calls it a change when it adds a preview; only the writer's own edit counts.
    const edited = message?.edited && message.text !== before?.text && !message.bot_id;
    return edited && message.user ? { user: message.user, deed: { kind: 'edited', id } } : null;
  }
  if (subtype === 'message_deleted')
    return before?.user && !before.bot_id ? { user: before.user, deed: { kind: 'deleted', id } } : null;
  if ((subtype && !written.includes(subtype)) || seen.bot_id || typeof seen.user !== 'string') return null;
  const text = plainText(seen.text ?? '', botUser);
  const hasFile = subtype === 'file_share' || (seen.files ?? []).length > 0;
  if (text !== '')
    return { user: seen.user, deed: { kind: 'said', id, text, channel, ...(hasFile ? { files: true } : {}) } };
  return hasFile ? { user: seen.user, deed: { kind: 'wordless', channel } } : null;
}
