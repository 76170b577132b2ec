import { type Letters, SIZE } from './look.ts';
import { drawable } from './mark-up.ts';

/**
 * Room that a line of words takes, in units; never less than in DejaVu Sans Condensed (a test reads its widths from the font
 * file), and that is wider than the letters of Windows, Android and Apple.
 */
export function widthOf(text: string, { letters, bold }: Letters): number {
  return letters * Array.from(text).reduce((sum, sign) => sum + emOf(sign, bold), 0);
}

/** Words over at most `most` lines that each fit in `room`; what is left over is cut off after a word, with "…". */
export function wrapped(text: string, room: number, look: Letters, most: number): string[] {
  const fits = (line: string) => widthOf(line, look) <= room;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((word) => pieces(word, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', fits)];
}

/** A label of an axis, in no more room than a third of the picture. */
export function onAxis(label: string): string {
  return wrapped(drawable(label), SIZE.inner / 3, SIZE.small, 1).join('');
}

/** Widths of bold and of regular letters as parts of their size: the widest of each group, rounded up. */
const groups: readonly [RegExp, number, number][] = [
  [/[ijlI.,:;·'’|/\\ ]/, 0.37, 0.34],
  [/[frt()[\]!"*_-]/, 0.475, 0.455],
  [/[mwMW%@æÆœ]/, 1, 0.93],
  [/[a-zß-öø-ÿ0-9?$€£«»{}]/, 0.66, 0.58],
  [/[+=<>~^#&≤≥×÷±–©®¼½¾]/, 0.95, 0.91],
  [/[A-ZÀ-ÖØ-Þ]/, 0.79, 0.72],
  [/[Ā-ſ]/, 1.06, 0.98],
];
/** Wider than nearly all other signs that the font has. */
const widest = 1.4;

function emOf(sign: string, bold: boolean): number {
  const [, heavy = widest, regular = widest] = groups.find(([signs]) => signs.test(sign)) ?? [];
  return bold ? heavy : regular;
}

/** A word that is longer than a line, in parts that fit with a hyphen. */
function pieces(word: string, fits: (line: string) => boolean): string[] {
  if (fits(word)) return [word];
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && !fits(`${part}${sign}-`)) {
      parts.push(`${part}-`);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const words = line.split(' ');
  while (words.length > 1 && !fits(`${words.join(' ')} …`)) words.pop();
  const start = words.join(' ');
  if (fits(`${start} …`)) return `${start} …`;
  const signs = Array.from(start);
  while (signs.length > 0 && !fits(`${signs.join('')}…`)) signs.pop();
  return `${signs.join('')}…`;
}
