import { type Field, fieldsOf } from './client-modal.ts';
import { aliveIn, controlsOf, readable } from './see.ts';
import { wordsOf } from './shape.ts';
import { withIds } from './state.ts';
import { blocksOf } from './views.ts';
import type { Conversation, Message, World } from './world.ts';

/** A message as somebody sees it now. `alive` is what Slack would make a mention or link of. */
export type Seen = {
  ts: string;
  mine: boolean;
  text: string;
  buttons: string[];
  ephemeral: boolean;
  thread: string | null;
  alive: string[];
  message: Message;
};

/** Where something is said; the conversation with the app when nothing is named. */
export type Place = { in?: Conversation; thread?: string };

/** A home page as somebody sees it. */
export type Home = { text: string; buttons: string[]; fields: Field[]; alive: string[] };

/** What this person sees in a conversation, the oldest first. */
export function visibleTo(channel: Conversation, userId: string): { message: Message; ephemeral: boolean }[] {
  return [
    ...channel.messages.map((message) => ({ message, ephemeral: false })),
    ...channel.ephemeral.filter(({ user }) => user === userId).map(({ message }) => ({ message, ephemeral: true })),
  ].sort((a, b) => (a.message.ts < b.message.ts ? -1 : 1));
}

/** The home page of this person; null before the app made one. */
export function homeOf(world: World, userId: string): Home | null {
  const view = world.views.get(world.homes.get(userId) ?? '');
  if (view === undefined) return null;
  const blocks = blocksOf(view);
  const fields = fieldsOf(view).map(({ field }) => field);
  return {
    text: readable({ blocks }),
    buttons: controlsOf(blocks).map(({ label }) => label),
    fields,
    alive: aliveIn(blocks),
  };
}

/** A message as this person sees it. */
export function seen(message: Message, ephemeral: boolean, userId: string): Seen {
  const buttons = controlsOf(withIds(message.blocks)).map(({ label }) => label);
  const thread = message.thread_ts === undefined ? null : wordsOf(message.thread_ts);
  const mine = message.user === userId;
  return {
    ts: message.ts,
    mine,
    text: readable(message),
    buttons,
    ephemeral,
    thread,
    alive: aliveIn(message),
    message,
  };
}
