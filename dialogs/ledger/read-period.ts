import { addDays, addMonths, dateOf, daysBetween, partsOf } from '../dates/calendar.ts';
import { listWords } from '../dates/nl/beside.ts';
import { anyOf, months, numberIn, weekdays } from '../dates/nl/words.ts';
import { type Now, readWhen } from '../dates/read-when.ts';
import { plain } from '../text/closest.ts';
import { stretchOf } from './named-stretch.ts';
import { type Doubt, periodWords } from './period-words.ts';
import { type Away, keptDays } from './periods.ts';

/** Does somebody say no more than that they are there again? */
export function saysBack(text: string): boolean {
  return backWords.test(plain(text));
}

type Trouble = 'when' | 'unclear' | 'which' | 'no-end' | 'order' | 'long' | 'old';

/**
 * A period of absence. `until`: it was said as "tot", so that the day after may be meant as well. `said`: there were
 * words that say nothing about when; they are dropped here and go no further. `from` and `to` of one that is asked back
 * are the days that were read.
 */
export type PeriodRead = { said: boolean } & (
  | { kind: 'empty' }
  | { kind: 'back' }
  | { kind: 'list' }
  | { kind: 'period'; period: Away; until: boolean }
  | { kind: 'ask'; trouble: Trouble | Doubt; from: string | null; to: string | null }
);

const farDays = 366;
const backWords =
  /^(?:weer|terug|er weer|ik ben er weer|ik ben weer terug|ik ben terug|niet meer|voorbij|klaar)(?: (?:ben ik )?(?:er )?(?:weer|terug))?$/;
const plainDate = new RegExp(
  `^(?:${anyOf(weekdays)} )?(?:\\d{1,2}[-/.]\\d{1,2}(?:[-/.](?:20)?\\d\\d)?|\\d{1,2}e? ${anyOf(months)}(?: 20\\d\\d)?)$`,
);
const units: Readonly<Record<string, number>> = { dag: 1, dagen: 1, week: 7, weken: 7 };

/** Reads when somebody is not available: a day, a range, so many days, this week or next, a month. Never throws. */
export function readPeriod(text: string, now: Now): PeriodRead {
  const typed = plain(text.slice(0, 300));
  if (typed === '') return { kind: 'empty', said: false };
  if (listWords.has(typed)) return { kind: 'list', said: false };
  if (backWords.test(typed)) return { kind: 'back', said: false };
  const { days, open, said, doubt } = periodWords(typed);
  const ask = (trouble: Trouble | Doubt, from: string | null, to: string | null): PeriodRead => ({
    kind: 'ask',
    trouble,
    from,
    to,
    said,
  });
  if (days === '') {
    if (open && doubt === null) return ask('no-end', now.date, null);
    return doubt === 'word' ? { ...ask('when', null, null), said: true } : ask(doubt ?? 'when', null, null);
  }
  const found = bounded(read(days, now), now);
  if (doubt === null && !open) return found.kind === 'ask' ? { ...found, to: null, said } : { ...found, said };
  const { from, to } = found.kind === 'period' ? found.period : { from: found.from, to: null };
  // What comes back, or holds in part or not at all, is no absence to fill in.
  if (doubt === 'habit' || doubt === 'not' || doubt === 'except') return ask(doubt, null, null);
  if (doubt === null)
    return from === null && found.kind === 'ask' ? ask(found.trouble, null, null) : ask('no-end', from, null);
  // Nothing was read that could be shown: then what is wrong with the days says more.
  return found.kind === 'ask' && doubt !== 'time' ? ask(found.trouble, from, null) : ask(doubt, from, to);
}

type Found = { kind: 'period'; period: Away; until: boolean } | { kind: 'ask'; trouble: Trouble; from: string | null };

