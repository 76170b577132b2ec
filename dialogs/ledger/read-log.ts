import type { Activities } from '../content/programme.ts';
import { besideLogged, listWords } from '../dates/nl/beside.ts';
import { isDateWord } from '../dates/nl/day-words.ts';
import type { Now } from '../dates/read-when.ts';
import { plain } from '../text/closest.ts';
import { findActivities, nearActivities } from './find-activities.ts';
import { checkLogged, type Logged, type LogTrouble } from './logged.ts';
import { amountIn, minutesIn } from './read-amount.ts';
import { readDay } from './read-day.ts';

/** What could be read of an entry that needs a question; what was not understood is not in it. `kinds` and `days` are what may be meant. */
export type Unclear = {
  trouble: LogTrouble | 'no-activity' | 'which-activity' | 'no-day' | 'which-day';
  kinds: string[];
  amount: number | null;
  minutes: number | null;
  day: string | null;
  days: string[];
};

export type LogRead = { kind: 'empty' } | { kind: 'list' } | { kind: 'items'; items: Logged[]; unclear: Unclear[] };

/** So many entries in one line are read; more is somebody's diary. */
const mostItems = 6;
const separators = new Set(['en', ',', ';', '+', '&', 'plus', '/', '.']);

/** Reads what stood behind `log`: one entry or several, each with how many, how long and when. Never throws. */
export function readLog(text: string, activities: Activities, now: Now): LogRead {
  const words = wordsOf(text);
  if (words.length === 0) return { kind: 'empty' };
  if (listWords.has(words.join(' '))) return { kind: 'list' };
  const parts = partsOf(words, activities).slice(0, mostItems);
  const read = parts.map((part) => readPart(part, activities, now));
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

type Part = { kinds: string[]; slip: boolean; amount: number | null; minutes: number | null; when: string };

function checked(part: Part, when: string, activities: Activities, now: Now): Logged | Unclear {
  const day = readDay(when, now);
  const { kinds, amount, minutes } = part;
  const asked = {
    kinds,
    amount,
    minutes,
    day: day.kind === 'day' || day.kind === 'future' ? day.day : null,
    days: day.kind === 'which' ? day.days : [],
  };
  const [kind, ...more] = kinds;
  if (kind === undefined) return { ...asked, trouble: 'no-activity' };
  if (more.length > 0 || part.slip) return { ...asked, trouble: 'which-activity' };
  if (day.kind === 'unclear') return { ...asked, trouble: 'no-day' };
  if (day.kind === 'which') return { ...asked, trouble: 'which-day' };
  const result = checkLogged({ kind, amount, minutes, day: day.day }, activities, now.date);
  if (!Array.isArray(result)) return result;
  return { ...asked, trouble: result.find((one) => one === 'future' || one === 'too-old') ?? result[0] ?? 'no-amount' };
}

function readPart(words: readonly string[], activities: Activities, now: Now): Part {
  const named = findActivities(words, activities);
  const kinds = [...new Set(named.map(({ activity }) => activity))];
  const first = named[0];
  const marked = words.map((word, at) => (named.some(({ from, to }) => at >= from && at < to) ? '' : word));
  const long = minutesIn(marked);
  const many = amountIn(long.rest, first?.from ?? -1, first?.to ?? -1);
  const when = many.rest.filter((word) => word !== '' && !besideLogged.has(word) && !separators.has(word)).join(' ');
  if (kinds.length > 0) return { kinds, slip: false, amount: many.amount, minutes: long.minutes, when };
  const near = nearActivities(words, activities);
  const count = many.amount ?? loneNumber(many.rest);
  // The misspelt word is no part of when.
  const said = many.rest.filter((word) => word !== '').join(' ');
  const day = readDay(said, now).kind === 'unclear' ? dateTail(many.rest) : said;
  return { kinds: near, slip: true, amount: count, minutes: long.minutes, when: day };
}

/** The words in parts of one entry each. What stands between two activities without a word between them stays one part. */
function partsOf(words: readonly string[], activities: Activities): string[][] {
  const named = findActivities(words, activities);
  const inside = new Set(named.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)));
  const pieces: { words: string[]; named: boolean }[] = [{ words: [], named: false }];
  words.forEach((word, at) => {
    const piece = pieces.at(-1);
    if (separators.has(word) && !inside.has(at)) pieces.push({ words: [], named: false });
    else if (piece !== undefined) {
      piece.words.push(word);
      piece.named ||= inside.has(at);
    }
  });
  const full = pieces.filter((piece) => piece.words.length > 0);
  const parts: string[][] = [];
  let ahead: string[] = [];
  for (const piece of full) {
    const last = parts.at(-1);
    const isOwn = piece.named || (full.length > 1 && !piece.words.every(isAside));
    if (isOwn) {
      parts.push([...ahead, ...piece.words]);
      ahead = [];
    } else if (last !== undefined) last.push(...piece.words);
    else ahead.push(...piece.words);
  }
  return parts.length > 0 ? parts : [ahead];
}

/** A word that says when, how many or how long, or nothing. */
function isAside(word: string): boolean {
  return (
    besideLogged.has(word) ||
    isDateWord(word) ||
    /^(min|minuten|minuut|uur|u|uren|half|kwartier|anderhalf|keer|maal)$/.test(word)
  );
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

/** Words as they are read: units loose from their numbers, commas by themselves, decimals kept. */
function wordsOf(text: string): string[] {
  return plain(text.slice(0, 400))
    .replace(/(\d)(x|min|minuten|u|uur|patienten|patient|pat)(?![a-z\d])/g, '$1 $2')
    .replace(/(^|\s)(\d{1,2})u(\d{2})(?!\d)/g, '$1$2 u $3')
    .replace(/([,;&:])(?!\d)|(?<!\d)([,;&:])/g, ' , ')
    .replace(/([.!?])(?=\s|$)/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !/^[-–!?'"()]+$/.test(word));
}
