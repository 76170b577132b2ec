import { addDays } from './calendar.ts';
import { chooseDate } from './nl/date-choice.ts';
import { fragmentsIn } from './nl/dutch.ts';
import type { Found } from './nl/fragment.ts';
import { isNoMoment, leavesWords } from './nl/leftover.ts';
import { tidy } from './nl/tidy.ts';
import { chooseTime } from './nl/time-choice.ts';
import { isFarAhead } from './nl/years.ts';
import type { Now, Reading, When } from './reading.ts';

export type { Now, Reading, When } from './reading.ts';

/** Whether a time is wanted, and whether a moment before now will do (default: it is refused). */
export type ReadOptions = { time: 'none' | 'optional' | 'required'; past?: 'refuse' | 'allow' };

/** The readings of a text, best first, and whether the first is plainly what was said. */
type Readings = { readings: Reading[]; sure: boolean };

/**
 * Reads a Dutch date, with or without a time, as wall time of the reader. Only what is plainly said is `sure`.
 * Never throws; text beyond 200 characters is not read.
 */
export function readWhen(text: string, now: Now, options: ReadOptions): When {
  const clean = tidy(text);
  const pastToo = options.past === 'allow';
  if (isNoMoment(clean)) return { kind: 'unclear' };
  const fragments = fragmentsIn(clean, new Date(`${now.date}T${now.time}:00Z`), pastToo);
  const found = fragments.map((one) => one.found);
  if (found.some((one) => one.kind === 'impossible')) return { kind: 'unclear' };
  const isLeft = leavesWords(clean, fragments);
  // Beside a time alone, a word that was not read may have been the day.
  if (isLeft && found.every(({ kind }) => kind === 'time' || kind === 'part')) return { kind: 'unclear' };
  const read = combined(found, now, options);

  const inTime = pastToo ? read.readings : read.readings.filter((reading) => !isPast(reading, now));
  const [best] = inTime;
  const [said] = read.readings;
  if (!best) return said ? { kind: 'past', reading: said } : { kind: 'unclear' };
  if (!read.sure || isLeft || isFarAhead(best.date, now.date)) {
    return { kind: 'unsure', readings: inTime.slice(0, 3) };
  }
  return options.time === 'required' && best.time === null
    ? { kind: 'time-missing', reading: best }
    : { kind: 'sure', reading: best };
}

/** Does every word of this text say when, or add nothing to it? Then a doubt is about which day, not about what was not read. */
export function isAllRead(text: string, now: Now, pastToo: boolean): boolean {
  const clean = tidy(text);
  return !leavesWords(clean, fragmentsIn(clean, new Date(`${now.date}T${now.time}:00Z`), pastToo));
}

function combined(found: readonly Found[], now: Now, options: ReadOptions): Readings {
  const moments = found.filter((one) => one.kind === 'moment');
  const time = options.time === 'none' ? null : chooseTime(found);
  const date = chooseDate(found, now.date, options.past === 'allow');
  if (moments.length > 0) {
    const readings = moments.map((one) => ({ date: one.date, time: options.time === 'none' ? null : one.time }));
    return { readings, sure: found.length === 1 && moments.every((one) => one.sure) };
  }
  // A time without a day is today or tomorrow, whichever the asker meant.
  const dates = date?.dates ?? (time ? [now.date, addDays(now.date, 1)] : []);
  if (!time) return { readings: dates.map((day) => ({ date: day, time: null })), sure: date?.sure === true };
  const readings = dates.flatMap((day) => time.times.map((one) => ({ date: addDays(day, one.days), time: one.time })));
  return { readings, sure: date?.sure === true && time.sure };
}

function isPast(reading: Reading, now: Now): boolean {
  return reading.date < now.date || (reading.date === now.date && reading.time !== null && reading.time < now.time);
}
