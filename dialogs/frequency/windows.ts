import type { Obligation } from '../content/programme.ts';
import { type Calendar, daysAhead, practiceDays, usualDays } from './calendar.ts';
import { type Day, mondayOf, monthsAfter } from './days.ts';

/**
 * One period in which something must be reached. `order` is its first day before any clipping: a permanent name that
 * also says which came earlier. `days` are the pair's practice days in it; `target` 0 means that it asks nothing.
 */
export type Window = { order: Day; from: Day; to: Day; days: readonly Day[]; target: number };

/** The periods around a day: the one that ended last, the one that holds the day or is next, and the one after that. */
export type Around = { day: Day; before: Window | null; on: Window | null; after: Window | null };

/** What was worked out before of one obligation: its periods by number, and those around a day. */
export type Periods = { at: Map<number, Window | null>; around: Around | null };

/**
 * The period that holds the day, or the nearest one after it; null when none is left. What is asked each practice day is
 * looked at per week: as many times as there are days. What is asked per conversation has no period.
 */
export function windowOn(obligation: Obligation, calendar: Calendar, day: Day): Window | null {
  for (let index = Math.max(0, indexOf(obligation, calendar, day)); ; index += 1) {
    const window = windowAt(obligation, calendar, index);
    if (window !== null && window.to >= day) return window;
    if (window === null && boundsOf(obligation, calendar, index) === null) return null;
  }
}

/** The period that runs on the day; null when none does. */
export function runningOn(obligation: Obligation, calendar: Calendar, day: Day): Window | null {
  const window = windowOn(obligation, calendar, day);
  return window !== null && window.from <= day ? window : null;
}

/** The period of a day as windowOn gives it, the one after it, and the one that ended last. Kept for the day asked last. */
export function around(obligation: Obligation, calendar: Calendar, day: Day): Around {
  const periods = periodsOf(obligation, calendar);
  if (periods.around?.day === day) return periods.around;
  const on = windowOn(obligation, calendar, day);
  const after = on === null ? null : windowOn(obligation, calendar, on.to + 1);
  const [before = null] = windowsBefore(obligation, calendar, day);
  const made = { day, before, on, after };
  periods.around = made;
  return made;
}

/** The periods that ended before the day, latest first. */
export function* windowsBefore(obligation: Obligation, calendar: Calendar, day: Day): Generator<Window> {
  for (let index = indexOf(obligation, calendar, day); index >= 0; index -= 1) {
    const window = windowAt(obligation, calendar, index);
    if (window !== null && window.to < day) yield window;
  }
}

/** All periods of a placement in order; each practice day by itself where that is what is asked. */
export function windowsOf(obligation: Obligation, calendar: Calendar): Window[] {
  if (obligation.window === 'practice-day')
    return calendar.practice.map((day) => ({ order: day, from: day, to: day, days: [day], target: obligation.min }));
  return [...windowsBefore(obligation, calendar, calendar.end + 1)].reverse();
}

/** The n-th period (from 0), or null when there is none or nothing is left of it. */
function windowAt(obligation: Obligation, calendar: Calendar, index: number): Window | null {
  const { at } = periodsOf(obligation, calendar);
  const found = at.get(index);
  if (found !== undefined) return found;
  const bounds = boundsOf(obligation, calendar, index);
  const window = bounds === null ? null : clipped(obligation, calendar, bounds);
  at.set(index, window);
  return window;
}

function periodsOf(obligation: Obligation, { known }: Calendar): Periods {
  const found = known.get(obligation);
  if (found !== undefined) return found;
  const made: Periods = { at: new Map(), around: null };
  known.set(obligation, made);
  return made;
}

type Bounds = { first: Day; last: Day };

/** The first and last day of the n-th period (from 0), unclipped; null when there is none. */
function boundsOf({ window }: Obligation, { start, end }: Calendar, index: number): Bounds | null {
  if (window === 'week' || window === 'practice-day') {
    const first = mondayOf(start) + 7 * index;
    return first > end ? null : { first, last: first + 6 };
  }
  if (typeof window === 'object' && 'months' in window) {
    const first = monthsAfter(start, window.months * index);
    return first > end ? null : { first, last: monthsAfter(start, window.months * (index + 1)) - 1 };
  }
  if (index > 0 || window === 'conversation') return null;
  if (window === 'placement') return { first: start, last: end };
  if (window === 'before-start') return { first: start - daysAhead, last: start - 1 };
  const at = (n: number) => ('at-week' in window ? start + 7 * n : monthsAfter(start, n)) - 1;
  const last = at('at-week' in window ? window['at-week'] : window['at-month']);
  // A year is a day or two longer than 52 weeks: what is asked at its end is asked before the placement's end.
  if (last > end + 6) return null;
  return { first: window.since === undefined ? start : at(window.since) + 1, last };
}

/** Which period holds the day or, for a day outside all of them, the nearest before it. */
function indexOf({ window }: Obligation, { start, end }: Calendar, day: Day): number {
  const until = Math.min(day, end);
  if (window === 'week' || window === 'practice-day') return Math.floor((until - mondayOf(start)) / 7);
  if (typeof window !== 'object' || !('months' in window)) return 0;
  let index = Math.floor((until - start) / 31 / window.months);
  while (monthsAfter(start, window.months * (index + 1)) <= until) index += 1;
  return index;
}

function clipped(obligation: Obligation, calendar: Calendar, { first, last }: Bounds): Window | null {
  const early = obligation.window === 'before-start';
  const from = early ? first : Math.max(first, calendar.start);
  const to = Math.min(last, calendar.end);
  if (from > to) return null;
  const days = practiceDays(calendar, from, to);
  return { order: first, from, to, days, target: targetOf(obligation, calendar, { first, last }, days.length) };
}

/**
 * How many are asked in a period with this many practice days: none without any, as many as there are days when it is
 * asked daily, else the share of the usual days, rounded up. In a week a public holiday lowers what is asked; over
 * months the usual days leave those out, or a whole year would never ask all of it. What is left at the end of a placement
 * after whole periods of months asks its share to the nearest: a placement of a year and a day asks no second yearly talk.
 */
function targetOf(obligation: Obligation, calendar: Calendar, { first, last }: Bounds, days: number): number {
  const { window, min, partTime } = obligation;
  if (days === 0) return 0;
  if (window === 'practice-day') return days;
  const full = partTime ? min * calendar.contract : min;
  const scales = window === 'week' || window === 'placement' || (typeof window === 'object' && 'months' in window);
  const usual = scales ? usualDays(calendar, first, last, window === 'week' ? 'with' : 'without') : days;
  const share = usual === 0 ? 1 : Math.min(1, days / usual);
  const isRest = typeof window === 'object' && 'months' in window && first > calendar.start && last > calendar.end;
  if (isRest) return Math.round(full * share);
  // 20 times 0.15 is a hair over 3 in floating point, and must not become 4.
  return Math.max(1, Math.ceil(full * share - 1e-9));
}
