import { addDays } from './calendar.ts';
import type { Reading } from './reading.ts';

const withYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const withoutYear = format({ weekday: 'long', day: 'numeric', month: 'long' });

/**
 * A date in Dutch: `dinsdag 24 november 2026`.
 * With `now` the year is left out when it is this year, and today and tomorrow are called so.
 */
export function sayDate(date: string, now?: { date: string }): string {
  if (now?.date === date) return 'vandaag';
  if (now && addDays(now.date, 1) === date) return 'morgen';
  const sameYear = now?.date.slice(0, 4) === date.slice(0, 4);
  return (sameYear ? withoutYear : withYear).format(Date.parse(`${date}T12:00:00Z`));
}

/** A reading in Dutch: `dinsdag 24 november 2026 om 10:30`, or the date alone when it has no time. */
export function sayWhen(reading: Reading, now?: { date: string }): string {
  const date = sayDate(reading.date, now);
  return reading.time === null ? date : `${date} om ${reading.time}`;
}

/**
 * A reading in what is sent: `dinsdag 24 november om 10:30 (morgen)`. People read it hours or days later, when "morgen" alone
 * would be another day.
 */
export function sayWhenSent(reading: Reading, now: { date: string }): string {
  const near = sayDate(reading.date, now);
  if (near !== 'vandaag' && near !== 'morgen') return sayWhen(reading, now);
  const date = (reading.date.slice(0, 4) === now.date.slice(0, 4) ? withoutYear : withYear).format(
    Date.parse(`${reading.date}T12:00:00Z`),
  );
  return `${reading.time === null ? date : `${date} om ${reading.time}`} (${near})`;
}

function format(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('nl-NL', { ...parts, timeZone: 'UTC' });
}
