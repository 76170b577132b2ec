import { bare } from './closest.ts';

/** What stands before a name and belongs to it. */
const before = new Set(['met', 'bij', 'samen', 'dr', 'dokter', 'collega']);

/** A text without the names of these people, and who was named (ids). `kept` are words that mean something else here as well. */
export function peopleNamed(
  text: string,
  people: readonly { id: string; name: string }[],
  kept: ReadonlySet<string>,
): { rest: string; named: string[] } {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const plainWords = words.map(bare);
  const named = new Set<string>();
  const gone = new Set<number>();
  const names = people
    .flatMap(({ id, name }) => namesOf(name, kept).map((parts) => ({ id, parts })))
    .sort((one, other) => other.parts.length - one.parts.length);
  for (let at = 0; at < words.length; at += 1) {
    const found = names.filter(({ parts }) => parts.every((part, step) => plainWords[at + step] === part));
    const [first] = found;
    // "5 jan" is a day.
    if (first === undefined || /^\d+$/.test(plainWords[at - 1] ?? '')) continue;
    for (const { id, parts } of found) if (parts.length === first.parts.length) named.add(id);
    for (let step = 0; step < first.parts.length; step += 1) gone.add(at + step);
    for (let ahead = at - 1; ahead >= 0 && before.has(plainWords[ahead] ?? ''); ahead -= 1) gone.add(ahead);
    at += first.parts.length - 1;
  }
  // A comma behind a name still stands between what is before it and behind it.
  const rest = words.flatMap((word, at) => (gone.has(at) ? (/[,;:]$/.test(word) ? [','] : []) : [word]));
  return { rest: rest.join(' '), named: [...named] };
}

/** The words of a full name and of a first name. */
function namesOf(name: string, kept: ReadonlySet<string>): string[][] {
  const full = name
    .split(/\s+/)
    .map(bare)
    .filter((part) => part !== '');
  const [first] = full;
  if (first === undefined) return [];
  return full.length === 1 || first.length < 2 || kept.has(first) ? [full] : [full, [first]];
}
