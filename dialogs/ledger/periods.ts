import { addDays } from '../dates/calendar.ts';

/** Days of absence, `YYYY-MM-DD`, both included. Why is in no field. */
export type Away = { from: string; to: string };

/** How long a past absence is kept, in days: as far back as a missed window may still be looked at. Default, no source gives a figure. */
export const keptDays = 60;

/** Periods in order, those that touch made one, those long past left out. */
export function merged(periods: readonly Away[], today: string): Away[] {
  const oldest = addDays(today, -keptDays);
  const sorted = periods
    .filter(({ from, to }) => from <= to && to >= oldest)
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  const result: Away[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last !== undefined && from <= addDays(last.to, 1))
      result[result.length - 1] = { from: last.from, to: [to, last.to].sort()[1] ?? to };
    else result.push({ from, to });
  }
  return result;
}

/** The periods without the days from..to. */
export function without(periods: readonly Away[], { from, to }: Away): Away[] {
  return periods.flatMap((period) => {
    if (period.to < from || period.from > to) return [period];
    return [
      ...(period.from < from ? [{ from: period.from, to: addDays(from, -1) }] : []),
      ...(period.to > to ? [{ from: addDays(to, 1), to: period.to }] : []),
    ];
  });
}

/** The period that holds this day. */
export function awayOn(periods: readonly Away[], day: string): Away | undefined {
  return periods.find(({ from, to }) => from <= day && day <= to);
}

/** Periods as they stand in a button's id. */
export function encodePeriods(periods: readonly Away[]): string {
  return periods.map(({ from, to }) => `${from}_${to}`).join(',');
}

/** The periods of a button's id; none when it is none of ours. */
export function decodePeriods(text: string): Away[] {
  const periods = text.split(',').map((one) => {
    const [from = '', to = ''] = one.split('_');
    return { from, to };
  });
  return periods.every(({ from, to }) => isDay(from) && isDay(to) && from <= to) ? periods : [];
}

/** Is this a day as we write it, that exists? */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
  );
}
