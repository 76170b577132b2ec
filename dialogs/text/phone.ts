import type { NumberSpan } from './bsn.ts';

const START = /(?<![\d+])(?:\+ ?31|00 ?31|\(?0)(?=[\d ().-]{8})/g;
// Three groups is a long number; more blanks than this is a table.
const LONGEST = 26;

/** Dutch mobile and landline numbers in a folded text, with or without +31; free and paid service numbers are left alone. */
export function findPhones(text: string): NumberSpan[] {
  const found: NumberSpan[] = [];
  let until = 0;
  for (const match of text.matchAll(START)) {
    if (match.index < until) continue;
    const end = phoneEnd(text, match.index + match[0].length, match[0].endsWith('31'));
    if (end === null) continue;
    found.push({ start: match.index, end });
    until = end;
  }
  return found;
}

/** Where the nine digits after the prefix end, or null when this is no telephone number. */
function phoneEnd(text: string, after: number, abroad: boolean): number | null {
  const rest = text.slice(after, after + LONGEST);
  const trunk = abroad ? /^[ .-]{0,2}\(?0\)?/.exec(rest)?.[0].length : 0;
  let at = trunk ?? 0;
  let digits = '';
  let blanks = 0;
  let firstGroup = 0;
  while (digits.length < 9 && at < rest.length && blanks <= 3) {
    const character = rest[at] ?? '';
    if (/\d/.test(character)) {
      digits += character;
      blanks = 0;
    } else {
      if (!/[ ().-]/.test(character)) return null;
      if (firstGroup === 0) firstGroup = digits.length + 1;
      blanks += 1;
    }
    at += 1;
  }
  if (digits.length !== 9 || /^\d/.test(rest.slice(at))) return null;
  if (!/^[1-9]/.test(digits) || /^(?:80|90)0/.test(digits)) return null;
  const mobile = digits.startsWith('6');
  // Nationally the first group is 06 or an area code; scores such as "0 5 7 8" are neither.
  if (!abroad && firstGroup !== 0 && !(mobile ? [2, 3, 4] : [3, 4]).includes(firstGroup)) return null;
  return after + at;
}
