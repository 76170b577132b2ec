/** Milliseconds in a UTC day, which never has a daylight-saving jump. */
const dayMs = 86_400_000;

/** The date `n` days after `date` (both `YYYY-MM-DD`; n may be negative). */
export function addDays(date: string, n: number): string {
  return toDate(dayNumber(date) + n);
}

/** Day of the week of a date: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** Days from `from` to `to`; negative when `to` lies earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date as `YYYY-MM-DD`, or null when that day does not exist (31 February). Month counts from 1. */
export function dateOf(year: number, month: number, day: number): string | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) {
    return null;
  }
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Splits a date into year, month (from 1) and day. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  const [year = '0', month = '0', day = '0'] = date.split('-');
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** The same day of the month `n` months on, or the last day of a shorter month. */
export function addMonths(date: string, n: number): string {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + n;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return dateOf(y, m, Math.min(day, daysInMonth(y, m))) ?? date;
}

/** Number of days in a month (from 1). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The Monday of the week that holds the date; weeks run from Monday to Sunday as in ISO 8601. */
export function mondayOf(date: string): string {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

/** The first such weekday on or after the date. */
export function weekdayFrom(date: string, weekday: number): string {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

/** Two digits, as in a date or a time. */
export function two(n: number): string {
  return String(n).padStart(2, '0');
}

function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

function toDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
