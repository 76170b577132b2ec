import { checkMessage } from './check-sent.ts';
import { type Body, isBody, wordsOf } from './shape.ts';
import { withIds } from './state.ts';
import { type Conversation, installOf, type Message, type Source, type World } from './world.ts';

/** A reply by `response_url` or in the answer to a command: who asked, where, and which message the button stood on. */
export type Asked = { userId: string; channel: string; source: Source | null };

/** A response url works five times in half an hour. */
const uses = 5;
const lastsMs = 30 * 60_000;

/** Makes a response url. */
export function newHook(world: World, asked: Asked): string {
  const id = world.id('hook');
  world.hooks.set(id, { ...asked, at: world.now(), uses: 0 });
  return `${world.url}/response/${id}`;
}

/** `POST` to a response url: the HTTP status and body. */
export function answerHook(world: World, id: string, sent: unknown): { status: number; body: Body } {
  const hook = world.hooks.get(id);
  if (hook === undefined) return { status: 404, body: { ok: false, error: 'no_service' } };
  if (world.now() - hook.at > lastsMs) return { status: 404, body: { ok: false, error: 'expired_url' } };
  if (hook.uses >= uses) return { status: 404, body: { ok: false, error: 'used_url' } };
  hook.uses += 1;
  const error = isBody(sent) ? applyReply(world, hook, sent, 'response_url') : 'invalid_payload';
  return error === null ? { status: 200, body: { ok: true } } : { status: 400, body: { ok: false, error } };
}

/** Shows a reply: only to who asked unless it says `in_channel`; it may replace or take away the message of the button. Null when done, else why not. */
export function applyReply(world: World, asked: Asked, sent: Body, method: string): string | null {
  const channel = world.conversations.get(asked.channel);
  const install = channel === undefined ? undefined : installOf(world, channel.teamId);
  if (channel === undefined || install === undefined) return 'channel_not_found';
  if (sent.delete_original === true) return takeAway(world, channel, asked);
  const refusal = checkMessage(sent);
  if (refusal !== null) {
    world.wrong.push({ method, ...refusal, sent });
    return refusal.error;
  }
  const content: Body = {
    text: wordsOf(sent.text),
    ...(sent.blocks !== undefined && { blocks: withIds(sent.blocks) }),
  };
  const old = sent.replace_original === true ? originalOf(channel, asked) : undefined;
  if (old !== undefined) {
    delete old.blocks;
    Object.assign(old, content);
  } else {
    const thread = sent.thread_ts === undefined ? {} : { thread_ts: sent.thread_ts };
    const message: Message = {
      ...{ type: 'message', user: install.botUserId, bot_id: install.botId, ts: world.ts(), text: '' },
      ...content,
      ...thread,
    };
    if (sent.response_type === 'in_channel') channel.messages.push(message);
    else channel.ephemeral.push({ user: asked.userId, message });
  }
  world.changed();
  return null;
}

function originalOf(channel: Conversation, { source, userId }: Asked): Message | undefined {
  if (source === null) return undefined;
  if (!source.ephemeral) return channel.messages.find(({ ts }) => ts === source.ts);
  return channel.ephemeral.find(({ user, message }) => user === userId && message.ts === source.ts)?.message;
}

function takeAway(world: World, channel: Conversation, asked: Asked): string | null {
  const old = originalOf(channel, asked);
  if (old === undefined) return 'message_not_found';
  channel.messages = channel.messages.filter((one) => one !== old);
  channel.ephemeral = channel.ephemeral.filter(({ message }) => message !== old);
  world.changed();
  return null;
}
