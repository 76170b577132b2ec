import { addDays, addMonths, dateOf, daysInMonth, mondayOf, partsOf, weekdayOf } from '../dates/calendar.ts';
import type { Away } from './periods.ts';

/** A stretch of days with a name: this week, next week, week 42, a weekend, a month; null for other words. */
export function stretchOf(words: string, today: string): Away | null {
  const bare = words.replace(/^(?:de |het |in )*(?:hele |heel |rest van )?(?:de |het |in )*(?:maand (?=[a-z]))?/, '');
  const week = /^(?<which>deze|die|volgende|komende|vorige|afgelopen)? ?week(?: (?<n>\d{1,2}))?$/.exec(bare)?.groups;
  if (week !== undefined) {
    const monday = mondayOf(today);
    if (week.n !== undefined) return week.which === undefined ? weekNumbered(Number(week.n), today) : null;
    // "Week" alone does not say which, "de hele week" is this one.
    if (week.which === undefined && !/\b(?:hele|heel|rest)\b/.test(words)) return null;
    const steps = { volgende: 7, komende: 7, vorige: -7, afgelopen: -7 }[week.which ?? ''] ?? 0;
    return steps === 0
      ? { from: today, to: addDays(monday, 6) }
      : { from: addDays(monday, steps), to: addDays(monday, steps + 6) };
  }
  if (/^(?:dit |komend |komende |aanstaande )?weekend$/.test(bare)) {
    const saturday = weekdayOf(today) === 0 ? addDays(today, -1) : addDays(mondayOf(today), 5);
    return { from: later(saturday, today), to: addDays(saturday, 1) };
  }
  if (/^(?:deze|volgende|komende) maand$/.test(bare)) {
    const isThis = bare.startsWith('deze');
    const { year, month } = partsOf(isThis ? today : addMonths(today, 1));
    const from = dateOf(year, month, 1) ?? today;
    return { from: isThis ? today : from, to: dateOf(year, month, daysInMonth(year, month)) ?? today };
  }
  return monthNamed(bare, today);
}

function monthNamed(word: string, today: string): Away | null {
  const names = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
  const month = names.indexOf(word) + 1;
  if (month === 0) return null;
  const here = partsOf(today);
  const year = month < here.month ? here.year + 1 : here.year;
  const from = dateOf(year, month, 1) ?? today;
  return { from: later(from, today), to: dateOf(year, month, daysInMonth(year, month)) ?? today };
}

/** An ISO week of this year, or of the next when it is over. */
function weekNumbered(n: number, today: string): Away | null {
  const year = partsOf(today).year;
  for (const one of [year, year + 1]) {
    const from = addDays(mondayOf(`${one}-01-04`), (n - 1) * 7);
    if (n >= 1 && partsOf(addDays(from, 3)).year === one && addDays(from, 6) >= today)
      return { from, to: addDays(from, 6) };
  }
  return null;
}

function later(one: string, other: string): string {
  return [one, other].sort()[1] ?? one;
}
