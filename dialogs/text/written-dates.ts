/** A full date in folded characters; `loose` when it only reads as a date beside a word that says so. */
type WrittenDate = { start: number; end: number; year: number; loose: boolean };

/** Month numbers by name and abbreviation; the index in the list is the month, from January. */
type MonthNames = readonly (readonly string[])[];

const NUMERIC = /(?<!\d)(\d{1,2}) {0,2}[-/.] {0,2}(\d{1,2}) {0,2}[-/.] {0,2}(\d{4}|\d{2})(?!\d)/g;
const YEAR_FIRST = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const IN_WORDS = /(?<!\d)(\d{1,2})(?:ste|de|e)?[ .-]{0,3}([a-z]{3,9})[ .,'-]{0,3}(\d{4}|\d{2})(?!\d)/g;
const SPACED = /(?<!\d)(\d{1,2}) {1,2}(\d{1,2}) {1,2}(\d{4})(?!\d)/g;
const GLUED = /(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)/g;
const GLUED_YEAR_FIRST = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g;

/** All day-month-year dates, surest spelling first. `thisYear` decides the century of "56". */
export function findDates(text: string, months: MonthNames, thisYear: number): WrittenDate[] {
  const found: WrittenDate[] = [];
  const add = (match: RegExpExecArray, day: string, month: number, year: string, loose: boolean): void => {
    const full = year.length === 4 ? Number(year) : fullYear(Number(year), thisYear);
    if (!isDay(Number(day), month) || full < 1850 || full > 2150) return;
    const end = match.index + match[0].length;
    found.push({ start: match.index, end, year: full, loose: loose || year.length !== 4 });
  };
  for (const match of text.matchAll(NUMERIC)) add(match, match[1] ?? '', Number(match[2]), match[3] ?? '', false);
  for (const match of text.matchAll(YEAR_FIRST)) add(match, match[3] ?? '', Number(match[2]), match[1] ?? '', false);
  for (const match of text.matchAll(IN_WORDS)) {
    const month = months.findIndex((names) => names.includes(match[2] ?? '')) + 1;
    add(match, match[1] ?? '', month, match[3] ?? '', false);
  }
  for (const match of text.matchAll(SPACED)) add(match, match[1] ?? '', Number(match[2]), match[3] ?? '', true);
  for (const match of text.matchAll(GLUED)) add(match, match[1] ?? '', Number(match[2]), match[3] ?? '', true);
  for (const match of text.matchAll(GLUED_YEAR_FIRST))
    add(match, match[3] ?? '', Number(match[2]), match[1] ?? '', true);
  return found;
}

function isDay(day: number, month: number): boolean {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return longest !== undefined && day >= 1 && day <= longest;
}

function fullYear(year: number, thisYear: number): number {
  const century = thisYear - (thisYear % 100);
  return year > thisYear % 100 ? century - 100 + year : century + year;
}
