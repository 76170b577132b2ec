import { sayDate, sayWhenSent } from '../dates/say-when.ts';

// A morning's messages name the same few dates, and a date in words costs as much as the rest of a message.
const known = new Map<string, string>();
const mostKnown = 2_000;

/** A date (`YYYY-MM-DD`) in a message, said as on the day that `now` stands at; in full without `now`. */
export function sayDay(date: string, now?: { date: string }): string {
  const key = `${date} ${now?.date ?? ''}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const said = now === undefined ? sayDate(date) : sayWhenSent({ date, time: null }, now);
  known.set(key, said);
  return said;
}
