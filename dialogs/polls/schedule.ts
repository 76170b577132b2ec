import { addDays, weekdayFrom, weekdayOf } from '../dates/calendar.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import type { DueChange } from '../model/decision.ts';
import type { Group, Weekly } from '../model/group.ts';

/** What decides when a weekly poll opens. */
export type Slot = Pick<Weekly, 'weekday' | 'time' | 'zone' | 'holidays'>;

/** A year of weeks: longer than any run of public holidays on one weekday. */
const searchWeeks = 53;
const dayMs = 86_400_000;

/**
 * The first opening after an instant (ms since 1970), by the slot's own clock. A public holiday (`YYYY-MM-DD`) is left out, or
 * the opening moves to the next day from Monday to Friday that is none. Null when there is none within a year.
 */
export function nextOpening(slot: Slot, after: number, holidays: ReadonlySet<string>): number | null {
  const { zone, weekday, time } = slot;
  // An opening of an earlier week may have moved beyond this moment.
  const first = weekdayFrom(addDays(wallAt(after, zone).date, -14), weekday % 7);
  for (let week = 0; week < searchWeeks; week += 1) {
    const date = openingDay(slot, addDays(first, 7 * week), holidays);
    const at = date === null ? null : instantOf({ date, time }, zone);
    if (at !== null && at > after) return at;
  }
  return null;
}

/** So many hours later on the clock on the wall, so that a change of the clock does not shift the time of closing. */
export function closingAt(opens: number, hours: number, zone: string): number {
  const { date, time } = wallAt(opens, zone);
  const wall = Date.parse(`${date}T${time}:00Z`) + hours * 3_600_000;
  const text = new Date(wall).toISOString();
  // The instant itself may fall between two whole minutes.
  return instantOf({ date: text.slice(0, 10), time: text.slice(11, 16) }, zone) + (opens % 60_000);
}

/** When who did not answer is reminded, at the earliest: two thirds on; null for a poll so short that it would be nagging. */
export function remindAt(opens: number, closes: number): number | null {
  const open = closes - opens;
  return open < dayMs / 4 ? null : opens + Math.floor((open * 2) / 3);
}

/** The moment at which a weekly poll opens; null takes it away. */
export function openingDue({ institute, id }: Group, { id: slot }: Weekly, at: number | null): DueChange {
  return {
    key: `${institute}/poll-open/${id}/${slot}`,
    at,
    institute,
    kind: 'poll-open',
    subject: `${id}|${slot}`,
  };
}

function openingDay({ holidays: rule }: Slot, day: string, holidays: ReadonlySet<string>): string | null {
  if (!holidays.has(day)) return day;
  if (rule === 'skip') return null;
  let moved = day;
  while (holidays.has(moved) || weekdayOf(moved) === 0 || weekdayOf(moved) === 6) moved = addDays(moved, 1);
  return moved;
}
