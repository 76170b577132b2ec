import type { Chart } from '../../dialogs/model/chart.ts';
import { widthOf, wrapped } from './letters.ts';
import { SIZE } from './look.ts';
import { box, type Drawn, drawable, lines, path, words } from './mark-up.ts';

type Bars = Extract<Chart, { kind: 'bars' }>;

const thick = 12;
const apart = 10;

/** What was chosen how often: per choice its words, and below them a bar in a frame as long as all together, with the number behind it. */
export function bars({ bars, of }: Bars, top: number): Drawn {
  const numbers = Math.max(0, ...bars.map(({ value }) => widthOf(String(value), SIZE.value)));
  const room = SIZE.inner - numbers - 8;
  // More answers than people when several could be chosen each: the longest bar is then the measure.
  const all = Math.max(of, 1, ...bars.map(({ value }) => value));
  const full: string[] = [];
  const frames: string[] = [];
  const texts: string[] = [];
  let y = top;
  for (const { label, value } of bars) {
    const shown = wrapped(drawable(label), SIZE.inner, SIZE.label, 2);
    texts.push(lines(shown, SIZE.label, SIZE.side, y));
    y += shown.length * SIZE.label.line + 3;
    frames.push(box(SIZE.side + 0.5, y + 0.5, room - 1, thick - 1));
    if (value > 0) full.push(box(SIZE.side, y, Math.max(2, (room * value) / all), thick));
    texts.push(words(String(value), SIZE.value, { x: SIZE.width - SIZE.side, y: y + thick - 1, anchor: 'end' }));
    y += thick + apart;
  }
  return { markUp: path('rule', frames) + path('full', full) + texts.join(''), bottom: Math.max(top, y - apart) };
}
