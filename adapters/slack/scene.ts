import type { Address, Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { CardWords } from '../cards/words.ts';
import type { ChannelDeps, Reply } from '../channel.ts';
import { groupAddress } from './address.ts';
import type { Ack } from './bolt.ts';
import type { Drafts } from './drafts.ts';
import type { Note } from './own-views.ts';
import type { Patiently } from './patiently.ts';
import { renderMessage, type SlackLook } from './render.ts';
import type { GivenBack, Replies } from './replies.ts';
import type { SlackTexts } from './texts.ts';
import type { Workspace } from './workspaces.ts';

/** Somebody who does something, and how to answer them at once. */
export type Scene = {
  workspace: Workspace;
  address: Address;
  user: string;
  /** Our app's id there. */
  app: string | null;
  /** The channel that this was done in, if it was. */
  channel: string | null;
  /** Where only they see what is shown: their conversation with the assistant, as far as it is known, or the channel whose button they pressed. */
  dm: string | null;
  ack: Ack;
  /** How long Slack may still be kept waiting for an answer, in ms. */
  patience: number;
  /** Hands in what they did; the reply comes when it is durable. */
  hand(id: string, input: Input): Promise<Reply>;
};

/** What showing something needs. */
export type PostStage = Pick<ChannelDeps, 'log' | 'fileUrl' | 'kept'> & { texts: SlackTexts; words: CardWords };

/** The same for whoever is at it: what they filled in, and what was given back to them. */
export type Stage = PostStage & {
  drafts: Drafts;
  replies: Replies;
  patiently: Patiently;
};

export function lookOf({ texts, words, fileUrl }: PostStage, key: string, channel: string | null = null): SlackLook {
  return { texts, words, fileUrl, key, channel };
}

/** The message that a button or form belongs to: one that was given back to this person, or one that was sent to them or to the channel. */
export async function messageOf(
  { workspace, address, channel }: Scene,
  stage: Stage,
  key: string,
): Promise<GivenBack | null> {
  const given = stage.replies.read(address.id, key);
  if (given !== null) return given;
  const message = await stage.kept.message(key, channel === null ? address : groupAddress(workspace.id, channel));
  return message === null ? null : { message, channel };
}

/** Shows a note to this person alone: in `channel`, or else in their own conversation. One that Slack will not show is only logged. */
export async function showNote(
  { workspace, user, dm }: Scene,
  { patiently }: Stage,
  { text, blocks }: Note,
  where: { channel?: string; thread?: string | null } = {},
): Promise<void> {
  const { client } = workspace;
  const known = where.channel ?? dm;
  await patiently.call(`${workspace.id}:${known ?? user}`, 'slack note not shown', async () => {
    const channel = known ?? (await client.conversations.open({ users: user })).channel?.id;
    if (channel === undefined) return;
    const thread = where.thread ? { thread_ts: where.thread } : {};
    await client.chat.postEphemeral({ channel, user, text, blocks, ...thread });
  });
}

/**
 * Shows what the turn says back to this person alone; it is never stored, so it is gone when they look again. A form in it is
 * opened by a button; `key` stands on any other button.
 */
export async function showReply(scene: Scene, stage: Stage, message: Message, key: string): Promise<void> {
  const { address, channel } = scene;
  const own = message.fields.length > 0 ? stage.replies.keep(address.id, { message, channel }) : key;
  const look = { ...lookOf(stage, own), fileUrl: () => null };
  for (const part of renderMessage(message, look)) await showNote(scene, stage, part);
}

/**
 * Answers when the work is done, or with `late` when it takes too long for Slack; then the work goes on and `after` says
 * how it ended, null when it failed.
 */
export async function answerInTime<T>(
  work: Promise<T>,
  ms: number,
  on: { late: () => Promise<void>; inTime: (value: T) => Promise<void>; after: (value: T | null) => Promise<void> },
): Promise<void> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void on.late();
  }, ms);
  try {
    const value = await work;
    await (isLate ? on.after(value) : on.inTime(value));
  } catch (fault) {
    if (isLate) await on.after(null);
    throw fault;
  } finally {
    clearTimeout(timer);
  }
}
