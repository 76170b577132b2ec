import type { Kept } from '../channel.ts';
import type { TeamsActivity } from './activity.ts';
import type { Read } from './read.ts';
import {
  departed,
  groupReferenceAfter,
  type Reference,
  readReference,
  referenceAfter,
  sameReference,
  writeReference,
} from './reference.ts';

/** How to reach who did something, and the group that it was done in; null outside a group. */
export type Met = { person: Reference; group: Reference | null };

/** Keeps the newest way to whoever did something, and to the group in which they did it. Rejects when the store fails. */
export async function meet(
  kept: Kept,
  activity: TeamsActivity,
  { from, group, input }: Extract<Read, { kind: 'event' }>,
): Promise<Met> {
  const before = await readReference(kept, from);
  const met = referenceAfter(before, activity);
  const isLeft = input.kind === 'left';
  if (group === null) return { person: await keep(kept, from.id, before, isLeft ? departed(met, null) : met), group };
  // Who puts us in a group or takes us out says nothing about their own chat.
  const isRoster = isLeft || input.kind === 'arrived';
  const person = isRoster ? { ...met, unreachable: before?.unreachable ?? null } : met;
  const known = await readReference(kept, group);
  const here = groupReferenceAfter(known, activity);
  return {
    person: await keep(kept, from.id, before, person),
    group: await keep(kept, group.id, known, isLeft ? departed(here, known) : here),
  };
}

async function keep(kept: Kept, id: string, before: Reference | null, after: Reference): Promise<Reference> {
  if (!sameReference(before, after)) await writeReference(kept, { channel: 'teams', id }, after);
  return after;
}
