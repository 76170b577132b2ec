import { saysOnlyWhen } from '../dates/nl/day-words.ts';
import { isAllRead, type Now, readWhen } from '../dates/read-when.ts';

/** A day in the past or today (YYYY-MM-DD). `which`: more than one may be meant, best first; `future`: it is still to come. */
export type DayRead =
  | { kind: 'day'; day: string }
  | { kind: 'which'; days: string[] }
  | { kind: 'future'; day: string }
  | { kind: 'unclear' };

/** Reads on which day something took place; nothing said is today. A bare weekday is the last one that was. */
export function readDay(words: string, now: Now): DayRead {
  // Alone "zo" is mostly the word "so"; where a day is asked it is Sunday.
  const text = words.trim().replace(/(?<=^| )zo\.?(?=$| )/g, 'zondag');
  if (text === '') return { kind: 'day', day: now.date };
  const when = readWhen(text, now, { time: 'none', past: 'allow' });
  if (when.kind === 'sure' || when.kind === 'past' || when.kind === 'time-missing') {
    const { date } = when.reading;
    return date > now.date ? { kind: 'future', day: date } : { kind: 'day', day: date };
  }
  if (when.kind === 'unclear') return { kind: 'unclear' };
  const all = [...new Set(when.readings.map(({ date }) => date))];
  const been = all.filter((date) => date <= now.date);
  const [first, ...more] = been;
  if (first === undefined) return all[0] === undefined ? { kind: 'unclear' } : { kind: 'future', day: all[0] };
  if (!saysOnlyWhen(text) || !isAllRead(text, now, true)) return { kind: 'unclear' };
  return more.length === 0 ? { kind: 'day', day: first } : { kind: 'which', days: been };
}
