import type { Programme } from '../content/programme.ts';
import { addMonths } from '../dates/calendar.ts';
import { closest } from '../text/closest.ts';
import type { Trouble } from './trouble.ts';

/** Longer than any training; a year with a slip of the pen is found by it. */
const longestMonths = 60;

/** What a placement is for and when. Dates `YYYY-MM-DD`. */
export type Terms = { programmes: readonly string[]; start: string; end: string };

/** All that is wrong with the terms; `known` are the ids of the programmes there are. */
export function termTroubles({ programmes, start, end }: Terms, known: readonly string[]): Trouble[] {
  const unknown = programmes.filter((one) => !known.includes(one));
  return [
    ...unknown.map((programme): Trouble => ({ kind: 'unknown-programme', programme, near: near(programme, known) })),
    ...(end < start ? [{ kind: 'end-before-start' as const, start, end }] : []),
    ...(end > addMonths(start, longestMonths) ? [{ kind: 'too-long' as const, start, end }] : []),
  ];
}

/** The programmes that ask other things in year 1 of the training than in year 3, by id. */
export function yearlyOf(programmes: readonly Programme[]): string[] {
  return [
    ...new Set(programmes.filter((one) => one.obligations.some(({ year }) => year !== undefined)).map(({ id }) => id)),
  ];
}

/** The programme that cannot be followed while no year is known, as trouble: what it asks by year would not be asked at all. */
export function yearTrouble(chosen: readonly string[], year: 1 | 3 | null, yearly: readonly string[]): Trouble | null {
  const programme = year === null ? chosen.find((one) => yearly.includes(one)) : undefined;
  return programme === undefined ? null : { kind: 'year-missing', programme };
}

/** The programme that was meant: a slip of the pen away, or the only one that shares its first or last word. */
function near(programme: string, known: readonly string[]): string | null {
  const found = closest(programme, known);
  if (found.kind !== 'none') return found.kind === 'exact' ? found.value : (found.values[0] ?? null);
  const words = programme.split('-').filter((word) => word.length > 2);
  const alike = known.filter((one) => one.split('-').some((word) => words.includes(word)));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
