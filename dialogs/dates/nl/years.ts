import { addDays, dateOf, daysBetween, partsOf } from '../calendar.ts';
import type { Found, Frame } from './fragment.ts';

/** Beyond nine months a date without a year is more likely a slip, or one just past, than a plan. */
const farDays = 270;

/** A day and month with or without a year. Without one: the next occurrence, or the nearest when the past may be meant. */
export function dayInYear(day: number, month: number, year: string | undefined, frame: Frame): Found {
  if (year !== undefined) {
    const digits = year.replace(/\D/g, '');
    const date = dateOf(digits.length === 2 ? 2000 + Number(digits) : Number(digits), month, day);
    return date ? { kind: 'date', dates: [date], sure: true } : { kind: 'impossible' };
  }
  return yearless((y) => dateOf(y, month, day), frame);
}

/** The occurrence that is meant of something that comes once a year; `inYear` gives null for a year without it. */
export function yearless(inYear: (year: number) => string | null, frame: Frame): Found {
  const thisYear = partsOf(frame.today).year;
  // Nine years on holds a leap day even around 2100.
  const next = search(inYear, thisYear, 1, (date) => date >= frame.today);
  const last = search(inYear, thisYear, -1, (date) => date < frame.today);
  if (next === null) return { kind: 'impossible' };
  const ahead = daysBetween(frame.today, next);
  const ownYear = inYear(thisYear);
  const sameYear = ownYear === null ? {} : { sameYear: ownYear };
  const behind = last === null ? Number.POSITIVE_INFINITY : daysBetween(last, frame.today);
  if (frame.pastToo && last !== null && behind <= farDays) {
    if (ahead > farDays) return { kind: 'date', dates: [last], sure: true, ...sameYear };
    return { kind: 'date', dates: behind < ahead ? [last, next] : [next, last], sure: ahead === 0, ...sameYear };
  }
  return { kind: 'date', dates: [next], sure: ahead <= farDays, ...sameYear };
}

/** Whether a date lies more than five years on: then the year is probably a slip. */
export function isFarAhead(date: string, today: string): boolean {
  return date > addDays(today, 5 * 366);
}

function search(
  inYear: (year: number) => string | null,
  from: number,
  step: number,
  fits: (date: string) => boolean,
): string | null {
  for (let i = 0; i < 9; i++) {
    const date = inYear(from + i * step);
    if (date && fits(date)) return date;
  }
  return null;
}
