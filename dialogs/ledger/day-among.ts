import { isDateWord } from '../dates/nl/day-words.ts';
import type { Now } from '../dates/read-when.ts';
import { readDay } from './read-day.ts';

/** Longer than this, in words, is no day. */
const longest = 4;
const small = /^(?:met|van|op|de|het|in|en|na|om|over|tot|vanaf|tussen|een|aan|bij|dag|dagen|hele|heel|rest|\d{1,2})$/;

/** What says that something did not take place. */
const denial = /^(?:niet|geen|nooit|nee)$/;

/** The one day (YYYY-MM-DD) that these words hold among others that say nothing of when; null for none, or when it is not sure. */
export function dayAmong(words: string, now: Now): string | null {
  const all = words.split(' ').filter((word) => word !== '');
  if (all.some((word) => denial.test(word))) return null;
  const found = new Set<string>();
  const left: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    let isRead = false;
    for (let length = Math.min(longest, all.length - at); length > 0; length -= 1) {
      const span = all.slice(at, at + length);
      if (
        !span.every((word) => /[\p{L}\p{N}]/u.test(word) && isDateWord(word)) ||
        span.every((word) => small.test(word))
      )
        continue;
      const read = readDay(span.join(' '), now);
      if (read.kind !== 'day') continue;
      found.add(read.day);
      at += length - 1;
      isRead = true;
      break;
    }
    if (!isRead) left.push(all[at] ?? '');
  }
  const [only, ...more] = found;
  // "Maandag 5" may be another day than Monday.
  const isSure = left.every((word) => !/\d/.test(word) && (small.test(word) || !isDateWord(word)));
  return only === undefined || more.length > 0 || !isSure ? null : only;
}
