import type { Activity } from 'botbuilder';
import type { Connector } from './connector.ts';
import { type Failure, failureOf } from './errors.ts';
import type { Pace } from './pace.ts';
import type { Reference } from './reference.ts';

/** Somebody's chat with us, or a group (`isGroup`) that we post in. */
export type Chat = Reference & { conversation: string; isGroup: boolean };

/** How far a message of several activities has come: their ids so far, which earlier ones cannot be updated, updates without a clear end. */
export type Progress = { ids: string[]; lost: Set<number>; updates: number };

/** `paced`: our own limit, nothing was asked of the platform. `failed`: the part at hand, as a new activity or as an update. */
export type Ending =
  | { kind: 'all' }
  | { kind: 'paced'; afterMs: number }
  | { kind: 'failed'; failure: Failure; isUpdate: boolean };

export type Means = { connector: Connector; pace: Pace; now: () => number };

/**
 * Sends what is left of a message's activities, in order, and notes each in `progress` at once. Where an earlier one is (`old`,
 * ids in order) it is updated in place; where that cannot be done it is sent as new. What is left over of the earlier ones is
 * removed: if that fails it stays, and its buttons say that they are over.
 */
export async function sendParts(
  chat: Chat,
  activities: readonly Partial<Activity>[],
  old: readonly string[],
  progress: Progress,
  { connector, pace, now }: Means,
): Promise<Ending> {
  while (progress.ids.length < activities.length) {
    const at = progress.ids.length;
    const afterMs = pace.take(chat.conversation, chat.tenant, now());
    if (afterMs > 0) return { kind: 'paced', afterMs };
    const activity = addressed(activities[at] ?? {}, chat);
    const id = progress.lost.has(at) ? '' : (old[at] ?? '');
    try {
      // What follows on a post in a group stands in the same thread.
      const replyTo = chat.isGroup ? progress.ids[0] || undefined : undefined;
      if (id === '') progress.ids.push((await connector.post(chat, activity, replyTo)) ?? '');
      else {
        await connector.update(chat, id, { ...activity, id });
        progress.ids.push(id);
      }
    } catch (fault) {
      const failure = failureOf(fault, now());
      if (id === '' || !isGone(failure)) return { kind: 'failed', failure, isUpdate: id !== '' };
      progress.lost.add(at);
    }
  }
  for (const id of old.slice(activities.length)) {
    if (id === '' || pace.take(chat.conversation, chat.tenant, now()) > 0) continue;
    await connector.remove(chat, id).catch(() => null);
  }
  return { kind: 'all' };
}

/** The earlier message is no more, or is not to be changed any more. */
function isGone(failure: Failure): boolean {
  return failure.kind === 'missing' || (failure.kind === 'refused' && failure.code === 'invalid');
}

/** Teams shows words to go on with only when it is said to whom. */
function addressed(activity: Partial<Activity>, { bot, user, conversation, isGroup }: Chat): Partial<Activity> {
  if (isGroup) return { ...activity, channelId: 'msteams', from: { id: bot, name: '' } };
  const { suggestedActions } = activity;
  return {
    ...activity,
    channelId: 'msteams',
    from: { id: bot, name: '' },
    recipient: { id: user, name: '' },
    conversation: { id: conversation, name: '', isGroup: false, conversationType: 'personal' },
    ...(suggestedActions ? { suggestedActions: { ...suggestedActions, to: [user] } } : {}),
  };
}
