import { fragmentsIn } from './nl/dutch.ts';
import { isNoMoment, leavesWords } from './nl/leftover.ts';
import { tidy } from './nl/tidy.ts';
import { chooseTime } from './nl/time-choice.ts';

/** What a text says about a time of day alone, as `HH:MM`; `unsure` holds what it may mean, best first. */
export type Time = { kind: 'sure'; time: string } | { kind: 'unsure'; times: string[] } | { kind: 'unclear' };

/** Any day will do: only what stands beside a time of day is told from it. */
const someDay = new Date('2026-01-01T00:00:00Z');

/** Reads a time of day in ordinary Dutch: 15:30, 9.30, 13u30, 9 uur, half vier. A day beside it makes it unclear. */
export function readTime(text: string): Time {
  const [, hour, minute] = /^(\d{1,2})\s*[:.u]\s*(\d{2})(?:\s*uur)?$/i.exec(text.trim()) ?? [];
  // Minutes in two digits belong to the clock of 24 hours.
  if (hour !== undefined && minute !== undefined)
    return Number(hour) > 23 || Number(minute) > 59
      ? { kind: 'unclear' }
      : { kind: 'sure', time: `${hour.padStart(2, '0')}:${minute}` };
  const clean = tidy(text).replace(/^\d{1,2}[:.u]?$/, (bare) => `om ${bare.replace(/\D/, '')}`);
  const fragments = fragmentsIn(clean, someDay, true);
  const found = fragments.map((one) => one.found);
  const isTime = found.every(({ kind }) => kind === 'time' || kind === 'part');
  if (!isTime || isNoMoment(clean) || leavesWords(clean, fragments)) return { kind: 'unclear' };
  const choice = chooseTime(found);
  const times = (choice?.times ?? []).map(({ time }) => time);
  const [first] = times;
  if (choice === null || first === undefined) return { kind: 'unclear' };
  return choice.sure ? { kind: 'sure', time: first } : { kind: 'unsure', times };
}
