import { plain } from '../text/closest.ts';

/** What may stand around a name without being one: "van tom jansen", "koppel jansen", "hoe gaat het met jansen". */
const beside =
  /^(?:van|voor|over|bij|met|en|de|het|een|koppels?|koppeling|mijn|alles?|hoe|gaat|staat|zoek|toon|laat|zien|aios|opleider|coassistent)$/;

/** The words of a search without what is not part of a name; empty when it names nobody. */
export function nameWords(search: string): string[] {
  return wordsOf(search).filter((word) => !beside.test(word));
}

/**
 * Those of a list whose name holds all words of a search. Where none does, words that are seldom part of a name are left out:
 * somebody may be called Van de Koppel. A search that then names nobody finds nothing.
 */
export function named<T>(list: readonly T[], search: string, nameOf: (one: T) => string): T[] {
  const found = withAll(list, wordsOf(search), nameOf);
  if (found.length > 0) return found;
  const words = nameWords(search);
  return words.length === 0 ? [] : withAll(list, words, nameOf);
}

function withAll<T>(list: readonly T[], words: readonly string[], nameOf: (one: T) => string): T[] {
  return list.filter((one) => {
    const name = plain(nameOf(one));
    return words.every((word) => name.includes(word));
  });
}

function wordsOf(search: string): string[] {
  return plain(search)
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
}
