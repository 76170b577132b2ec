import type { NumberSpan } from './bsn.ts';
import { type Folded, rawWords } from './folded.ts';

const POSTCODE = /(?<!\d)[1-9]\d{3} {0,2}([a-z]{2})(?![a-z])/g;
const NUMBER_AFTER =
  /^[ ,\n]{0,3}(?:(?:huisnummer|huisnr|nummer|nr)[ .:]{0,3})?\d{1,5}(?: ?[a-z](?![a-z]))?(?!\d|[:/%]|-\d{1,2}-)/;
const STREET_BEFORE = /(?:[a-z'-]{2,30} )?[a-z'-]{3,30}\.? \d{1,5}(?: ?[a-z]{1,3}|-\d{1,4})?[ ,\n]{1,3}$/;

/**
 * Dutch postcodes with a house number right after or right before. `words` are two-letter words that make
 * "in 2024 op 12 mei" no postcode; capitals as in "1234 AB" always count.
 */
export function findAddresses(folded: Folded, words: readonly string[]): NumberSpan[] {
  const found: NumberSpan[] = [];
  const { text } = folded;
  for (const match of text.matchAll(POSTCODE)) {
    const letters = match[1] ?? '';
    const end = match.index + match[0].length;
    const capitals = /^\p{Lu}+$/u.test(rawWords(folded, end - 2, end).normalize('NFKC'));
    if (/^s[ads]$/.test(letters) || (!capitals && words.includes(letters))) continue;
    const after = NUMBER_AFTER.exec(text.slice(end, end + 40))?.[0];
    const before = STREET_BEFORE.exec(text.slice(Math.max(0, match.index - 80), match.index))?.[0];
    if (before) found.push({ start: match.index - before.length, end });
    else if (after) found.push({ start: match.index, end: end + after.length });
  }
  return found;
}
