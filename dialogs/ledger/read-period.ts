import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  daysInMonth,
  mondayOf,
  partsOf,
  weekdayOf,
} from '../dates/calendar.ts';
import { besideAway, listWords } from '../dates/nl/beside.ts';
import { isDateWord } from '../dates/nl/day-words.ts';
import { numberIn } from '../dates/nl/words.ts';
import { type Now, readWhen } from '../dates/read-when.ts';
import { plain } from '../text/closest.ts';
import { type Away, keptDays } from './periods.ts';

/** Does somebody say no more than that they are there again? */
export function saysBack(text: string): boolean {
  return backWords.test(plain(text));
}

/**
 * A period of absence. `until`: it was said as "tot", so that the day after may be meant as well. `said`: there were
 * words that say nothing about when; they are dropped here and go no further. `from` of an unfinished one is a day that was plain.
 */
export type PeriodRead = { said: boolean } & (
  | { kind: 'empty' }
  | { kind: 'back' }
  | { kind: 'list' }
  | { kind: 'period'; period: Away; until: boolean }
  | { kind: 'ask'; trouble: 'when' | 'unclear' | 'which' | 'no-end' | 'order' | 'long' | 'old'; from: string | null }
);

const farDays = 366;
const backWords =
  /^(?:weer|terug|er weer|ik ben er weer|ik ben weer terug|ik ben terug|niet meer|voorbij|klaar)(?: (?:ben ik )?(?:er )?(?:weer|terug))?$/;
const units: Readonly<Record<string, number>> = { dag: 1, dagen: 1, week: 7, weken: 7 };

/** Reads when somebody is not available: a day, a range, so many days, this week or next, a month. Never throws. */
export function readPeriod(text: string, now: Now): PeriodRead {
  const all = plain(text.slice(0, 300))
    .replace(/t\/m|\btm\b|tot en met/g, ' t/m ')
    .replace(/(\d)\s*[–—]\s*(\d)|(?<![\d-])(\d{1,2})\s*-\s*(\d{1,2})(?= [a-z])/g, '$1$3 t/m $2$4')
    .replace(/ - /g, ' t/m ')
    .split(' ')
    .filter((word) => word !== '');
  if (all.length === 0) return { kind: 'empty', said: false };
  if (listWords.has(all.join(' '))) return { kind: 'list', said: false };
  if (backWords.test(all.join(' '))) return { kind: 'back', said: false };
  const words = all.filter((word) => word === 't/m' || isDateWord(word)).map((word) => word.replace(/[,;:.!?]+$/, ''));
  const said =
    words.length <
    all.filter((word) => !besideAway.has(word)).length - words.filter((word) => besideAway.has(word)).length;
  const spoken = words.filter((word) => word !== '').join(' ');
  if (spoken === '') return { kind: 'ask', trouble: 'when', from: null, said: true };
  return { ...bounded(read(spoken, now), now), said };
}

type Found =
  | { kind: 'period'; period: Away; until: boolean }
  | { kind: 'ask'; trouble: 'unclear' | 'which' | 'no-end' | 'order' | 'long' | 'old'; from: string | null };

function read(words: string, now: Now): Found {
  const bare = words.replace(/^(?:van|vanaf|op|in|de|het) /, '');
  const stretch = stretchOf(bare, now);
  if (stretch !== null) return period(stretch.from, stretch.to, false);
  const lasting =
    /^(?:(?<first>.+?) )?(?<count>\d{1,2}|[a-z]+) (?<unit>dag|dagen|week|weken)(?: vanaf (?<start>.+))?$/.exec(
      bare,
    )?.groups;
  const count = numberIn(lasting?.count);
  if (lasting !== undefined && count >= 1 && !/^over /.test(bare)) {
    const start = lasting.start ?? lasting.first;
    const from = start === undefined ? now.date : dayIn(start.replace(/ (?:voor|tijdens)$/, ''), now, null);
    if (from !== null) return period(from, addDays(from, count * (units[lasting.unit ?? ''] ?? 1) - 1), false);
  }
  const range = /^(?:tussen )?(?<first>.*?) ?(?<word>t\/m|tot)(?: aan)? (?<last>.+)$/.exec(bare);
  if (range?.groups !== undefined) return ranged(range.groups, now);
  const pair = /^(?:tussen )?(?<first>.+?) en (?<last>.+)$/.exec(bare)?.groups;
  if (pair !== undefined) {
    const found = ranged({ ...pair, word: 't/m' }, now);
    const isWhole =
      /^tussen /.test(bare) || (found.kind === 'period' && daysBetween(found.period.from, found.period.to) === 1);
    return isWhole || found.kind !== 'period' ? found : { kind: 'ask', trouble: 'which', from: found.period.from };
  }
  const day = dayIn(bare, now, null);
  if (day === null) return { kind: 'ask', trouble: isSeveral(bare, now) ? 'which' : 'unclear', from: null };
  return /^vanaf /.test(words) ? { kind: 'ask', trouble: 'no-end', from: day } : period(day, day, false);
}

