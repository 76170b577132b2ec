/** Weekday names and their short forms; 0 is Sunday. "zo" is not here: it is mostly the word "so" (see tidy.ts). */
export const weekdays: Readonly<Record<string, number>> = {
  zondag: 0,
  maandag: 1,
  ma: 1,
  dinsdag: 2,
  di: 2,
  woensdag: 3,
  woe: 3,
  wo: 3,
  donderdag: 4,
  do: 4,
  vrijdag: 5,
  vr: 5,
  zaterdag: 6,
  za: 6,
};

/** Month names and their short forms, from 1. */
export const months: Readonly<Record<string, number>> = {
  januari: 1,
  jan: 1,
  februari: 2,
  feb: 2,
  febr: 2,
  maart: 3,
  mrt: 3,
  april: 4,
  apr: 4,
  mei: 5,
  juni: 6,
  jun: 6,
  juli: 7,
  jul: 7,
  augustus: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};

const small =
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
    ' ',
  );
const smallOrdinals =
  'nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende'.split(
    ' ',
  );
const tens: ReadonlyArray<readonly [string, number]> = [
  ['twintig', 20],
  ['dertig', 30],
  ['veertig', 40],
  ['vijftig', 50],
];

/** Number words 1 to 59, without diaeresis: `drieentwintig`. */
export const numbers: Readonly<Record<string, number>> = counted(small, '');

/** Ordinal words 1 to 59: `eerste`, `vierentwintigste`. */
export const ordinals: Readonly<Record<string, number>> = counted(smallOrdinals, 'ste');

/** Regex source for any key of a word list, longest first so that `maart` wins over `ma`. */
export function anyOf(words: Readonly<Record<string, number>>): string {
  const keys = Object.keys(words).sort((a, b) => b.length - a.length);
  return `(?:${keys.join('|')})`;
}

/** The number that digits, a number word or an ordinal stand for; NaN when none. */
export function numberIn(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  return numbers[text] ?? ordinals[text] ?? (/^\d/.test(text) ? Number.parseInt(text, 10) : Number.NaN);
}

function counted(first: readonly string[], ending: string): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [value, word] of first.entries()) if (value > 0) all[word] = value;
  for (const [word, ten] of tens) {
    all[word + ending] = ten;
    for (let unit = 1; unit <= 9; unit++) all[`${small[unit]}en${word}${ending}`] = ten + unit;
  }
  return all;
}
