import { beforeAll, describe, expect, test } from 'vitest';
import { svgOf } from '../../adapters/pictures/svg-of.ts';
import type { Chart } from '../../dialogs/model/chart.ts';
import { createPictures } from '../../src/pictures.ts';
import { charts } from './charts.ts';
import { type Png, readPng } from './read-png.ts';

const pictures = createPictures();
const bar = (value: number): Chart => ({ kind: 'bars', title: 'Een', of: 200, bars: [{ label: 'x', value }] });

describe.each(Object.entries(charts))('%s as PNG', (name, chart) => {
  test('is sharp, as high as drawn, and not empty', async () => {
    const bytes = await pictures.png(chart, 'light');
    const png = readPng(bytes);
    const high = Number(/ height="(\d+)"/.exec(svgOf(chart, 'light'))?.[1]);
    const scale = high > 2400 ? 1 : 2;
    expect([png.width, png.height]).toEqual([320 * scale, high * scale]);
    expect(inks(png)).toBeGreaterThan(100);
    // Slack and Teams take far more; a phone on the road need not.
    if (name !== 'largest') expect(bytes.length).toBeLessThan(150_000);
  });
});

describe('a picture', () => {
  let light: Png;
  let dark: Png;
  beforeAll(async () => {
    light = readPng(await pictures.png(charts.bars, 'light'));
    dark = readPng(await pictures.png(charts.bars, 'dark'));
  });

  test('brings its own ground along, with round corners', () => {
    expect([light.at(320, 4), dark.at(320, 4)]).toEqual([
      [255, 253, 249, 255],
      [34, 30, 26, 255],
    ]);
    expect([light.at(0, 0)[3], light.at(639, light.height - 1)[3]]).toEqual([0, 0]);
  });

  test('shows words and figures in letters that are there', async () => {
    const [one, other] = [readPng(await pictures.png(bar(1), 'light')), readPng(await pictures.png(bar(7), 'light'))];
    const differs = (x: number, y: number) => one.colour(x, y) !== other.colour(x, y);
    const right = Array.from({ length: one.height * 30 }, (_, n) => differs(580 + (n % 30), Math.floor(n / 30)));
    expect(right.filter(Boolean).length).toBeGreaterThan(20);
  });

  test('is drawn once as long as it is kept, and no more than a hundred are', async () => {
    const own = createPictures();
    const first = await own.png(bar(0), 'light');
    expect(await own.png(structuredClone(bar(0)), 'light')).toBe(first);
    for (let value = 1; value < 100; value += 1) await own.png(bar(value), 'light');
    expect(await own.png(bar(0), 'light')).toBe(first);
    const second = await own.png(bar(1), 'light');
    for (let value = 100; value < 199; value += 1) await own.png(bar(value), 'light');
    const again = await own.png(bar(0), 'light');
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
    expect(await own.png(bar(1), 'light')).toEqual(second);
  });

  test('asked for by many at once is drawn once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => createPictures().png(charts.weeks, 'dark')));
    const own = createPictures();
    const same = await Promise.all(Array.from({ length: 20 }, () => own.png(charts.weeks, 'dark')));
    expect(new Set(same).size).toBe(1);
    expect(same[0]).toEqual(all[0]);
  });
});

/** How many pixels are not of the ground. */
function inks(png: Png): number {
  const ground = png.colour(png.width / 2, 2);
  let count = 0;
  for (let y = 0; y < png.height; y += 1)
    for (let x = 0; x < png.width; x += 1) count += png.colour(x, y) === ground ? 0 : 1;
  return count;
}
