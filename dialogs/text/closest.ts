import { CHECKED_LENGTH } from './limit.ts';

/** The candidate that was meant, up to three that may have been meant (best first), or none. */
export type Closest = { kind: 'exact'; value: string } | { kind: 'near'; values: string[] } | { kind: 'none' };

const MOST_VALUES = 3;
// Nobody types a longer command; the distance costs the product of both lengths.
const LONGEST_WORD = 40;

/**
 * The candidates nearest to a typed word, whatever its case, accents and outer punctuation. Up to three letters
 * must be exact, four to six may have one slip, longer ones two; letters changing places are one slip.
 */
export function closest(word: string, candidates: readonly string[]): Closest {
  const typed = bare(word);
  if (typed === '') return { kind: 'none' };
  const bares = baresOf(candidates);
  const exact = candidates[bares.indexOf(typed)];
  if (exact !== undefined) return { kind: 'exact', value: exact };
  const slips = typed.length <= 3 ? 0 : typed.length <= 6 ? 1 : 2;
  if (slips === 0 || typed.length > LONGEST_WORD) return { kind: 'none' };
  const near = candidates
    .map((value, index) => ({ value, bare: bares[index] ?? '' }))
    .map(({ value, bare }) => ({ value, away: distance(typed, bare, slips), start: bare[0] === typed[0] ? 0 : 1 }))
    .filter(({ away }) => away <= slips)
    .sort((one, other) => one.away - other.away || one.start - other.start)
    .map(({ value }) => value);
  return near.length > 0 ? { kind: 'near', values: [...new Set(near)].slice(0, MOST_VALUES) } : { kind: 'none' };
}

/** A text as it is compared: lower case, no accents or invisible characters, single spaces, at most CHECKED_LENGTH units. */
export function plain(text: string): string {
  if (text.length <= CHECKED_LENGTH && PLAIN.test(text)) return text.toLowerCase();
  const letters = text.slice(0, CHECKED_LENGTH).normalize('NFKD').toLowerCase().normalize('NFKD');
  const visible = letters.replace(/\s/gu, ' ').replace(/[\p{M}\p{C}]/gu, '');
  return visible.split(' ').filter(Boolean).join(' ').slice(0, CHECKED_LENGTH).trim();
}

// Words of ASCII with single spaces between them: only their case is to be folded.
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text as it is compared, without outer punctuation. */
export function bare(word: string): string {
  return /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(plain(word))?.[0] ?? '';
}

// Lists of words are content: read once at start and then asked for with every typed word.
const known = new WeakMap<readonly string[], readonly string[]>();

function baresOf(candidates: readonly string[]): readonly string[] {
  const found = known.get(candidates);
  if (found !== undefined) return found;
  const bares = candidates.map(bare);
  known.set(candidates, bares);
  return bares;
}

/** Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, changes and neighbours swapped. Infinity where lengths alone differ by more than `most`. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = above;
    above = current;
  }
  return above[other.length] ?? 0;
}
