import type { Activities } from '../content/programme.ts';
import { closest, plain } from '../text/closest.ts';

/** Where an activity is named: the words [from, to). */
export type Named = { activity: string; from: number; to: number };

/** The activities named in these words (plain), by the longest words, in order. A number before something to count is a number. */
export function findActivities(words: readonly string[], activities: Activities): Named[] {
  const { names, mostWords } = knownOf(activities);
  const found: Named[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = mostWords; length > 0; length -= 1) {
      const span = words.slice(at, at + length);
      const isWhole = span.length === length && span[0] !== ',' && span.at(-1) !== ',';
      const name = isWhole ? names.get(phrase(span)) : undefined;
      if (name === undefined || (length === 1 && isOtherwiseMeant(words, at, names))) continue;
      found.push({ activity: name, from: at, to: at + length });
      at += length - 1;
      break;
    }
  }
  return found;
}

/** The activities that a slip of the pen may have meant, best first, at most three. */
export function nearActivities(words: readonly string[], activities: Activities): string[] {
  const { names, list } = knownOf(activities);
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const near = closest(phrase(words.slice(at, at + length)), list);
      const swapped = length === 1 ? list.filter((word) => isSwapped(words[at] ?? '', word)) : [];
      if (swapped.length > 0) return [...new Set(swapped.flatMap((word) => names.get(word) ?? []))].slice(0, 3);
      if (near.kind === 'near') return [...new Set(near.values.flatMap((word) => names.get(word) ?? []))];
    }
  }
  return [];
}

/** "drie patiënten" counts to three, "een dag geleden" is a day. */
function isOtherwiseMeant(words: readonly string[], at: number, names: ReadonlyMap<string, string>): boolean {
  const next = words[at + 1] ?? '';
  if (words[at] === 'dag') return next === 'geleden';
  if (words[at] !== 'drie') return false;
  return (
    [1, 2, 3].some((length) => names.has(phrase(words.slice(at + 1, at + 1 + length)))) ||
    /^(keer|maal|x|min|minuten|uur|kwartier|dagen|weken|maanden|stuks)$/.test(next)
  );
}

/** KBP for KPB: three letters in another order, which is too short for other slips. */
function isSwapped(typed: string, word: string): boolean {
  if (typed.length !== 3 || word.length !== 3 || typed === word) return false;
  return [...typed].sort().join('') === [...word].sort().join('');
}

function phrase(words: readonly string[]): string {
  return words.filter((word) => word !== ',').join(' ');
}

type Known = { names: ReadonlyMap<string, string>; list: readonly string[]; mostWords: number };

// Activities are read once at start and looked for in every entry.
const cache = new WeakMap<Activities, Known>();

function knownOf(activities: Activities): Known {
  const found = cache.get(activities);
  if (found !== undefined) return found;
  const all = Object.entries(activities).flatMap(([name, { words, label }]) =>
    [name, plain(label).replaceAll(',', ''), ...words].map((word): [string, string] => [plain(word), name]),
  );
  const names = new Map(all.toReversed());
  const list = [...names.keys()];
  const known: Known = { names, list, mostWords: 1 + Math.max(...list.map((word) => word.split(' ').length)) };
  cache.set(activities, known);
  return known;
}
