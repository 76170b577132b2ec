import { besideAway, leadsToReason, limitWords, reasonsAway, smallWords } from '../dates/nl/beside.ts';
import { dateWordIn } from '../dates/nl/day-words.ts';
import { isHabit } from '../dates/nl/leftover.ts';
import { spellPeriod } from './spell-period.ts';

/** What keeps the days from being certain. `slip`: a date word was probably misspelt; `word`: something else was not understood. */
export type Doubt = 'habit' | 'not' | 'except' | 'time' | 'slip' | 'word';

/** The words about days, in one spelling. `open`: for a few days, until further notice. `said`: other words were dropped, which go no further. */
export type PeriodWords = { days: string; open: boolean; said: boolean; doubt: Doubt | null };

type Kind = 'day' | 'small' | 'limit' | 'beside' | 'lead' | 'reason' | 'unknown';
type Word = { text: string; kind: Kind };

/**
 * Tells the words about days from a reason, which is let go. A word that is neither may change which days are meant, and then
 * the days are no longer certain; only what stands apart, behind a comma or behind "wegens", is let go as a reason.
 */
export function periodWords(text: string): PeriodWords {
  const spelt = spellPeriod(text);
  const clauses = spelt.text.split(/\s*[,;()]+(?=\s|$)\s*/).map(wordsIn);
  const isAside = (words: readonly Word[]) =>
    clauses.length > 1 && words.every(({ kind, text: word }) => kind !== 'day' && kind !== 'limit' && !/\d/.test(word));
  const kept = clauses.filter((words) => !isAside(words)).flatMap(reasonsIn);
  const parts = kept.filter(({ kind }) => kind !== 'beside' && kind !== 'lead');
  const days = parts.filter(({ kind }) => kind === 'day' || kind === 'small' || kind === 'limit');
  const said =
    clauses.filter(isAside).some((words) => words.some(({ kind }) => kind !== 'beside')) ||
    kept.some(({ kind }) => kind === 'lead' || kind === 'reason');
  const mended = days.map(({ text: word, kind }) => (kind === 'day' ? (dateWordIn(word)?.word ?? word) : word));
  const doubt: Doubt | null = isHabit(spelt.text)
    ? 'habit'
    : spelt.not
      ? 'not'
      : spelt.except
        ? 'except'
        : spelt.time
          ? 'time'
          : parts.some(({ kind }) => kind === 'unknown') || isBroken(parts)
            ? 'word'
            : days.some(({ text: word, kind }) => kind === 'day' && dateWordIn(word)?.sure === false)
              ? 'slip'
              : null;
  return { days: mended.join(' '), open: spelt.open, said, doubt };
}

function wordsIn(clause: string): Word[] {
  return clause
    .split(' ')
    .map((word) => word.replace(/^["'!?.:*-]+(?=\D|$)|["'!?.:*-]+$/g, ''))
    .filter((word) => word !== '')
    .map((text) => ({ text, kind: kindOf(text) }));
}

function kindOf(word: string): Kind {
  if (limitWords.has(word)) return 'limit';
  if (smallWords.has(word)) return 'small';
  if (leadsToReason.has(word)) return 'lead';
  if (reasonsAway.has(word)) return 'reason';
  if (besideAway.has(word)) return 'beside';
  if (/\d/.test(word))
    return /^(?:\d{1,3}(?:e|de|ste)?|20\d\d|\d{1,2}[-/.]\d{1,2}(?:[-/.](?:20)?\d\d)?|20\d\d-\d\d-\d\d)$/.test(word)
      ? 'day'
      : 'unknown';
  return dateWordIn(word) === null ? 'unknown' : 'day';
}

/** Behind "wegens" every word is a reason until the next day. A small word goes with the one behind it. */
function reasonsIn(words: readonly Word[]): Word[] {
  let isLed = false;
  const led = words.map((word): Word => {
    if (word.kind === 'lead') isLed = true;
    else if (word.kind === 'day' || word.kind === 'limit') isLed = false;
    return isLed && word.kind === 'unknown' && !/\d/.test(word.text) ? { ...word, kind: 'reason' } : word;
  });
  return led.map((word, at): Word => {
    const next = led.slice(at + 1).find(({ kind }) => kind !== 'beside' && kind !== 'small')?.kind;
    if (word.kind === 'limit' && next !== undefined && next !== 'day' && next !== 'limit')
      return { ...word, kind: 'unknown' };
    if (word.kind !== 'small' || next === 'day' || next === 'limit' || (next === undefined && !isLedAt(led, at)))
      return word;
    return { ...word, kind: next === 'unknown' ? 'unknown' : 'reason' };
  });
}

function isLedAt(words: readonly Word[], at: number): boolean {
  return words[at - 1]?.kind === 'lead' || words[at + 1]?.kind === 'lead';
}

/** Days on both sides of a reason may be two absences, unless the second says from or until when. */
function isBroken(words: readonly Word[]): boolean {
  const shape = words.map(({ kind }) => (kind === 'reason' || kind === 'unknown' ? 'r' : kind === 'limit' ? 'l' : 'd'));
  return /[dl]r+d/.test(shape.join(''));
}
