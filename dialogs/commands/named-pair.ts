import type { Activities } from '../content/programme.ts';
import type { Placement } from '../model/placement.ts';
import { bare } from '../text/closest.ts';
import { peopleNamed } from '../text/people-named.ts';
import type { Context } from './context.ts';

/**
 * Words without the names of the others in these pairs. `people` are those who were named; `pair` is the one pair in which they
 * all are, or null.
 */
export function namedPair(
  { world, person, language }: Context,
  words: string,
  pairs: readonly Placement[],
): { rest: string; people: string[]; pair: Placement | null } {
  const othersIn = ({ trainee, trainers }: Placement) => [trainee, ...trainers].filter((id) => id !== person.id);
  const others = [...new Set(pairs.flatMap(othersIn))].flatMap((id) => world.people.get(id) ?? []);
  const { rest, named } = peopleNamed(words, others, wordsOf(language.activities));
  const both = pairs.filter((pair) => named.length > 0 && named.every((id) => othersIn(pair).includes(id)));
  return { rest, people: named, pair: both.length === 1 ? (both[0] ?? null) : null };
}

const cache = new WeakMap<Activities, ReadonlySet<string>>();

/** All words in the names of activities: who is called like one of those is known by the full name. */
function wordsOf(activities: Activities): ReadonlySet<string> {
  const found = cache.get(activities);
  if (found !== undefined) return found;
  const all = Object.values(activities).flatMap(({ words, label }) =>
    [...words, label].flatMap((one) => one.split(' ')),
  );
  const known = new Set(all.map(bare));
  cache.set(activities, known);
  return known;
}
