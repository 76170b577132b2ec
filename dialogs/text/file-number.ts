import type { NumberSpan } from './bsn.ts';
import type { Occurrence } from './phrases.ts';

const AFTER_WORD = /^[ :.#=()-]{0,5}(?:(?:is|was|nr|nummer)[ :.#=]{1,4})?[a-z]{0,4}-?\d[\d.-]{1,20}\d/;

/** A word for a file number with the number of three digits or more that follows it. */
export function findFileNumbers(text: string, words: readonly Occurrence[]): NumberSpan[] {
  return words.flatMap(({ start, end }) => {
    const number = AFTER_WORD.exec(text.slice(end, end + 48))?.[0];
    return number && /\d[.-]?\d[.-]?\d/.test(number) ? [{ start, end: end + number.length }] : [];
  });
}
