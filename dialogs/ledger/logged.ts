import type { Activities } from '../content/programme.ts';
import { addDays } from '../dates/calendar.ts';

/** Something that took place: the activity's id, how many, whole minutes (0: none told) of each, and the day (YYYY-MM-DD). */
export type Logged = { kind: string; amount: number; minutes: number; day: string };

/** Why something cannot be counted as it stands. */
export type LogTrouble = 'no-amount' | 'amount' | 'no-minutes' | 'minutes' | 'future' | 'too-old';

/** At most this many at once; minutes of one; days back that are asked about, and that are refused. Defaults, no source gives a figure. */
export const mostPatients = 60;
const mostTimes = 10;
const mostMinutes = 480;
/** A shift may last a night and a day. */
const mostShiftMinutes = 1440;
export const askedAfterDays = 30;
export const refusedAfterDays = 366;

/** What somebody says took place, checked against what can be; `null` where nothing was said. */
export function checkLogged(
  said: { kind: string; amount: number | null; minutes: number | null; day: string },
  activities: Activities,
  today: string,
): Logged | LogTrouble[] {
  const how = activities[said.kind]?.amount ?? 'times';
  const bareMinutes = how === 'minutes' && said.minutes === null && (said.amount ?? 0) > mostTimes;
  const minutes = bareMinutes ? said.amount : said.minutes;
  const amount = bareMinutes ? 1 : said.amount;
  const trouble: LogTrouble[] = [];
  if (how === 'patients' && amount === null) trouble.push('no-amount');
  else if (amount !== null && !within(amount, how === 'patients' ? mostPatients : mostTimes)) trouble.push('amount');
  if (how === 'minutes' && minutes === null) trouble.push('no-minutes');
  else if (minutes !== null && !within(minutes, mostMinutesOf(how))) trouble.push('minutes');
  if (said.day > today) trouble.push('future');
  else if (said.day < addDays(today, -refusedAfterDays)) trouble.push('too-old');
  if (trouble.length > 0) return trouble;
  return { kind: said.kind, amount: amount ?? 1, minutes: minutes ?? 0, day: said.day };
}

/** The most that may be filled in for an activity. */
export function mostOf(kind: string, activities: Activities): { amount: number; minutes: number } {
  const how = activities[kind]?.amount ?? 'times';
  return { amount: how === 'patients' ? mostPatients : mostTimes, minutes: mostMinutesOf(how) };
}

/** An item as it stands in a button's id; it comes back checked again. */
export function encodeLogged(items: readonly Logged[]): string {
  return items.map(({ kind, amount, minutes, day }) => [kind, amount, minutes, day].join(',')).join(';');
}

/** The items of a button's id, checked anew; null when they are none of ours. */
export function decodeLogged(text: string, activities: Activities, today: string): Logged[] | null {
  const items = text.split(';').map((one) => {
    const [kind = '', amount = '', minutes = '', day = '', ...rest] = one.split(',');
    if (rest.length > 0 || !Object.hasOwn(activities, kind)) return null;
    if (!/^\d{1,4}$/.test(amount) || !/^\d{1,4}$/.test(minutes) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
    if (addDaysSafely(day) !== day) return null;
    const told = Number(minutes) === 0 ? null : Number(minutes);
    const checked = checkLogged({ kind, amount: Number(amount), minutes: told, day }, activities, today);
    if (!Array.isArray(checked)) return checked;
    // One tap at a reminder tells no minutes where none are asked.
    const isBare = told === null && checked.every((trouble) => trouble === 'no-minutes');
    return isBare ? { kind, amount: Number(amount), minutes: 0, day } : null;
  });
  return items.every((item) => item !== null) ? items : null;
}

function addDaysSafely(day: string): string | null {
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : addDays(day, 0);
}

function within(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function mostMinutesOf(how: 'times' | 'minutes' | 'patients'): number {
  return how === 'times' ? mostShiftMinutes : mostMinutes;
}
