import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { svgOf } from '../adapters/pictures/svg-of.ts';
import type { Chart } from '../dialogs/model/chart.ts';

/** Charts as PNG pictures, for where no SVG is shown. */
export type Pictures = { png(chart: Chart, theme: 'light' | 'dark'): Promise<Uint8Array> };

/** Pixels: twice the width of the picture, so that it is sharp on a phone; as wide as it is for one that is very high. */
const [sharp, plain] = [640, 320];
const veryHigh = 2400;
/** Pictures that are kept; a coordinator's largest is some 200 KB, most are below 20 KB. */
const kept = 100;

/** Draws each picture once as long as it is kept; those least recently asked for go first. */
export function createPictures(): Pictures {
  const drawn = new Map<string, Promise<Uint8Array>>();
  return {
    png(chart, theme) {
      const svg = svgOf(chart, theme);
      const hash = createHash('sha256').update(svg).digest('base64');
      const picture = drawn.get(hash) ?? draw(svg);
      drawn.delete(hash);
      drawn.set(hash, picture);
      picture.catch(() => drawn.delete(hash));
      const [oldest] = drawn.keys();
      if (drawn.size > kept && oldest !== undefined) drawn.delete(oldest);
      return picture;
    },
  };
}

/** The library and the letters, read when the first picture is asked for; the library can be started only once in a program. */
let fonts: Promise<Uint8Array[]> | null = null;

async function draw(svg: string): Promise<Uint8Array> {
  fonts ??= started().catch((fault: unknown) => {
    fonts = null;
    throw fault;
  });
  const font = { fontBuffers: await fonts, defaultFontFamily: 'DejaVu Sans Condensed' };
  const resvg = new Resvg(svg, { font, fitTo: { mode: 'width', value: heightOf(svg) > veryHigh ? plain : sharp } });
  const image = resvg.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    resvg.free();
  }
}

function heightOf(svg: string): number {
  return Number(/ height="(\d+)"/.exec(svg)?.[1] ?? 0);
}

async function started(): Promise<Uint8Array[]> {
  const require = createRequire(import.meta.url);
  const letters = await Promise.all([
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf')),
    readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf')),
  ]);
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return letters;
}
