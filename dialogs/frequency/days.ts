import { addDays, daysBetween } from '../dates/calendar.ts';
import { offsetAt } from '../dates/zone.ts';

/** A calendar day as whole days since 1970-01-01: counting with these is what makes a decision cheap. */
export type Day = number;

const epoch = '1970-01-01';
const minuteMs = 60_000;
const dayMs = 86_400_000;
// What these answer never changes, and a decision asks hundreds of times: kept, up to a bound.
const days = new Map<string, Day>();
const dates = new Map<Day, string>();
const minutes = new Map<string, number>();
const kept = 20_000;

/** The day of a date `YYYY-MM-DD`. */
export function dayOf(date: string): Day {
  return remembering(days, date, dayIn);
}

/** The date `YYYY-MM-DD` of a day. */
export function dateOf(day: Day): string {
  return remembering(dates, day, dateIn);
}

/** Weekday as in ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the ISO week that holds the day. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

/** The same day of the month `n` months on, or the last day of a shorter month. */
export function monthsAfter(day: Day, n: number): Day {
  const { month, inMonth } = civil(day);
  const first = firstOf(month + n);
  return first + Math.min(inMonth, firstOf(month + n + 1) - first - 1);
}

/** What the clock on the wall says in a zone at an instant (ms since 1970): the day, and minutes since midnight. */
export function wallOf(instant: number, zone: string): { day: Day; minute: number } {
  const wall = instant + offsetAt(instant, zone);
  const day = Math.floor(wall / dayMs);
  return { day, minute: Math.floor((wall - day * dayMs) / minuteMs) };
}

/** The instant (ms since 1970) of a wall time, minutes since midnight. Meant for office hours: no clock changes then. */
export function instantAt(day: Day, minute: number, zone: string): number {
  const wall = day * dayMs + minute * minuteMs;
  const near = wall - offsetAt(wall, zone);
  return wall - offsetAt(near, zone);
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  return remembering(minutes, time, minuteIn);
}

// The Gregorian calendar in whole numbers, years taken to begin on 1 March so that the odd day comes last. Going
// through text for this took most of the time of a decision.
function firstOf(month: number): Day {
  const sinceMarch = month - 2;
  const year = Math.floor(sinceMarch / 12);
  const days = Math.floor((153 * (sinceMarch - year * 12) + 2) / 5);
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days - 719_468;
}

/** The month of a day, counted from January of the year 0, and how many days of it went before. */
function civil(day: Day): { month: number; inMonth: number } {
  let month = Math.floor((day + 719_468) / 30.436_875) + 2;
  while (firstOf(month) > day) month -= 1;
  while (firstOf(month + 1) <= day) month += 1;
  return { month, inMonth: day - firstOf(month) };
}

function dayIn(date: string): Day {
  return daysBetween(epoch, date);
}

function dateIn(day: Day): string {
  return addDays(epoch, day);
}

function minuteIn(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function remembering<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= kept) known.clear();
  const made = make(key);
  known.set(key, made);
  return made;
}
