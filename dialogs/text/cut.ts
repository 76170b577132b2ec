/** A cut earlier than this share of the room would leave too little; then a word is broken after all. */
const leastKept = 0.6;

/** Characters of somebody's point where a question quotes it. */
export const longestQuoted = 120;

/** Text on one line of at most so many characters (UTF-16 units, as every limit of a message), up to a whole word, with "…" where something is left out. */
export function cut(text: string, most: number): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length <= most ? one : `${cutStart(one, most)}…`;
}

/** What of a text stands before the "…" when it is cut so; all of it when it fits. */
export function cutStart(text: string, most: number): string {
  const one = text.replace(/\s+/g, ' ').trim();
  if (one.length <= most) return one;
  const gap = one.slice(0, most).lastIndexOf(' ');
  const end = gap >= most * leastKept ? gap : most - 1;
  // Half a character is none.
  return one
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[\s,;:–-]+$/, '');
}
