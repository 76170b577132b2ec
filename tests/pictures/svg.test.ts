import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { svgOf } from '../../adapters/pictures/svg-of.ts';
import { type Chart, chart } from '../../dialogs/model/chart.ts';
import { anyChart } from './any-chart.ts';
import { cellsOf, charts } from './charts.ts';
import { emsIn } from './font.ts';
import { type Part, partsOf, pointsOf } from './read-svg.ts';

const SEED = Number(process.env.SEED ?? 20261123);
const ems = { regular: emsIn('regular'), bold: emsIn('bold') };

describe.each(Object.entries(charts))('%s', (_, given) => {
  test('is right', () => {
    expect(wrongs(chart.parse(given))).toEqual([]);
  });

  test('is the same each time, and in both themes but for its colours', () => {
    expect(svgOf(given, 'light')).toBe(svgOf(structuredClone(given), 'light'));
    const bare = (svg: string) => svg.replace(/<style>.*<\/style>/, '');
    expect(bare(svgOf(given, 'dark'))).toBe(bare(svgOf(given, 'light')));
    expect(svgOf(given, 'dark')).not.toBe(svgOf(given, 'light'));
  });
});

test(`random charts (seed ${SEED})`, () => {
  fc.assert(
    fc.property(anyChart, (given) => {
      expect(wrongs(given)).toEqual([]);
    }),
    { seed: SEED, numRuns: 1000 },
  );
});

test.each(['light', 'dark'] as const)('every ink stands out from its ground in %s', (theme) => {
  const style = svgOf(charts.bars, theme);
  const colour = (look: string) => new RegExp(`\\.${look}\\{[^}]*?(#[0-9a-f]{6})`).exec(style)?.[1] ?? '';
  for (const look of ['ink', 'soft', 'full', 'trend', 'missed', 'waived', 'open'])
    expect(contrast(colour(look), colour('paper')), look).toBeGreaterThan(4.5);
});

