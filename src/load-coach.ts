import { coachesIn, sharedBy, sharedWith } from '../dialogs/coach/shares.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import { type Asked, yearNamed } from '../dialogs/needs.ts';
import { tenuresOf } from '../dialogs/placements/tenure.ts';
import type { Reading } from './reading.ts';
import type { Loaded } from './state-of.ts';

/** Who a trainer can share the own year with. */
export async function loadCoaches(reading: Reading, institute: string): Promise<Person[]> {
  return coachesIn(await reading.allPeople(institute), institute);
}

/**
 * What a coach may see now: who shares a year, and the placements of a trainer whose shared year is opened. Of a year that is
 * not shared with them nothing is read.
 */
export async function loadShared(
  reading: Reading,
  coach: Person,
  asked: Asked,
): Promise<{ sharers: Person[]; placements: Placement[] }> {
  const sharers = await loadSharers(reading, coach);
  const named = yearNamed(asked);
  const people = new Map(sharers.map((one) => [one.id, one]));
  const found = named === null ? null : sharedBy(coach, people, named.trainer, named.year);
  const placements = found === null ? [] : await trainedPlacements(reading, found.trainer);
  return { sharers, placements };
}

/** The placements in which somebody trains or trained: of who left one, only the placement tells. */
export async function trainedPlacements(reading: Reading, { institute, id }: Person): Promise<Placement[]> {
  return (await reading.allPlacements(institute)).filter((placement) => tenuresOf(placement, id).length > 0);
}

/** The trainers who share something with this person now; nobody for who is no coach. */
export async function loadSharers(reading: Reading, coach: Person): Promise<Person[]> {
  if (coach.role !== 'coach') return [];
  const shared = sharedWith(coach, await reading.allPeople(coach.institute));
  return [...new Set(shared.map(({ trainer }) => trainer))];
}

/** What was loaded, with these people besides. */
export function withPeople({ state, revisions }: Loaded, more: readonly Person[]): Loaded {
  const people = new Map([...more.map((one) => [one.id, one] as const), ...state.people]);
  return { state: { ...state, people }, revisions };
}
