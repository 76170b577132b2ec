const known = new Map<string, number>();

/** A word of letters that stands for this and for nothing else; the same each time. */
export function wordOf(start: 'qz' | 'nz', what: string): string {
  const number = known.get(`${start} ${what}`) ?? known.size + 1;
  known.set(`${start} ${what}`, number);
  return `${start}${lettersOf(number)}${[...start].reverse().join('')}`;
}

/** A new word, from a count. */
export function freshWord(count: number): string {
  return `qz${lettersOf(count)}zq`;
}

/** The words of this sort in a text, each once. */
export function wordsIn(start: 'qz' | 'nz', text: string): string[] {
  const pattern = start === 'qz' ? /qz[a-p]{4,}zq/g : /nz[a-p]{4,}zn/g;
  return [...new Set(text.match(pattern) ?? [])];
}

/**
 * Letters only, so that nothing takes it for a number of a patient; none of them ends a word early. Four at least: a shorter word
 * stood in the random signature of one of ten thousand links, once in fifty runs.
 */
function lettersOf(number: number): string {
  return [...number.toString(16).padStart(4, '0')]
    .map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)])
    .join('');
}