describe('what is drawn', () => {
  test('a bar is as long as its share of all', () => {
    const paths = partsOf(svgOf(charts.bars, 'light')).filter(({ name }) => name === 'path');
    const lengths = (look: string) =>
      [
        ...(paths.find(({ attributes }) => attributes.class === look)?.attributes.d ?? '').matchAll(/h(\d[\d.]*)v/g),
      ].map(([, length]) => Number(length));
    const [frame = 0] = lengths('rule');
    expect(lengths('rule').length).toBe(5);
    expect(lengths('full').map((length) => Math.round((length / (frame + 1)) * 12))).toEqual([1, 6, 4, 1]);
  });

  test('a broken line where nothing is shown', () => {
    const parts = partsOf(svgOf(charts.trend, 'light'));
    const line = parts.find(({ attributes }) => attributes.class === 'trend')?.attributes.d ?? '';
    expect(line.replace(/[\d. ]+/g, '')).toBe('MLMLL');
    expect(parts.filter(({ name }) => name === 'circle').length).toBe(5);
    expect(drawn(parts)).toEqual(expect.arrayContaining(['3,2', '4,4', '0', '5', 'week 45']));
  });

  test('every state has a shape of its own', () => {
    const one = (state: 'met' | 'missed' | 'open' | 'waived' | 'free') => {
      const svg = svgOf({ kind: 'weeks', title: 'x', weeks: ['1'], rows: [{ label: 'y', cells: [state] }] }, 'light');
      const path = partsOf(svg).find(({ attributes }) =>
        ['full', 'missed', 'open', 'waived'].includes(attributes.class ?? ''),
      );
      const dashed = path?.attributes.class === 'open' && /\.open\{[^}]*dasharray/.test(svg);
      const filled = path?.attributes.class === 'full' && /\.full\{fill:#/.test(svg);
      return `${(path?.attributes.d ?? '').replace(/[-\d. ]+/g, '')}${dashed ? ' dotted' : ''}${filled ? ' filled' : ''}`;
    };
    expect([one('met'), one('missed'), one('open'), one('waived'), one('free')]).toEqual([
      'Mhvhz filled',
      'MhvhzMlml',
      'Mhvhz dotted',
      'Mh',
      '',
    ]);
  });

  test('squares stand under their week, more weeks than fit go on below', () => {
    const [rows, weeks] = [3, 40];
    const cells = cellsOf('m'.repeat(weeks));
    const many: Chart = {
      kind: 'weeks',
      title: 'Veel',
      weeks: Array.from({ length: weeks }, (_, nth) => String(nth)),
      rows: Array.from({ length: rows }, () => ({ label: 'Een', cells })),
    };
    const full = partsOf(svgOf(many, 'light')).find(({ attributes }) => attributes.class === 'full');
    const corners = [...(full?.attributes.d ?? '').matchAll(/M([\d.]+) ([\d.]+)/g)];
    expect(corners.length).toBe(rows * weeks);
    expect(new Set(corners.map(([, x]) => x)).size).toBe(14);
    expect(new Set(corners.map(([, , y]) => y)).size).toBe(rows * 3);
  });

  test('nothing in a label becomes mark-up', () => {
    const svg = svgOf(charts.awkward, 'light');
    expect(svg).not.toMatch(/<script|<image|<b>|onload/);
    expect(partsOf(svg).map(({ name }) => name)).not.toContain('script');
    expect(drawn(partsOf(svg)).join(' ')).toContain('</text><script>x()</script>');
  });

  test('the page’s picture knows both grounds, the others one', () => {
    expect(svgOf(charts.bars, 'both')).toContain('@media (prefers-color-scheme:dark)');
    expect(svgOf(charts.bars, 'light')).not.toContain('@media');
  });
});

/** What is wrong with the picture of a chart: outside its edges, no figure, or drawn and not said. */
function wrongs(given: Chart): string[] {
  const svg = svgOf(given, 'light');
  const parts = partsOf(svg);
  const [root] = parts;
  const [, , width = 0, height = 0] = (root?.attributes.viewBox ?? '').split(' ').map(Number);
  const inside = ([x, y]: readonly [number, number]) => x >= 0 && x <= width && y >= 0 && y <= height;
  const found = parts.flatMap((part) => {
    const points = cornersOf(part);
    return points.every((point) => point.every(Number.isFinite) && inside(point))
      ? []
      : [`outside: ${JSON.stringify(part)}`];
  });
  if (/NaN|Infinity|undefined|null/.test(svg.replace(/>[^<]*</g, '><'))) found.push('no figure');
  if (width !== 320 || height < 20) found.push(`size ${width} x ${height}`);
  const said = bare(
    parts
      .filter(({ name }) => name === 'title' || name === 'desc')
      .map(({ text }) => text)
      .join(' '),
  );
  for (const line of drawn(parts)) if (!said.includes(bare(line))) found.push(`not said: ${line}`);
  return found;
}

/** The outermost points of an element, a line of words as wide as the font makes it. */
function cornersOf({ name, attributes, text }: Part): [number, number][] {
  const number = (key: string) => Number(attributes[key]);
  if (name === 'path') return pointsOf(attributes.d ?? '');
  if (name === 'circle')
    return [-1, 1].map((side) => [number('cx') + side * number('r'), number('cy') + side * number('r')]);
  if (name !== 'text') return [];
  const size = number('font-size');
  const em = attributes.class?.includes('bold') ? ems.bold : ems.regular;
  const wide = size * Array.from(text).reduce((sum, sign) => sum + (em(sign) ?? 1), 0);
  const start = { middle: 0.5, end: 1 }[attributes['text-anchor'] ?? ''] ?? 0;
  const left = number('x') - start * wide;
  return [
    [left, number('y') - size * 0.8],
    [left + wide, number('y') + size * 0.25],
  ];
}

function drawn(parts: readonly Part[]): string[] {
  return parts.filter(({ name }) => name === 'text').map(({ text }) => text);
}

/** Without what differs between a shortened or broken line and the whole words: blanks, emoji, and the signs put at a line's end. */
function bare(text: string): string {
  return text.replace(/\p{Emoji_Presentation}|\p{Emoji_Modifier}|\s|\u200d|\ufe0f/gu, '').replace(/[…-]/g, '');
}

/** How much two colours differ, as WCAG counts it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(brightness).sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
