import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import type { Person } from '../model/person.ts';
import { nameOf, type World } from '../session/world.ts';
import { sharedWith } from './shares.ts';

/** Which years somebody shares, or of a coach which are shared with them, as facts about them; none where nothing is shared. */
export function sharedFacts({
  world,
  person,
  language,
}: {
  world: World;
  person: Person;
  language: Language;
}): { label: string; value: string }[] {
  const { phrases } = language;
  const value = (years: readonly { year: number; name: string }[]) =>
    years.map((one) => say(phrases, 'data.shared-value', one)).join('; ');
  const own = (person.shares ?? []).map(({ year, coach }) => ({ year, name: nameOf(world, coach) }));
  const theirs = sharedWith(person, world.people.values()).map(({ trainer, share }) => ({
    year: share.year,
    name: trainer.name,
  }));
  return [
    ...(own.length === 0 ? [] : [{ label: say(phrases, 'data.shared'), value: value(own) }]),
    ...(theirs.length === 0 ? [] : [{ label: say(phrases, 'data.shared-with-you'), value: value(theirs) }]),
  ];
}
