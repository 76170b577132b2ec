import type { Context } from '../commands/context.ts';
import type { Group } from '../model/group.ts';
import type { Person } from '../model/person.ts';
import { sameAddress } from '../reach/notice.ts';

/** The groups that this person may ask: those they are the coordinator of, now. */
export function ownGroups({ person, state }: Context): Group[] {
  if (person.role !== 'coordinator') return [];
  return (state.groups ?? []).filter(
    ({ institute, coordinator }) => institute === person.institute && coordinator === person.id,
  );
}

/** The groups whose results this person may look back at: those they ask, are a member of, or are the screen of. */
export function groupsSeen(context: Context): Group[] {
  const { person, state } = context;
  if (person.role === 'coordinator') return ownGroups(context);
  return (state.groups ?? []).filter((group) => group.institute === person.institute && isIn(person, group));
}

/** Is this a member of the group, or a screen where it is asked? */
export function isIn({ id, role, addresses }: Person, { members, places }: Group): boolean {
  if (role !== 'group') return members.includes(id);
  return places.some((place) => addresses.some((address) => sameAddress(address, place)));
}

/** The group that belongs to the channel where this was done, whoever may ask it. */
export function groupHere({ place, state, person }: Context): Group | undefined {
  if (place === undefined) return undefined;
  return (state.groups ?? []).find(
    ({ institute, places }) => institute === person.institute && places.some((one) => sameAddress(one, place)),
  );
}
