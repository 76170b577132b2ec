import type { Person } from '../model/person.ts';

/** That a trainer shares the own overview of a calendar year with a coach (a person's id), since `at` (ms since 1970). */
export type Share = NonNullable<Person['shares']>[number];
/** A trainer with one year that is shared with somebody. */
export type Shared = { trainer: Person; share: Share };

/** Is this somebody who is a coach now? One who was taken off the list stays known, but sees nothing any more. */
export function isCoach({ role, ended }: Person): boolean {
  return role === 'coach' && ended === undefined;
}

/** The coaches of an institute, by name. */
export function coachesIn(people: Iterable<Person>, institute: string): Person[] {
  return byName([...people].filter((one) => one.institute === institute && isCoach(one)));
}

/**
 * What trainers share with this person now, by name and newest year first. The trainers' own documents alone decide: nothing
 * for somebody who is no coach, nothing of another institute, nothing of somebody who trains nobody.
 */
export function sharedWith(coach: Person, people: Iterable<Person>): Shared[] {
  if (!isCoach(coach)) return [];
  return byName([...people].filter((one) => one.role === 'trainer' && one.institute === coach.institute)).flatMap(
    (trainer) =>
      (trainer.shares ?? [])
        .filter((share) => share.coach === coach.id)
        .sort((one, other) => other.year - one.year)
        .map((share) => ({ trainer, share })),
  );
}

/** The trainer who shares this year with this person now, if there is one of that id. */
export function sharedBy(
  coach: Person,
  people: ReadonlyMap<string, Person>,
  trainer: string,
  year: number,
): Shared | null {
  const one = people.get(trainer);
  if (one === undefined) return null;
  return sharedWith(coach, [one]).find(({ share }) => share.year === year) ?? null;
}

/** The person with other shares; with none left it is as if there never were any. */
export function withShares({ shares: _, ...person }: Person, shares: readonly Share[]): Person {
  return shares.length === 0 ? person : { ...person, shares: [...shares] };
}

/** The person without what they share with this coach; the same one when that is nothing. */
export function withoutCoach(person: Person, coach: string): Person {
  const shares = person.shares ?? [];
  const left = shares.filter((share) => share.coach !== coach);
  return left.length === shares.length ? person : withShares(person, left);
}

function byName(people: readonly Person[]): Person[] {
  return [...people].sort((one, other) => (one.name < other.name ? -1 : 1));
}
