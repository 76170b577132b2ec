import type { Context } from '../commands/context.ts';
import type { Group } from '../model/group.ts';
import { sameAddress } from '../reach/notice.ts';

/** The groups that this person may ask: those they are the coordinator of, now. */
export function ownGroups({ person, state }: Context): Group[] {
  if (person.role !== 'coordinator') return [];
  return (state.groups ?? []).filter(
    ({ institute, coordinator }) => institute === person.institute && coordinator === person.id,
  );
}

/** The group that belongs to the channel where this was done, whoever may ask it. */
export function groupHere({ place, state, person }: Context): Group | undefined {
  if (place === undefined) return undefined;
  return (state.groups ?? []).find(
    ({ institute, places }) => institute === person.institute && places.some((one) => sameAddress(one, place)),
  );
}
