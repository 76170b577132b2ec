import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';

/**
 * Is this pair in this person's care? Only of somebody who is a coordinator now, only in their own institute, and only a pair
 * that is theirs or that nobody has yet.
 */
export function oversees({ id, role, institute }: Person, placement: Placement): boolean {
  const isTheirs = placement.coordinator === null || placement.coordinator === id;
  return role === 'coordinator' && placement.institute === institute && isTheirs;
}
