import { addDays, mondayOf, weekdayFrom, weekdayOf } from '../calendar.ts';
import type { Found } from './fragment.ts';

/** The dates a text may mean, best first; sure when there is one and it is plainly said. */
export type DateChoice = { dates: string[]; sure: boolean };

type DateFound = Extract<Found, { kind: 'date' }>;

/** Brings the date words of one text together ("dinsdag" + "volgende week"); null when it names no date. */
export function chooseDate(found: readonly Found[], today: string, pastToo: boolean): DateChoice | null {
  const dates = found.filter((one) => one.kind === 'date');
  const days = found.filter((one) => one.kind === 'weekday').map((one) => one.weekday);
  const weeks = found.filter((one) => one.kind === 'week');
  const [date] = dates;
  const [day] = days;
  const [week] = weeks;
  const count = `${days.length} ${dates.length} ${weeks.length}`;

  if (count === '0 0 0') return null;
  if (count === '0 1 0' && date) return one(date.dates, date.sure);
  if (count === '1 0 0' && day !== undefined) return weekdayAlone(day, today, pastToo);
  if (count === '0 0 1' && week) return inWeek(week.monday, [0, 2, 4], today, pastToo);
  if (count === '1 0 1' && week && day !== undefined) {
    return one([addDays(week.monday, (day + 6) % 7)], week.sure);
  }
  if (count === '1 1 0' && date && day !== undefined) {
    if (date.shift === undefined) return checked(date, day);
    return shiftedDay(date.shift, day, today, found.findIndex((f) => f.kind === 'weekday') < found.indexOf(date));
  }
  if (count === '0 2 0') {
    const shift = dates.findIndex((one) => one.shift !== undefined);
    const base = dates[1 - shift];
    const by = dates[shift]?.shift;
    // "morgen over een week": the second counts on from the first.
    if (shift === 1 && base && base.shift === undefined && by !== undefined) {
      return one(
        base.dates.map((d) => addDays(d, by)),
        base.sure,
      );
    }
  }
  if (count === '0 1 1' && date && week) {
    const inside = date.dates.filter((d) => mondayOf(d) === week.monday);
    if (inside.length > 0) return one(inside, true);
  }
  const every = [
    ...dates.flatMap((d) => d.dates.slice(0, 1)),
    ...days.flatMap((d) => (week ? [addDays(week.monday, (d + 6) % 7)] : [nearest(d, today, pastToo)])),
  ];
  const same = new Set(every).size === 1 && dates.every((d) => d.sure) && weeks.length === 0;
  return one(every, same);
}

function weekdayAlone(weekday: number, today: string, pastToo: boolean): DateChoice {
  const next = weekdayFrom(today, weekday);
  if (pastToo) {
    const last = addDays(weekdayFrom(today, weekday), -7);
    const near = weekdayOf(today) === weekday || (weekday - weekdayOf(today) + 7) % 7 <= 3;
    return one(near ? [next, last] : [last, next], false);
  }
  return next === today ? one([today, addDays(today, 7)], false) : one([next], true);
}

/** Of several weekdays together: those that come, or where the past may be meant those that were. */
function nearest(weekday: number, today: string, pastToo: boolean): string {
  const next = weekdayFrom(today, weekday);
  return pastToo && next > today ? addDays(next, -7) : next;
}

/** "dinsdag over een week": a week after the coming Tuesday; the other way round it may be the week that is meant. */
function shiftedDay(shift: number, day: number, today: string, dayFirst: boolean): DateChoice {
  const next = weekdayFrom(today, day);
  const after = addDays(next, shift);
  const thatWeek = addDays(mondayOf(addDays(today, shift)), (day + 6) % 7);
  if (next === today) return one(dayFirst ? [after, addDays(after, 7)] : [after], !dayFirst);
  return dayFirst ? one([after], true) : one([thatWeek, after], false);
}

/** A weekday beside a date must agree with it; if not, both are asked back. */
function checked(date: DateFound, day: number): DateChoice {
  const [first = ''] = date.dates;
  const fits = date.dates.filter((d) => weekdayOf(d) === day);
  // Day and date bear each other out, so a doubt about how the date was written is gone.
  if (fits.length > 0) return one(fits, date.loose !== true);
  // The day of the week tells which year: this year's date, even when it is past.
  if (date.sameYear && weekdayOf(date.sameYear) === day) return one([date.sameYear], true);
  const around = weekdayFrom(addDays(first, -3), day);
  return one(date.loose ? [around] : [first, around], false);
}

function inWeek(monday: string, days: number[], today: string, pastToo: boolean): DateChoice {
  const all = days.map((n) => addDays(monday, n));
  const ahead = all.filter((d) => d >= today);
  return one(pastToo || ahead.length === 0 ? all : ahead, false);
}

function one(dates: string[], sure: boolean): DateChoice {
  const distinct = [...new Set(dates)];
  return { dates: distinct, sure: sure && distinct.length === 1 };
}
