import { say } from '../content/phrases.ts';
import type { State } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { joined, languageFor, nameOf, type World, wallFor } from '../session/world.ts';

/** With whom somebody is in a placement, as that one placement is told from another: for a trainer the trainee. */
export function otherOf(world: World, { trainee, trainers }: Placement, person: string): string {
  return person === trainee ? joined(trainers.map((id) => nameOf(world, id))) : nameOf(world, trainee);
}

/** The placements of somebody that are not over, of those that were loaded. */
export function runningFor(world: World, { placements }: Pick<State, 'placements'>, person: string): Placement[] {
  const today = wallFor(world, person).date;
  return placements.filter(
    ({ trainee, trainers, end }) => end >= today && (trainee === person || trainers.includes(person)),
  );
}

/** A title with whom it is about, where somebody has more than one placement and would have to guess. `about`: placements by id. */
export function titleWith(
  world: World,
  state: Pick<State, 'placements'>,
  person: string,
  title: string,
  about: readonly (string | null)[],
): string {
  if (runningFor(world, state, person).length < 2) return title;
  const placements = state.placements.filter(({ id }) => about.includes(id));
  const others = [...new Set(placements.map((placement) => otherOf(world, placement, person)))];
  if (others.length === 0) return title;
  return say(languageFor(world, person).phrases, 'nudge.title-with', { title, other: joined(others) });
}
