import type { Activity } from 'botbuilder';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { ChannelDeps } from '../channel.ts';
import type { Connector } from './connector.ts';
import { failureOf } from './errors.ts';
import { TEAMS_LIMITS } from './limits.ts';
import type { Pace } from './pace.ts';
import { readReference, writeReference } from './reference.ts';

/** Where a line is said: `replyTo` is what it stands under in a group or thread. */
export type Spot = { serviceUrl: string; conversation: string; bot: string; replyTo?: string | undefined };

/** What saying something besides the messages of the hall needs. */
type Means = { connector: Connector; pace: Pace };
type Deps = Pick<ChannelDeps, 'kept' | 'now' | 'log'>;

/** Says one fixed line, at most once for this event (`id`) of this person (`from`). Nothing personal may stand in it. */
export function sayLine(
  spot: Spot,
  { id, from, text }: { id: string; from: Address; text: string },
  means: Means,
  deps: Deps,
): Promise<void> {
  return sayOnce(spot, { id, from, said: [{ text, textFormat: 'markdown' }] }, means, deps);
}

/**
 * Says something that is stored nowhere, at most once for this event (`id`) of this person (`from`): that it is being said is
 * written down first. What goes wrong here is only logged.
 */
export async function sayOnce(
  { serviceUrl, conversation, bot, replyTo }: Spot,
  { id, from, said }: { id: string; from: Address; said: readonly Partial<Activity>[] },
  { connector, pace }: Means,
  { kept, now, log }: Deps,
): Promise<void> {
  try {
    const reference = await readReference(kept, from);
    if (reference === null || reference.told.includes(id)) return;
    await writeReference(kept, from, { ...reference, told: [...reference.told, id].slice(-TEAMS_LIMITS.told) });
    if (pace.take(conversation, reference.tenant, now()) > 0) return;
    for (const one of said)
      await connector.post(
        { serviceUrl, conversation },
        { ...one, type: 'message', from: { id: bot, name: '' } },
        replyTo,
      );
  } catch (fault) {
    log('teams line not said', { kind: failureOf(fault, now()).kind });
  }
}
