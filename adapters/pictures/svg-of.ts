import type { Chart } from '../../dialogs/model/chart.ts';
import { bars } from './bars.ts';
import { inWords } from './in-words.ts';
import { wrapped } from './letters.ts';
import { SIZE, styleOf, type Theme } from './look.ts';
import { at, type Drawn, drawable, escaped, lines, oneLine } from './mark-up.ts';
import { trend } from './trend.ts';
import { weeks } from './weeks.ts';

/**
 * A chart as an SVG picture, 320 units wide and as high as it needs. The same chart gives the same text. What is drawn differs
 * in shape and length as well as in colour, and stands in words in its `desc`, whole where the picture shortens it.
 */
export function svgOf(chart: Chart, theme: Theme): string {
  const heading = wrapped(drawable(chart.title), SIZE.inner, SIZE.title, 3);
  const top = 10 + heading.length * SIZE.title.line;
  const { markUp, bottom } = drawn(chart, top + 6);
  const height = Math.ceil(bottom + 12);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${height}" width="${SIZE.width}" height="${height}" role="img">`,
    `<title>${escaped(oneLine(chart.title))}</title><desc>${escaped(inWords(chart))}</desc><style>${styleOf(theme)}</style>`,
    `<rect class="paper" width="${SIZE.width}" height="${at(height)}" rx="10"/>`,
    lines(heading, SIZE.title, SIZE.side, 10),
    markUp,
    '</svg>',
  ].join('');
}

function drawn(chart: Chart, top: number): Drawn {
  switch (chart.kind) {
    case 'bars':
      return bars(chart, top);
    case 'trend':
      return trend(chart, top);
    case 'weeks':
      return weeks(chart, top);
  }
}
