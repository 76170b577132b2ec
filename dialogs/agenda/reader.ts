import type { Language } from '../content/content.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { joined, languageFor, nameOf, type World } from '../session/world.ts';

/** Somebody for whom a message is made. */
export type Reader = { world: World; person: Person; language: Language };

/** The reader with this id; null for nobody we know. */
export function readerFor(world: World, id: string): Reader | null {
  const person = world.people.get(id);
  return person === undefined ? null : { world, person, language: languageFor(world, id) };
}

/** The names of the others in a placement, or of those among `people`. */
export function othersIn({ world, person }: Reader, placement: Placement, people?: readonly string[]): string {
  const ids = [placement.trainee, ...placement.trainers].filter(
    (id) => id !== person.id && (people === undefined || people.includes(id)),
  );
  return joined(ids.map((id) => nameOf(world, id)));
}
