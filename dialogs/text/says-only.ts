import { bare } from './closest.ts';

/** At most so many words are taken apart: a longer text says more than one of these. */
const mostWords = 12;

/**
 * Does a text consist of nothing but these words and `beside`, in any order, with at least one of the first? "Ja, prima zo!" says
 * only "ja", "prima" and "zo".
 */
export function saysOnly(text: string, words: readonly string[], beside: readonly string[] = []): boolean {
  const typed = piecesOf(text);
  if (typed.length === 0 || typed.length > mostWords) return false;
  const [own, all] = [words.map(piecesOf), [...words, ...beside].map(piecesOf)];
  const fits = (at: number, pieces: readonly string[]) =>
    pieces.length > 0 && pieces.every((piece, step) => typed[at + step] === piece);
  // From each place the text can be read to its end with (`true`) or without one of the words themselves.
  const known = new Map<string, boolean>();
  const reads = (at: number, isSaid: boolean): boolean => {
    if (at === typed.length) return isSaid;
    const key = `${at}${isSaid}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found =
      own.some((pieces) => fits(at, pieces) && reads(at + pieces.length, true)) ||
      all.some((pieces) => fits(at, pieces) && reads(at + pieces.length, isSaid));
    known.set(key, found);
    return found;
  };
  return reads(0, false);
}

/** Does a text of a few words hold one of these? */
export function holdsOne(text: string, words: readonly string[]): boolean {
  const typed = piecesOf(text);
  if (typed.length > mostWords) return false;
  return words
    .map(piecesOf)
    .some(
      (pieces) => pieces.length > 0 && typed.some((_, at) => pieces.every((piece, step) => typed[at + step] === piece)),
    );
}

/** The words of a text as they are compared, without the signs around them. */
function piecesOf(text: string): string[] {
  return bare(text)
    .split(' ')
    .map(bare)
    .filter((piece) => piece !== '');
}
