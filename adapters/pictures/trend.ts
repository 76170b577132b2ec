import type { Chart } from '../../dialogs/model/chart.ts';
import { figure } from './in-words.ts';
import { onAxis, widthOf } from './letters.ts';
import { SIZE } from './look.ts';
import { at, type Drawn, path, words } from './mark-up.ts';
import { evenly, spread } from './spread.ts';

type Trend = Extract<Chart, { kind: 'trend' }>;

const high = 110;

/** One value per week as a line with dots; where nothing is shown the line is broken and a dash stands at its foot. */
export function trend({ points, top: most }: Trend, top: number): Drawn {
  const scale = Math.max(most, ...points.map(({ value }) => value ?? 0));
  const left = SIZE.side + widthOf(figure(scale), SIZE.small) + 10;
  const right = SIZE.width - SIZE.side - 6;
  // Above the highest line there is room for the figure of a dot on it.
  const ceiling = top + SIZE.small.line + 4;
  const floor = ceiling + high;
  const x = (index: number) =>
    points.length < 2 ? (left + right) / 2 : left + ((right - left) * index) / (points.length - 1);
  const y = (value: number) => floor - (high * value) / scale;
  const shown = points.flatMap(({ value }, index) =>
    value === null ? [] : [{ index, value, x: x(index), y: y(value) }],
  );
  const line = shown.map((point, nth) => {
    const joins = shown[nth - 1]?.index === point.index - 1;
    return `${joins ? 'L' : 'M'}${at(point.x)} ${at(point.y)}`;
  });
  const none = points.flatMap(({ value }, index) =>
    value === null ? [`M${at(x(index) - 3)} ${at(floor - 4)}h6`] : [],
  );
  const axis = [0, scale / 2, scale].map((value) => `M${at(left - 6)} ${at(y(value))}H${at(SIZE.width - SIZE.side)}`);
  const radius = points.length > 30 ? 2.5 : 3.5;
  return {
    markUp: [
      path('rule', axis),
      ...[0, scale].map((value) =>
        words(figure(value), SIZE.small, { x: left - 10, y: y(value) + 4, anchor: 'end', ink: 'soft' }),
      ),
      path('waived', none),
      path('trend', line),
      ...shown.map((point) => `<circle class="dot" cx="${at(point.x)}" cy="${at(point.y)}" r="${radius}"/>`),
      ...figures(shown, floor),
      ...weekLabels(points, x, floor),
    ].join(''),
    bottom: floor + SIZE.small.line + 6,
  };
}

type Point = { index: number; value: number; x: number; y: number };

/** The newest figure, the highest and the lowest first, then as many as there is room for. */
function figures(shown: readonly Point[], floor: number): string[] {
  const values = shown.map(({ value }) => value);
  const [highest, lowest] = [Math.max(...values), Math.min(...values)];
  const spots = shown.map((point, nth) => {
    const order = nth === shown.length - 1 ? 0 : point.value === highest ? 1 : point.value === lowest ? 2 : 3;
    const beside = [shown[nth - 1], shown[nth + 1]].flatMap((near) => near?.value ?? []);
    // In a valley the figure stands below its dot, out of the way of the line.
    const isBelow = beside.length > 0 && beside.every((value) => value > point.value) && point.y + 20 < floor;
    return { text: figure(point.value), middle: point.x, order, foot: point.y + (isBelow ? 18 : -8) };
  });
  // Past a handful a figure at each dot is only noise.
  const wanted = shown.length > 10 ? spots.filter(({ order }) => order < 3) : spots;
  return spread(wanted, SIZE.value, SIZE.side, SIZE.width - 4).map(({ text, middle, foot }) =>
    words(text, SIZE.value, { x: middle, y: foot, anchor: 'middle', ink: 'figure' }),
  );
}

function weekLabels(points: Trend['points'], x: (index: number) => number, floor: number): string[] {
  const labels = points.map(({ label }, index) => ({ text: onAxis(label), middle: x(index) }));
  return evenly(labels, SIZE.small, SIZE.side, SIZE.width - SIZE.side).map(({ text, middle }) =>
    words(text, SIZE.small, { x: middle, y: floor + SIZE.small.line + 4, anchor: 'middle', ink: 'soft' }),
  );
}