function read(words: string, now: Now): Found {
  const bare = words.replace(/^(?:van|vanaf|op|in|de|het) /, '');
  const stretch = stretchOf(bare, now.date);
  if (stretch !== null) return period(stretch.from, stretch.to, false);
  const lasting =
    /^(?:(?<first>.+?) )?(?<count>\d{1,2}|[a-z]+) (?<unit>dag|dagen|week|weken|maand|maanden)(?: vanaf (?<start>.+))?$/.exec(
      bare,
    )?.groups;
  const count = numberIn(lasting?.count);
  if (lasting !== undefined && count >= 1) {
    const from = startOf(lasting.first, lasting.start, now);
    if (from !== null) return period(from, lastOf(from, count, lasting.unit ?? ''), false);
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
  // A number alone may be a day, an hour or how many days.
  const day = /^\d{1,2}$/.test(bare) ? null : dayIn(bare, now, null);
  if (day === null) return { kind: 'ask', trouble: isSeveral(bare, now) ? 'which' : 'unclear', from: null };
  return /^(?:van|vanaf) /.test(words) ? { kind: 'ask', trouble: 'no-end', from: day } : period(day, day, false);
}

/** The first day of so many days: said before or behind them, or today. */
function startOf(first: string | undefined, start: string | undefined, now: Now): string | null {
  if (first !== undefined && start !== undefined) return null;
  const said = start ?? first?.replace(/ (?:voor|tijdens)$/, '');
  if (said === undefined || /^(?:voor|(?:de )?komende)$/.test(said)) return now.date;
  return dayIn(said, now, null);
}

function lastOf(from: string, count: number, unit: string): string {
  return addDays(unit.startsWith('maand') ? addMonths(from, count) : addDays(from, count * (units[unit] ?? 1)), -1);
}

function ranged({ first = '', word = '', last = '' }: Record<string, string | undefined>, now: Now): Found {
  const start = first.replace(/^(?:van|vanaf) /, '').trim();
  const until = word === 'tot';
  const isNumber = /^\d{1,2}e?$/.test(last);
  // "Morgen tot 12" may be an hour.
  if (isNumber && until && !last.endsWith('e'))
    return { kind: 'ask', trouble: 'unclear', from: dayIn(start, now, null) };
  const isNamed = new RegExp(`\\b${anyOf(months)}\\b|[/.-]\\d`).test(start);
  const end = stretchOf(last, now.date);
  const to =
    end !== null
      ? until
        ? end.from
        : end.to
      : isNumber && isNamed
        ? numberAfter(last, dayIn(start, now, null))
        : dayIn(last, now, null);
  if (to === null) return { kind: 'ask', trouble: isSeveral(last, now) ? 'which' : 'unclear', from: null };
  const begin = start === '' ? now.date : (stretchOf(start, now.date)?.from ?? dayIn(start, now, to));
  if (begin === null) return { kind: 'ask', trouble: isSeveral(start, now) ? 'which' : 'unclear', from: null };
  // From Monday to Wednesday, said on a Tuesday: the Wednesday after that Monday.
  const end2 = to < begin && isWeekday(last) ? addDays(to, 7 * Math.ceil(daysBetween(to, begin) / 7)) : to;
  // "Donderdag t/m vrijdag volgende week": which Thursday?
  if (isWeekday(start) && / week/.test(last) && daysBetween(begin, end2) >= 7)
    return { kind: 'ask', trouble: 'which', from: null };
  const lastDay = until ? addDays(end2, -1) : end2;
  return period(begin, lastDay, until);
}

function isWeekday(words: string): boolean {
  return Object.hasOwn(weekdays, words);
}

/** The first day with that number from `start` on. */
function numberAfter(words: string, start: string | null): string | null {
  if (start === null) return null;
  const { year, month } = partsOf(start);
  const day = dateOf(year, month, Number.parseInt(words, 10));
  return day === null || day >= start ? day : addMonths(day, 1);
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
  if (ahead.kind === 'past') return been.kind === 'sure' ? been.reading.date : null;
  if (ahead.kind !== 'unsure') return null;
  // Of a plain day and month only the year or the order is in doubt; anything else is a part that was not read.
  const dates = new Set(ahead.readings.map(({ date }) => date));
  if (dates.size === 1 && plainDate.test(text)) return ahead.readings[0]?.date ?? null;
  // A weekday said on that same day is today.
  return isWeekday(text) && ahead.readings[0]?.date === now.date ? now.date : null;
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
