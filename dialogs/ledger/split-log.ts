import type { Activities } from '../content/programme.ts';
import { besideLogged } from '../dates/nl/beside.ts';
import { isDateWord } from '../dates/nl/day-words.ts';
import { findActivities } from './find-activities.ts';
import { minutesIn } from './read-amount.ts';
import { unsureMinutes } from './spell-log.ts';

/** The words of one entry. `again`: the activity is the one of the part before, which had a duration of its own. */
export type LogPart = { words: string[]; again: boolean };

type Piece = { words: string[]; name: string[]; named: boolean; sign: string };

/** What stands between two things that were done. */
export const separators: ReadonlySet<string> = new Set(['en', ',', ';', '+', '&', 'plus', '/', '.']);

/** The words in parts of one entry each. What stands between two activities without a word between them stays one part. */
export function splitLog(words: readonly string[], activities: Activities): LogPart[] {
  const full = piecesOf(words, activities);
  const parts: (LogPart & { name: string[] })[] = [];
  let ahead: Piece[] = [];
  for (const piece of full) {
    const last = parts.at(-1);
    const isOwn = piece.named || (full.length > 1 && !piece.words.every(isAside));
    if (isOwn) {
      // "Ma 20 min en di 30 min leergesprek": twice the same, each with its own duration.
      const own = [...longParts(ahead), piece.words];
      const [first = [], ...more] = isLong(piece.words) ? own : [own.flat()];
      parts.push({ words: more.length > 0 ? [...piece.name, ...first] : first, name: piece.name, again: false });
      more.forEach((one, at) => {
        const isLast = at === more.length - 1;
        parts.push({ words: isLast ? one : [...piece.name, ...one], name: piece.name, again: true });
      });
      ahead = [];
    } else if (last === undefined) ahead.push(piece);
    else if (isLong(last.words) && isLong(piece.words) && !isRestOfHour(last.words, piece))
      parts.push({ words: [...last.name, ...piece.words], name: last.name, again: true });
    else last.words.push(...piece.words);
  }
  return parts.length > 0 ? parts : [{ words: ahead.flatMap((piece) => piece.words), again: false }];
}

function piecesOf(words: readonly string[], activities: Activities): Piece[] {
  const named = findActivities(words, activities);
  const inside = new Set(named.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step)));
  const pieces: Piece[] = [{ words: [], name: [], named: false, sign: '' }];
  words.forEach((word, at) => {
    const piece = pieces.at(-1);
    if (separators.has(word) && !inside.has(at)) pieces.push({ words: [], name: [], named: false, sign: word });
    else if (piece !== undefined) {
      piece.words.push(word);
      piece.named ||= inside.has(at);
      if (inside.has(at)) piece.name.push(word);
    }
  });
  return pieces.filter((piece) => piece.words.length > 0);
}

/** What stands before the activity, apart for each duration. */
function longParts(pieces: readonly Piece[]): string[][] {
  const parts: string[][] = [];
  let ahead: string[] = [];
  for (const { words } of pieces) {
    ahead = [...ahead, ...words];
    if (!isLong(words)) continue;
    parts.push(ahead);
    ahead = [];
  }
  return ahead.length > 0 ? [...parts, ahead] : parts;
}

function isLong(words: readonly string[]): boolean {
  return words.includes(unsureMinutes) || minutesIn(words).minutes !== null;
}

/** "1 uur en 30 min" is one duration. */
function isRestOfHour(before: readonly string[], { words, sign }: Piece): boolean {
  const [hours, rest] = [minutesIn(before).minutes ?? 0, minutesIn(words).minutes ?? 0];
  const isWhole = before.some((word) => /^(?:uur|uren|u|h|uurtje)$/.test(word)) && hours % 60 === 0;
  return sign === 'en' && isWhole && rest > 0 && rest < 60 && words.length <= 2;
}

/** A word that says when, how many or how long, or nothing. */
function isAside(word: string): boolean {
  return (
    besideLogged.has(word) ||
    isDateWord(word) ||
    word === unsureMinutes ||
    /^(min|minuten|minuut|minuutjes|m|uur|u|h|uren|uurtje|half|kwartier|kwartiertje|anderhalf|keer|maal)$/.test(word)
  );
}
