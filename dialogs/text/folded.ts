import { CHECKED_LENGTH } from './limit.ts';

/** A text in its plainest spelling, each character knowing which UTF-16 range of `raw` it came from. */
export type Folded = { raw: string; text: string; starts: number[]; ends: number[] };

/**
 * Folds lower case, accents, full-width and other Unicode digits, dashes and spaces to ASCII and drops
 * invisible characters, so that one plain pattern finds every spelling. Reads CHECKED_LENGTH units.
 */
export function fold(source: string): Folded {
  const raw = source.slice(0, CHECKED_LENGTH);
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of raw) {
    const end = at + character.length;
    const plain = foldCharacter(character);
    text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { raw, text, starts, ends };
}

/** The part of the raw text that a range of the folded text came from. */
export function rawRange(folded: Folded, start: number, end: number): { start: number; end: number } {
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? folded.raw.length };
}

/** The words as they were written, for a range of the folded text. */
export function rawWords(folded: Folded, start: number, end: number): string {
  const range = rawRange(folded, start, end);
  return folded.raw.slice(range.start, range.end);
}

function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase();
  if (/[\n\r\u2028\u2029\u0085]/.test(character)) return '\n';
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  if (/[·•∙。]/u.test(character)) return '.';
  if (/[’‘‛′`´ʼ]/u.test(character)) return "'";
  if (/\s/u.test(character)) return ' ';
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD');
  return plain
    .replace(/[\p{M}\p{C}]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\u2044/g, '/');
}

/** Every script's digits lie in unbroken runs of ten from zero, so the distance to the run's start tells the value. */
function asciiDigit(digit: string): string {
  if (digit >= '0' && digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (first > 0 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((code - first) % 10);
}
