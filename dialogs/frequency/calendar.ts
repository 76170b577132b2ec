import { type Day, dayOf, wallOf, weekdayOf } from './days.ts';
import type { Window } from './windows.ts';

/**
 * When one person works: ISO weekdays (1 is Monday), IANA zone, and the periods of absence without a reason. A locum or
 * second trainer who comes or goes midway has `from` and `to`. Dates are `YYYY-MM-DD`, both ends included.
 */
export type Worker = {
  id: string;
  weekdays: readonly number[];
  zone: string;
  away: readonly Period[];
  from?: string;
  to?: string;
};
export type Period = { from: string; to: string };

/** The pair's calendar as data. `instituteDay` is the trainee's weekly day at the institute, `contract` a fraction of full time. */
export type PairCalendar = {
  start: string;
  end: string;
  trainee: Worker;
  trainers: readonly Worker[];
  instituteDay: number | null;
  holidays: ReadonlySet<string>;
  contract: number;
};

/** One person's side of an opened calendar. */
export type Side = {
  id: string;
  role: 'trainee' | 'trainer';
  zone: string;
  weekdays: ReadonlySet<number>;
  away: readonly (readonly [Day, Day])[];
  from: Day;
  to: Day;
};

/** The pair's calendar, made ready to count with. `practice`: the days both are there, in order. */
export type Calendar = {
  start: Day;
  end: Day;
  trainee: Side;
  trainers: readonly Side[];
  holidays: ReadonlySet<Day>;
  contract: number;
  practice: readonly Day[];
  /** Periods that were worked out before, by obligation and number: they depend on nothing else. */
  known: WeakMap<object, Map<number, Window | null>>;
};

/** How many days before the start something may be asked (before-start). Default; no source gives a figure. */
export const daysAhead = 14;

/** Makes a calendar ready: cheap enough to do for each decision. */
export function openCalendar(pair: PairCalendar): Calendar {
  const calendar: Calendar = {
    start: dayOf(pair.start),
    end: dayOf(pair.end),
    trainee: sideOf(pair.trainee, 'trainee', pair.instituteDay),
    trainers: pair.trainers.map((trainer) => sideOf(trainer, 'trainer', null)),
    holidays: new Set([...pair.holidays].map(dayOf)),
    contract: pair.contract,
    practice: [],
    known: new WeakMap(),
  };
  return { ...calendar, practice: daysBetween(calendar.start, calendar.end, (day) => bothIn(calendar, day)) };
}

/** The days of from..to on which the trainee and at least one trainer are in. */
export function practiceDays(calendar: Calendar, from: Day, to: Day): readonly Day[] {
  if (from < calendar.start) return daysBetween(from, to, (day) => bothIn(calendar, day));
  return calendar.practice.slice(firstAt(calendar.practice, from), firstAt(calendar.practice, to + 1));
}

/** How many days of from..to the pair would have by its weekly pattern, whoever is away; `holidays` says whether those are in it. */
export function usualDays(calendar: Calendar, from: Day, to: Day, holidays: 'with' | 'without'): number {
  const { trainee, trainers } = calendar;
  const isUsual = (day: Day) =>
    trainee.weekdays.has(weekdayOf(day)) && trainers.some(({ weekdays }) => weekdays.has(weekdayOf(day)));
  const weeks = Math.floor((to - from + 1) / 7);
  let count = 0;
  if (weeks > 0) for (let day = from; day < from + 7; day += 1) if (isUsual(day)) count += weeks;
  for (let day = from + 7 * weeks; day <= to; day += 1) if (isUsual(day)) count += 1;
  if (holidays === 'without')
    for (const day of calendar.holidays) if (day >= from && day <= to && isUsual(day)) count -= 1;
  return count;
}

/** Is it an ordinary working day: Monday to Friday, no public holiday? */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return weekdayOf(day) <= 5 && !calendar.holidays.has(day);
}

/** Is this a day on which the person is in: own weekday, no public holiday, not away? */
export function isIn(calendar: Calendar, side: Side, day: Day): boolean {
  return side.weekdays.has(weekdayOf(day)) && !calendar.holidays.has(day) && isPresent(side, day);
}

/** Is nobody away at this instant, each by the own clock? Of two trainers one is enough. */
export function isNobodyAway({ trainee, trainers }: Calendar, instant: number): boolean {
  const present = (side: Side) => isPresent(side, wallOf(instant, side.zone).day);
  return present(trainee) && trainers.some(present);
}

/** Is the person part of this placement on the day, and not away? */
export function isPresent({ from, to, away }: Side, day: Day): boolean {
  return day >= from && day <= to && !away.some(([first, last]) => day >= first && day <= last);
}

/** The place of the first day on or after `day` in days in order. */
export function firstAt(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bothIn(calendar: Calendar, day: Day): boolean {
  return isIn(calendar, calendar.trainee, day) && calendar.trainers.some((trainer) => isIn(calendar, trainer, day));
}

function sideOf({ id, weekdays, zone, away, from, to }: Worker, role: Side['role'], not: number | null): Side {
  return {
    id,
    role,
    zone,
    weekdays: new Set(weekdays.filter((weekday) => weekday !== not)),
    away: away.map((period) => [dayOf(period.from), dayOf(period.to)] as const),
    from: from === undefined ? Number.NEGATIVE_INFINITY : dayOf(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : dayOf(to),
  };
}

function daysBetween(from: Day, to: Day, wanted: (day: Day) => boolean): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day += 1) if (wanted(day)) days.push(day);
  return days;
}
