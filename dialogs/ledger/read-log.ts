import type { Activities } from '../content/programme.ts';
import { besideLogged, listWords } from '../dates/nl/beside.ts';
import type { Now } from '../dates/read-when.ts';
import { dayAmong } from './day-among.ts';
import { findActivities, nearActivities } from './find-activities.ts';
import { checkLogged, type Logged, type LogTrouble } from './logged.ts';
import { amountIn, minutesIn } from './read-amount.ts';
import { readDay } from './read-day.ts';
import { unsureMinutes, wordsOf } from './spell-log.ts';
import { type LogPart, separators, splitLog } from './split-log.ts';

/** What could be read of an entry that needs a question; what was not understood is not in it. `kinds` and `days` are what may be meant. */
export type Unclear = {
  trouble: LogTrouble | 'no-activity' | 'which-activity' | 'no-day' | 'other-words' | 'which-day';
  kinds: string[];
  amount: number | null;
  minutes: number | null;
  day: string | null;
  days: string[];
};

export type LogRead = { kind: 'empty' } | { kind: 'list' } | { kind: 'items'; items: Logged[]; unclear: Unclear[] };

/** So many entries in one line are read; more is somebody's diary. */
const mostItems = 6;

/** Reads what stood behind `log`: one entry or several, each with how many, how long and when. Never throws. */
export function readLog(text: string, activities: Activities, now: Now): LogRead {
  const words = wordsOf(text);
  if (words.length === 0) return { kind: 'empty' };
  if (listWords.has(words.join(' '))) return { kind: 'list' };
  const parts = splitLog(words, activities).slice(0, mostItems);
  const read = shared(
    parts,
    parts.map((part) => readPart(part.words, activities, now)),
  );
  const days = read.map(({ when }) => (when === '' ? null : when));
  const items: Logged[] = [];
  const unclear: Unclear[] = [];
  read.forEach((part, index) => {
    // A day said once holds for what stands beside it: before it, or else after it.
    const when = days[index] ?? days.slice(0, index).findLast(Boolean) ?? days.slice(index).find(Boolean) ?? '';
    const result = checked(part, when, activities, now);
    if ('trouble' in result) unclear.push(result);
    else items.push(result);
  });
  return { kind: 'items', items, unclear };
}

/** `unsure`: how long it took can be read in more than one way. */
type Part = {
  kinds: string[];
  slip: boolean;
  amount: number | null;
  minutes: number | null;
  unsure: boolean;
  when: string;
};

/** "2 leergesprekken 20 min en 30 min" are two, each with its duration; with another number it is not clear which took how long. */
function shared(parts: readonly LogPart[], read: readonly Part[]): Part[] {
  return read.flatMap((part, at) => {
    const first = parts.findLastIndex(({ again }, index) => index <= at && !again);
    const next = parts.findIndex(({ again }, index) => index > at && !again);
    const together = (next < 0 ? parts.length : next) - first;
    const amount = read[first]?.amount ?? 1;
    if (together < 2 || amount === 1) return [part];
    if (amount === together) return [{ ...part, amount: null }];
    return at === first ? [{ ...part, minutes: null, unsure: true }] : [];
  });
}

function checked(part: Part, when: string, activities: Activities, now: Now): Logged | Unclear {
  const day = readDay(when, now);
  const { kinds, amount, minutes } = part;
  const among = day.kind === 'unclear' ? dayAmong(when, now) : null;
  const asked = {
    kinds,
    amount,
    minutes,
    day: day.kind === 'day' || day.kind === 'future' ? day.day : among,
    days: day.kind === 'which' ? day.days : [],
  };
  const [kind, ...more] = kinds;
  if (kind === undefined) return { ...asked, trouble: 'no-activity' };
  if (more.length > 0 || part.slip) return { ...asked, trouble: 'which-activity' };
  if (part.unsure) return { ...asked, trouble: 'no-minutes' };
  if (day.kind === 'unclear') return { ...asked, trouble: among === null ? 'no-day' : 'other-words' };
  if (day.kind === 'which') return { ...asked, trouble: 'which-day' };
  const result = checkLogged({ kind, amount, minutes, day: day.day }, activities, now.date);
  if (!Array.isArray(result)) return result;
  return { ...asked, trouble: result.find((one) => one === 'future' || one === 'too-old') ?? result[0] ?? 'no-amount' };
}

function readPart(said: readonly string[], activities: Activities, now: Now): Part {
  const words = said.filter((word) => word !== unsureMinutes);
  const unsure = words.length < said.length;
  const named = findActivities(words, activities);
  const kinds = [...new Set(named.map(({ activity }) => activity))];
  const first = named[0];
  const marked = words.map((word, at) => (named.some(({ from, to }) => at >= from && at < to) ? '' : word));
  const long = minutesIn(marked);
  const many = amountIn(long.rest, first?.from ?? -1, first?.to ?? -1);
  const when = many.rest.filter((word) => word !== '' && !besideLogged.has(word) && !separators.has(word)).join(' ');
  if (kinds.length > 0) return { kinds, slip: false, amount: many.amount, minutes: long.minutes, unsure, when };
  const near = nearActivities(words, activities);
  const count = many.amount ?? loneNumber(many.rest);
  // The misspelt word is no part of when.
  const left = many.rest.filter((word) => word !== '').join(' ');
  const day = readDay(left, now).kind === 'unclear' ? dateTail(many.rest) : left;
  return { kinds: near, slip: true, amount: count, minutes: long.minutes, unsure, when: day };
}

/** The last words that by themselves may be a day. */
function dateTail(words: readonly string[]): string {
  return words
    .filter((word) => /^(gisteren|eergisteren|vandaag|gister|\d{1,2}-\d{1,2}(-\d{4})?)$/.test(word))
    .join(' ');
}

function loneNumber(words: readonly string[]): number | null {
  const digits = words.filter((word) => /^\d{1,3}$/.test(word));
  return digits.length === 1 && words.indexOf(digits[0] ?? '') === 0 ? Number(digits[0]) : null;
}
