import { z } from 'zod';
import type { Address } from '../../dialogs/model/inbound.ts';
import { type Kept, unreachable } from '../channel.ts';
import { isPersonal, type TeamsActivity } from './activity.ts';
import { keptName } from './address.ts';
import { conversationOf } from './group.ts';

/** How to reach somebody, as they were last seen; or how to post in a group, where `user` is empty. */
const reference = z.strictObject({
  version: z.literal(1),
  serviceUrl: z.string(),
  tenant: z.string(),
  /** Teams' own ids of this person and of us. */
  user: z.string(),
  bot: z.string(),
  /** Our chat with them; null while they were only seen in a group. */
  conversation: z.string().nullable(),
  /** Set since the platform said that nothing reaches them, or they took us out. */
  unreachable: z.enum(unreachable).nullable(),
  /** Does the hall know who they are? */
  known: z.boolean(),
  /** When Teams was last asked who they are (ms since 1970), while the hall did not know them; null otherwise. */
  asked: z.number().nullable().default(null),
  /** The addresses that Teams told then: what was sent to one of these is theirs. */
  aliases: z.array(z.string()).default([]),
  /** How often they took us out: coming back after that is a new arrival. */
  departures: z.int(),
  /** The newest events that were answered with a fixed line, so that no redelivery repeats it. */
  told: z.array(z.string()),
});

export type Reference = z.infer<typeof reference>;

/** The reference of this person, or null when they were never seen. Rejects when the store fails. */
export async function readReference(kept: Kept, address: Address): Promise<Reference | null> {
  return reference.nullable().parse(await kept.read(keptName(address)));
}

export async function writeReference(kept: Kept, address: Address, body: Reference): Promise<void> {
  await kept.write(keptName(address), body);
}

/** The reference after an activity of theirs: the newest way to them. Something from them means that they can be reached. */
export function referenceAfter(known: Reference | null, activity: TeamsActivity): Reference {
  const { serviceUrl, conversation, from, recipient } = activity;
  const { known: isKnown, asked, aliases, departures, told } = known ?? unseen;
  return {
    version: 1,
    serviceUrl,
    tenant: conversation.tenantId ?? '',
    user: from?.id ?? '',
    bot: recipient.id,
    conversation: isPersonal(activity) ? conversation.id : (known?.conversation ?? null),
    unreachable: null,
    known: isKnown,
    asked,
    aliases,
    departures,
    told,
  };
}

const unseen: Pick<Reference, 'known' | 'asked' | 'aliases' | 'departures' | 'told'> = {
  known: false,
  asked: null,
  aliases: [],
  departures: 0,
  told: [],
};

/** The reference of a group after something was done in it: the newest way to post there. */
export function groupReferenceAfter(known: Reference | null, activity: TeamsActivity): Reference {
  return { ...referenceAfter(known, activity), user: '', conversation: conversationOf(activity) };
}

/** The same, out of reach until they are heard of again. Told twice it is one departure. */
export function departed(met: Reference, before: Reference | null): Reference {
  const isNew = before?.unreachable !== 'not-installed';
  return { ...met, unreachable: 'not-installed', departures: met.departures + (isNew ? 1 : 0) };
}

/** True when both say the same, so that nothing needs to be written. */
export function sameReference(one: Reference | null, other: Reference): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
