import { type Phrases, say } from '../content/phrases.ts';
import type { Obligation } from '../content/programme.ts';
import { partsOf } from '../dates/calendar.ts';
import { type Day, dateOf, dayOf, mondayOf } from '../frequency/days.ts';
import type { Progress } from '../frequency/progress.ts';
import type { Window } from '../frequency/windows.ts';
import type { Block } from '../model/message.ts';
import { cut } from '../text/cut.ts';

/** A requirement with its earlier periods, oldest first. */
export type Past = { obligation: Obligation; before: readonly { window: Window; progress: Progress }[] };

type Picture = Extract<Block, { kind: 'picture' }>;
type Column = { from: Day; to: Day; label: string };

/** How many earlier days or weeks a picture shows. */
const pictured = 8;
/** Longest label in a picture, in characters. */
const longest = 80;

/** Earlier periods in pictures: what is asked each day by day, the rest in the weeks in which its periods ended. None when there is nothing to show. */
export function pastPictures(rows: readonly Past[], today: Day, phrases: Phrases): Picture[] {
  const daily = rows.filter(({ obligation }) => obligation.window === 'practice-day');
  const others = rows.filter(({ obligation }) => obligation.window !== 'practice-day');
  return [
    ...picture(say(phrases, 'status.past-days'), daily, daysOf(daily), phrases),
    ...picture(say(phrases, 'status.past-weeks'), others, weeksBefore(today, phrases), phrases),
  ];
}

function picture(title: string, rows: readonly Past[], columns: readonly Column[], phrases: Phrases): Picture[] {
  const drawn = rows.flatMap(({ obligation, before }) => {
    const cells = columns.map(({ from, to }) => {
      const ended = before.findLast(({ window }) => window.to >= from && window.to <= to);
      return ended?.progress.state ?? 'free';
    });
    return cells.every((cell) => cell === 'free') ? [] : [{ label: cut(obligation.label, longest), cells }];
  });
  if (drawn.length === 0) return [];
  // What comes before anything was asked of anybody is left out.
  const first = Math.min(...drawn.map(({ cells }) => cells.findIndex((cell) => cell !== 'free')));
  const shown = drawn.map(({ label, cells }) => ({ label, cells: cells.slice(first) }));
  const weeks = columns.slice(first).map(({ label }) => label);
  const alt = [title, ...shown.map((row) => inWords(row, weeks, phrases))].join('\n');
  return [{ kind: 'picture', chart: { kind: 'weeks', title: cut(title, longest), weeks, rows: shown }, alt }];
}

function inWords(
  row: { label: string; cells: readonly Progress['state'][] },
  labels: readonly string[],
  phrases: Phrases,
) {
  const states = (['met', 'missed', 'waived'] as const).flatMap((state) => {
    const when = labels.filter((_, at) => row.cells[at] === state).join(', ');
    return when === '' ? [] : [say(phrases, `status.past-${state}`, { when })];
  });
  return say(phrases, 'status.past-row', { label: row.label, states: states.join('; ') });
}

/** The newest days on which something was asked. */
function daysOf(rows: readonly Past[]): Column[] {
  const days = new Set(rows.flatMap(({ before }) => before.map(({ window }) => window.to)));
  const newest = [...days].sort((one, other) => one - other).slice(-pictured);
  return newest.map((day) => {
    const { month, day: inMonth } = partsOf(dateOf(day));
    return { from: day, to: day, label: `${inMonth}-${month}` };
  });
}

function weeksBefore(today: Day, phrases: Phrases): Column[] {
  return Array.from({ length: pictured }, (_, at) => {
    const from = mondayOf(today) - 7 * (pictured - at);
    return { from, to: from + 6, label: say(phrases, 'status.past-week', { week: weekOf(from) }) };
  });
}

/** The number of a week as ISO 8601 counts: the first one holds the first Thursday of the year. */
export function weekOf(monday: Day): number {
  const thursday = monday + 3;
  const first = dayOf(`${partsOf(dateOf(thursday)).year}-01-01`);
  return Math.floor((thursday - first) / 7) + 1;
}
