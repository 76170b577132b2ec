import { weekOf } from '../commands/status-pictures.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Memory } from '../frequency/memory.ts';
import type { Chart } from '../model/chart.ts';
import type { Block } from '../model/message.ts';
import { line } from '../session/compose.ts';
import { cut } from '../text/cut.ts';
import { signs, weeksKept } from './remember-weeks.ts';

type Cell = Extract<Chart, { kind: 'weeks' }>['rows'][number]['cells'][number];
/** One requirement by week, oldest first. */
export type WeekRow = { label: string; cells: readonly Cell[] };

/** Longest label in a picture, in characters. */
const longest = 80;
/** Rows of one picture; a phone shows no more at once. */
const mostRows = 16;

/** The weeks of one pair as remembered; `until` is the Monday of this week (days since 1970). Nothing when nothing was asked yet. */
export function pairWeeks(
  memory: Memory,
  labels: ReadonlyMap<string, string>,
  until: number,
  phrases: Phrases,
): Block[] {
  const rows = Object.entries(memory.weeks?.rows ?? {}).map(
    ([id, row]): WeekRow => ({ label: labels.get(id) ?? id, cells: cellsOf(memory, row, until) }),
  );
  return weeksPicture(say(phrases, 'overview.weeks'), rows, until, phrases, (cells, weeks) =>
    (['met', 'missed', 'waived'] as const)
      .flatMap((state) => {
        const when = weeks.filter((_, at) => cells[at] === state).join(', ');
        return when === '' ? [] : [say(phrases, `status.past-${state}`, { when })];
      })
      .join('; '),
  );
}

/**
 * Rows of requirements by week; what comes before anything was asked is left out. `said` puts a row's cells in words. Of rows
 * that find no place it says how many there are, in the sentence of `rest`.
 */
export function weeksPicture(
  title: string,
  rows: readonly WeekRow[],
  until: number,
  phrases: Phrases,
  said: (cells: readonly Cell[], weeks: readonly string[], at: number, first: number) => string,
  rest: 'overview.weeks-rest' | 'overview.weeks-rest-programme' = 'overview.weeks-rest',
): Block[] {
  const all = rows.map((row, at) => ({ ...row, at })).filter(({ cells }) => cells.some((cell) => cell !== 'free'));
  const asked = all.slice(0, mostRows);
  if (asked.length === 0) return [];
  const first = Math.min(...asked.map(({ cells }) => cells.findIndex((cell) => cell !== 'free')));
  const weeks = Array.from({ length: weeksKept }, (_, at) =>
    say(phrases, 'status.past-week', { week: weekOf(until - 7 * (weeksKept - at)) }),
  ).slice(first);
  const shown = asked.map(({ label, cells, at }) => ({ label: cut(label, longest), cells: cells.slice(first), at }));
  const words = shown.map(({ label, cells, at }) =>
    say(phrases, 'status.past-row', { label, states: said(cells, weeks, at, first) }),
  );
  const chart: Chart = {
    kind: 'weeks',
    title: cut(title, longest),
    weeks,
    rows: shown.map(({ label, cells }) => ({ label, cells })),
  };
  const more = all.length - asked.length;
  return [
    { kind: 'picture', chart, alt: [title, ...words].join('\n') },
    ...(more === 0 ? [] : [line(say(phrases, rest, { count: more }), 'quiet')]),
  ];
}

/** A remembered row as cells up to the week before `until`; weeks that were not looked at yet are free. */
export function cellsOf({ weeks }: Memory, row: string, until: number): Cell[] {
  const late = Math.max(0, (until - (weeks?.until ?? until)) / 7);
  const signsNow = `${row.padStart(weeksKept, signs.free)}${signs.free.repeat(late)}`.slice(-weeksKept);
  return [...signsNow].map((sign) => byState.get(sign) ?? 'free');
}

const byState = new Map<string, Cell>([
  [signs.met, 'met'],
  [signs.missed, 'missed'],
  [signs.waived, 'waived'],
]);
