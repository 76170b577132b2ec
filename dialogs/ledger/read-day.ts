import { saysOnlyWhen } from '../dates/nl/day-words.ts';
import { type Now, readWhen } from '../dates/read-when.ts';

/** A day in the past or today (YYYY-MM-DD). `which`: more than one may be meant, best first; `future`: it is still to come. */
export type DayRead =
  | { kind: 'day'; day: string }
  | { kind: 'which'; days: string[] }
  | { kind: 'future'; day: string }
  | { kind: 'unclear' };

/** Reads on which day something took place; nothing said is today. A bare weekday is the last one that was. */
export function readDay(words: string, now: Now): DayRead {
  const text = words.trim();
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
  if (!saysOnlyWhen(text)) return { kind: 'unclear' };
  return more.length === 0 ? { kind: 'day', day: first } : { kind: 'which', days: been };
}
