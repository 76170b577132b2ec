import { type Occurrence, occursWithin } from './phrases.ts';
import type { WordingLists } from './schema.ts';
import { findDates } from './written-dates.ts';

/** A date of birth in folded characters; `told` when a birth word stands beside it. */
type BirthDate = { start: number; end: number; year: number; told: boolean };

const GROWN_UP = 18;
const OLDEST = 120;

/**
 * Dates that are, or by their year may well be, a date of birth in `thisYear`. A date with a birth word
 * beside it always is; a bare one from eighteen years back; a child's from two years back beside a word for a child.
 */
export function findBirthDates(
  text: string,
  births: readonly Occurrence[],
  children: readonly Occurrence[],
  months: WordingLists['patientData']['months'],
  thisYear: number,
): BirthDate[] {
  return findDates(text, months, thisYear).flatMap((date): BirthDate[] => {
    const age = thisYear - date.year;
    if (age < 0 || age > OLDEST) return [];
    const start = birthWordStart(births, date.start, text);
    // A date of this year needs its birth word close by: "geboren; controle op 3-12" is an appointment.
    const reach = age < 2 ? 5 : 30;
    const told =
      start !== null || occursWithin(births, date.start - reach, date.start) || startsRightAfter(births, date.end);
    if (told) return [{ start: start ?? date.start, end: date.end, year: date.year, told }];
    if (date.loose || age < 2) return [];
    if (age < GROWN_UP && !occursWithin(children, date.start - 40, date.end + 20)) return [];
    return [{ start: date.start, end: date.end, year: date.year, told }];
  });
}

/** Where the birth word starts that leads straight to the date, so that the rewrite takes it along. */
function birthWordStart(births: readonly Occurrence[], dateStart: number, text: string): number | null {
  const word = births.findLast(({ end }) => end <= dateStart);
  if (!word || dateStart - word.end > 8) return null;
  return /^[ .,:()-]*(?:op|is|was)?[ :]*$/.test(text.slice(word.end, dateStart)) ? word.start : null;
}

function startsRightAfter(births: readonly Occurrence[], dateEnd: number): boolean {
  return occursWithin(births, dateEnd, dateEnd + 3);
}
