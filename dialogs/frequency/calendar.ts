import type { Obligation } from '../content/programme.ts';
import { type Day, dayOf, wallOf, weekdayOf } from './days.ts';
import type { Periods } from './windows.ts';

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

/**
 * The pair's calendar as data. `added`: the day on which a placement that had begun already came to be known. Nothing is
 * asked of the days before it: a period that ended by then asks nothing, one that ran asks its share for the days that are
 * left, and what was done in it before counts. `instituteDay` is the trainee's weekly day at the
 * institute, `contract` a fraction of full time.
 */
export type PairCalendar = {
  start: string;
  end: string;
  added?: string;
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

/** The pair's calendar, made ready to count with. `practice`: the days both are there and of which something may be asked, in order. */
export type Calendar = {
  start: Day;
  end: Day;
  trainee: Side;
  trainers: readonly Side[];
  holidays: ReadonlySet<Day>;
  contract: number;
  practice: readonly Day[];
  /** The first day of which something is asked. */
  counted: Day;
  /** Periods that were worked out before, by obligation: they depend on nothing else. */
  known: Map<Obligation, Periods>;
};

/** How many days before the start something may be asked (before-start). Default; no source gives a figure. */
export const daysAhead = 14;

/** Pairs with the same days share what is worked out from them. Kept by the holidays they were worked out with, up to a bound. */
const opened = new WeakMap<ReadonlySet<string>, Map<string, Calendar>>();
const mostOpened = 2_000;

/** Makes a calendar ready. What it gives may be shared with other pairs: it is never changed, only `known` grows. */
export function openCalendar(pair: PairCalendar): Calendar {
  const { start, end, added, trainee, trainers, instituteDay, contract, holidays } = pair;
  const known = opened.get(holidays) ?? new Map<string, Calendar>();
  opened.set(holidays, known);
  const days = ({ weekdays, zone, away, from, to }: Worker) => [weekdays, zone, away, from, to];
  const key = JSON.stringify([start, end, added, instituteDay, contract, days(trainee), ...trainers.map(days)]);
  const same = known.get(key);
  if (same !== undefined)
    return {
      ...same,
      trainee: { ...same.trainee, id: trainee.id },
      trainers: same.trainers.map((side, index) => ({ ...side, id: trainers[index]?.id ?? side.id })),
    };
  if (known.size >= mostOpened) known.clear();
  const made = workedOut(pair);
  known.set(key, made);
  return made;
}

function workedOut(pair: PairCalendar): Calendar {
  const calendar: Calendar = {
    start: dayOf(pair.start),
    end: dayOf(pair.end),
    trainee: sideOf(pair.trainee, 'trainee', pair.instituteDay),
    trainers: pair.trainers.map((trainer) => sideOf(trainer, 'trainer', null)),
    holidays: new Set([...pair.holidays].map(dayOf)),
    contract: pair.contract,
    practice: [],
    counted: pair.added === undefined ? Number.NEGATIVE_INFINITY : dayOf(pair.added),
    known: new Map(),
  };
  const first = Math.max(calendar.start, calendar.counted);
  return { ...calendar, practice: daysBetween(first, calendar.end, (day) => bothIn(calendar, day)) };
}

/** The days of from..to of which something may be asked: the trainee and at least one trainer are in. */
export function practiceDays(calendar: Calendar, from: Day, to: Day): readonly Day[] {
  if (from < calendar.start) return daysBetween(Math.max(from, calendar.counted), to, (day) => bothIn(calendar, day));
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
