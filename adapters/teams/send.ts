import type { Activity } from 'botbuilder';
import { type Delivery, type Outcome, unreachable } from '../channel.ts';
import { aliasesIn } from './aliases.ts';
import { createBackoff } from './backoff.ts';
import type { TeamsDeps } from './deps.ts';
import { type Failure, failureOf } from './errors.ts';
import { isGroup } from './group.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { dropNamed, readNamed } from './named.ts';
import { type Means, type Progress, sendParts } from './parts.ts';
import { decodeRef, encodeRef } from './ref.ts';
import { type Reference, readReference, writeReference } from './reference.ts';
import { renderMessage, renderPost } from './render.ts';

/**
 * Sends a message at most once. What it takes the place of is updated in place. After `later` the same message goes on where
 * it was; this process remembers where. A person whom the platform calls unreachable is left in peace until something comes
 * in from them. An address that is no id of Teams is that of who went by it when they came to us, as long as Teams says that
 * they do. `renew`: the platform does not take our token.
 */
export function createSend(
  deps: TeamsDeps,
  { connector, pace, renew }: Omit<Means, 'now'> & { renew: () => void },
): (delivery: Delivery) => Promise<Outcome> {
  const { kept, now, log } = deps;
  const backoff = createBackoff(deps.random);
  const under = new Map<string, Progress>();

  async function attempt(asked: Delivery, progress: Progress): Promise<Outcome> {
    const direct = await readReference(kept, asked.to);
    const named = direct === null ? await readNamed(kept, asked.to) : null;
    const delivery = named === null ? asked : { ...asked, to: named };
    const reference = named === null ? direct : await readReference(kept, named);
    if (reference === null) return { kind: 'refused', code: 'not-installed' };
    if (reference.unreachable !== null) return { kind: 'refused', code: reference.unreachable };
    const activities = rendered(delivery);
    if (activities === null) return { kind: 'refused', code: 'invalid' };
    const conversation = reference.conversation ?? (await opened(delivery, reference));
    if (typeof conversation !== 'string') return conversation;
    const other = named === null ? null : await notTheirs(delivery, { ...reference, conversation }, asked.to.id);
    if (other !== null) return other;
    const earlier = decodeRef(delivery.replaces?.ref ?? null);
    const old = earlier?.conversation === conversation ? earlier.ids : [];
    const chat = { ...reference, conversation, isGroup: isGroup(delivery.to) };
    const ending = await sendParts(chat, activities, old, progress, { connector, pace, now });
    if (ending.kind === 'all') return { kind: 'sent', ref: encodeRef({ conversation, ids: progress.ids }) };
    if (ending.kind === 'paced') return { kind: 'later', afterMs: ending.afterMs };
    const { failure, isUpdate } = ending;
    // An update may be made twice, so one without a clear end is made again, a few times.
    if (isUpdate && failure.kind === 'unclear') progress.updates += 1;
    const mayRepeat = isUpdate && failure.kind === 'unclear' && progress.updates < TEAMS_LIMITS.updates;
    return mayRepeat ? later(delivery, failure.code, null) : outcomeOf(delivery, reference, failure);
  }

  function rendered({ key, to, message }: Delivery): Partial<Activity>[] | null {
    try {
      const look = { words: deps.words, texts: deps.texts, key, asks: null, fileUrl: deps.fileUrl };
      return isGroup(to) ? renderPost(message, look) : renderMessage(message, look);
    } catch {
      log('teams message not rendered', { key });
      return null;
    }
  }

  /** Our chat with somebody who was only seen in a group. Nothing is said by opening it, and it is the same chat each time. */
  async function opened(delivery: Delivery, reference: Reference): Promise<string | Outcome> {
    const { to } = delivery;
    const afterMs = pace.take(`open ${to.id}`, reference.tenant, now());
    if (afterMs > 0) return { kind: 'later', afterMs };
    try {
      const conversation = await connector.open(reference.serviceUrl, reference);
      const newest = (await readReference(kept, to)) ?? reference;
      if (newest.conversation === null) await writeReference(kept, to, { ...newest, conversation });
      return conversation;
    } catch (fault) {
      const failure = failureOf(fault, now());
      return failure.kind === 'unclear' ? later(delivery, failure.code, null) : outcomeOf(delivery, reference, failure);
    }
  }

  /** Why nothing goes to who went by this address: they no longer do, or Teams does not say; null when they do. */
  async function notTheirs(
    delivery: Delivery,
    reference: Reference & { conversation: string },
    alias: string,
  ): Promise<Outcome | null> {
    try {
      if ((await aliasesIn(reference, connector)).includes(alias)) return null;
    } catch (fault) {
      const failure = failureOf(fault, now());
      return failure.kind === 'unclear' ? later(delivery, failure.code, null) : outcomeOf(delivery, reference, failure);
    }
    await dropNamed(kept, delivery.to, [alias]);
    return { kind: 'refused', code: 'not-installed' };
  }

  async function outcomeOf(delivery: Delivery, reference: Reference, failure: Failure): Promise<Outcome> {
    switch (failure.kind) {
      case 'refused':
        await remember(delivery, reference, failure.code);
        return failure;
      case 'missing':
        return { kind: 'refused', code: 'invalid' };
      case 'busy':
        return later(delivery, 'busy', failure.afterMs);
      case 'unsent':
        if (failure.config) renew();
        return later(delivery, failure.code, null);
      case 'unclear':
        return { kind: 'unknown', code: failure.code };
    }
  }

  function later({ key }: Delivery, code: string, asked: number | null): Outcome {
    log('teams message waits', { key, code });
    return { kind: 'later', afterMs: backoff.next(key, asked) };
  }

  /** Unless something came in from them while we were asking. */
  async function remember({ to, key }: Delivery, used: Reference, code: string): Promise<void> {
    const reason = unreachable.find((one) => one === code);
    if (reason === undefined) return;
    try {
      const newest = await readReference(kept, to);
      if (newest === null || newest.serviceUrl !== used.serviceUrl || newest.user !== used.user) return;
      await writeReference(kept, to, { ...newest, unreachable: reason });
    } catch {
      log('teams reference not kept', { key });
    }
  }

  return async (delivery) => {
    const { key } = delivery;
    const progress = under.get(key) ?? { ids: [], lost: new Set(), updates: 0 };
    under.set(key, progress);
    // What rejects is the store, before anything was asked of the platform.
    const outcome = await attempt(delivery, progress).catch(() => later(delivery, 'store', null));
    if (outcome.kind === 'later') return progress.ids.length > 0 ? { ...outcome, begun: true } : outcome;
    under.delete(key);
    backoff.reset(key);
    return outcome;
  };
}