function ranged({ first = '', word = '', last = '' }: Record<string, string | undefined>, now: Now): Found {
  const end = stretchOf(last, now);
  const to = end === null ? dayIn(last, now, null) : word === 'tot' ? end.from : end.to;
  if (to === null) return { kind: 'ask', trouble: isSeveral(last, now) ? 'which' : 'unclear', from: null };
  const start = first.replace(/^(?:van|vanaf) /, '').trim();
  const begin = start === '' ? now.date : (stretchOf(start, now)?.from ?? dayIn(start, now, to));
  if (begin === null) return { kind: 'ask', trouble: isSeveral(start, now) ? 'which' : 'unclear', from: null };
  const until = word === 'tot';
  // From Monday to Wednesday, said on a Tuesday: the Wednesday after that Monday.
  const isNamedDay = /^(?:ma|di|wo|woe|do|vr|za|[a-z]+dag)$/.test(last);
  const end2 = to < begin && isNamedDay ? addDays(to, 7 * Math.ceil(daysBetween(to, begin) / 7)) : to;
  const lastDay = until ? addDays(end2, -1) : end2;
  return period(begin, lastDay, until);
}

/** A stretch of days with a name: this week, next week, week 42, a weekend, a month. */
function stretchOf(words: string, now: Now): Away | null {
  const bare = words.replace(/^(?:de |het |in )*(?:hele |heel |rest van )?(?:de |het |in )*(?:maand (?=[a-z]))?/, '');
  const week = /^(?<which>deze|die|volgende|komende|vorige|afgelopen)? ?week(?: (?<n>\d{1,2}))?$/.exec(bare)?.groups;
  if (week !== undefined) {
    const monday = mondayOf(now.date);
    if (week.n !== undefined) return weekNumbered(Number(week.n), now.date);
    const steps = { volgende: 7, komende: 7, vorige: -7, afgelopen: -7 }[week.which ?? ''] ?? 0;
    return steps === 0
      ? { from: now.date, to: addDays(monday, 6) }
      : { from: addDays(monday, steps), to: addDays(monday, steps + 6) };
  }
  if (/^(?:dit |komend |komende |aanstaande )?weekend$/.test(bare)) {
    const saturday = weekdayOf(now.date) === 0 ? addDays(now.date, -1) : addDays(mondayOf(now.date), 5);
    return { from: later(saturday, now.date), to: addDays(saturday, 1) };
  }
  if (/^(?:deze|volgende|komende) maand$/.test(bare)) {
    const isThis = bare.startsWith('deze');
    const { year, month } = partsOf(isThis ? now.date : addMonths(now.date, 1));
    const from = dateOf(year, month, 1) ?? now.date;
    return { from: isThis ? now.date : from, to: dateOf(year, month, daysInMonth(year, month)) ?? now.date };
  }
  return monthNamed(bare, now.date);
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

/** One day. A bare number takes its month from `near`, the other end. What is long past is the coming one; a few weeks back is that day. */
function dayIn(words: string, now: Now, near: string | null): string | null {
  const text = words.replace(/^(?:de|het|op|van|vanaf) /, '').trim();
  if (/^\d{1,2}e?$/.test(text)) {
    const anchor = near ?? now.date;
    const { year, month } = partsOf(anchor);
    const day = dateOf(year, month, Number.parseInt(text, 10));
    if (day === null) return null;
    if (near === null) return day >= now.date ? day : addMonths(day, 1);
    return day <= near ? day : addMonths(day, -1);
  }
  const ahead = readWhen(text, now, { time: 'none' });
  const been = readWhen(text, now, { time: 'none', past: 'allow' });
  if (been.kind === 'sure' && been.reading.date < now.date && been.reading.date >= addDays(now.date, -keptDays))
    return been.reading.date;
  if (ahead.kind === 'sure') return ahead.reading.date;
  if (ahead.kind === 'past') return ahead.reading.date;
  if (ahead.kind === 'unsure' && new Set(ahead.readings.map(({ date }) => date)).size === 1)
    return ahead.readings[0]?.date ?? null;
  // A weekday said on that same day is today.
  if (ahead.kind === 'unsure' && ahead.readings[0]?.date === now.date) return now.date;
  return null;
}

function later(one: string, other: string): string {
  return [one, other].sort()[1] ?? one;
}

function isSeveral(words: string, now: Now): boolean {
  return readWhen(words, now, { time: 'none' }).kind === 'unsure';
}

function period(from: string, to: string, until: boolean): Found {
  return to < from ? { kind: 'ask', trouble: 'order', from } : { kind: 'period', period: { from, to }, until };
}

function bounded(found: Found, { date }: Now): Found {
  if (found.kind !== 'period') return found;
  const { from, to } = found.period;
  if (to > addDays(date, farDays))
    return { kind: 'ask', trouble: 'long', from: from > addDays(date, farDays) ? null : from };
  return to < addDays(date, -keptDays) || from < addDays(date, -keptDays)
    ? { kind: 'ask', trouble: 'old', from: null }
    : found;
}
