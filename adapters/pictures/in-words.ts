import type { Chart } from '../../dialogs/model/chart.ts';
import { oneLine } from './mark-up.ts';

/** Signs for how a requirement stood, for who hears or reads the picture. */
const signs = { met: '■', missed: '☒', open: '▫', waived: '–', free: '·' } as const;

/** All labels and figures of a chart in words, none shortened. */
export function inWords(chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
      return chart.bars.map(({ label, value }) => `${oneLine(label)}: ${value}`).join('; ');
    case 'trend':
      return [
        ...chart.points.map(({ label, value }) => `${oneLine(label)}: ${value === null ? '–' : figure(value)}`),
        `0 – ${figure(chart.top)}`,
      ].join('; ');
    case 'weeks':
      return [
        chart.weeks.map(oneLine).join(', '),
        ...chart.rows.map(({ label, cells }) => `${oneLine(label)}: ${cells.map((cell) => signs[cell]).join(' ')}`),
      ].join('; ');
  }
}

/** A figure as Dutch writes it, with one decimal at the most. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',');
}
