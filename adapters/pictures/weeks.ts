import type { Chart } from '../../dialogs/model/chart.ts';
import { onAxis, widthOf, wrapped } from './letters.ts';
import { SIZE } from './look.ts';
import { at, box, type Drawn, drawable, lines, path, words } from './mark-up.ts';
import { evenly } from './spread.ts';

type Weeks = Extract<Chart, { kind: 'weeks' }>;
type Cell = Weeks['rows'][number]['cells'][number];

/** As many weeks stand side by side; the next ones stand below, with the same rows. */
const abreast = 14;
/** Room for a label beside its squares, and how large a square with its margin then is at the most. */
const besideRoom = 108;
const besideStep = 18;
const aboveStep = 22;

/**
 * Rows of requirements by week. Met is a full square, missed an open one with a cross, waived a dash, still open a dotted
 * square, and where nothing was asked there is nothing.
 */
export function weeks({ weeks, rows }: Weeks, top: number): Drawn {
  const bands = Math.max(1, Math.ceil(weeks.length / abreast));
  const count = Math.max(1, Math.ceil(weeks.length / bands));
  const grid = gridOf(rows, count);
  const texts: string[] = [];
  const rules: string[] = [];
  const cells: Record<Cell, string[]> = { met: [], missed: [], open: [], waived: [], free: [] };
  let y = top;
  for (let from = 0; from < Math.max(1, weeks.length); from += count) {
    const part = weeks.slice(from, from + count);
    texts.push(...weekLabels(part, grid, y));
    y += SIZE.small.line + 4;
    for (const { label, cells: states } of rows) {
      const shown = wrapped(drawable(label), grid.labelRoom, SIZE.label, 2);
      const high = shown.length * SIZE.label.line;
      const row = grid.isBeside ? Math.max(high, grid.step) + 6 : high + grid.step + 9;
      rules.push(`M${SIZE.side} ${at(y + 0.5)}H${SIZE.width - SIZE.side}`);
      texts.push(lines(shown, SIZE.label, SIZE.side, grid.isBeside ? y + (row - high) / 2 : y + 3));
      const up = grid.isBeside ? y + (row - grid.step) / 2 : y + 4 + high;
      for (const [nth, state] of states.slice(from, from + part.length).entries())
        cells[state].push(square(state, grid.left + nth * grid.step + 2, up + 2, grid.step - 4));
      y += row;
    }
    if (from + count < weeks.length) y += 12;
  }
  const squares = [path('full', cells.met), path('missed', cells.missed), path('waived', cells.waived)];
  return { markUp: [path('rule', rules), ...squares, path('open', cells.open), ...texts].join(''), bottom: y };
}

type Grid = { isBeside: boolean; left: number; step: number; labelRoom: number };

/** Labels stand beside their squares when each fits there without a word being broken; else all stand above them. */
function gridOf(rows: Weeks['rows'], count: number): Grid {
  const step = Math.min(besideStep, Math.floor((SIZE.inner - besideRoom) / count));
  const labelRoom = SIZE.inner - count * step - 10;
  const isBeside = rows.every(({ label }) => {
    const shown = drawable(label);
    const isWhole = shown.split(' ').every((word) => widthOf(word, SIZE.label) <= labelRoom);
    return isWhole && wrapped(shown, labelRoom, SIZE.label, 3).length <= 2;
  });
  if (isBeside) return { isBeside, left: SIZE.width - SIZE.side - count * step, step, labelRoom };
  const wide = Math.min(aboveStep, Math.floor(SIZE.inner / count));
  return { isBeside, left: SIZE.side - 2, step: wide, labelRoom: SIZE.inner };
}

function weekLabels(part: readonly string[], { left, step }: Grid, top: number): string[] {
  const labels = part.map((week, nth) => ({ text: onAxis(week), middle: left + (nth + 0.5) * step }));
  return evenly(labels, SIZE.small, SIZE.side, SIZE.width - SIZE.side).map(({ text, middle }) =>
    words(text, SIZE.small, { x: middle, y: top + SIZE.small.line - 3, anchor: 'middle', ink: 'soft' }),
  );
}

function square(state: Cell, x: number, y: number, side: number): string {
  switch (state) {
    case 'met':
      return box(x, y, side, side);
    case 'missed': {
      const inside = side * 0.5;
      const cross = `M${at(x + inside / 2)} ${at(y + inside / 2)}l${at(inside)} ${at(inside)}m${at(-inside)} 0l${at(inside)} ${at(-inside)}`;
      return box(x + 0.75, y + 0.75, side - 1.5, side - 1.5) + cross;
    }
    case 'open':
      return box(x + 0.75, y + 0.75, side - 1.5, side - 1.5);
    case 'waived':
      return `M${at(x + side * 0.15)} ${at(y + side / 2)}h${at(side * 0.7)}`;
    case 'free':
      return '';
  }
}
