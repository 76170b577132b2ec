import { clean } from '../../dialogs/text/clean.ts';
import type { Letters } from './look.ts';

/** A part of a picture: its mark-up, and how far down it reaches. */
export type Drawn = { markUp: string; bottom: number };

/** Words as mark-up shows them letter by letter: nothing in them can become mark-up. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Words on one line, without what no XML may hold. */
export function oneLine(text: string): string {
  return clean(text.replace(/[\ufffe\uffff]/g, '')).replace(/\s+/g, ' ');
}

/** Words as they are drawn: without emoji, which the letters of the server do not have; "…" when nothing is left. */
export function drawable(text: string): string {
  return oneLine(oneLine(text).replace(/\p{Emoji_Presentation}|\p{Emoji_Modifier}|[\u200d\ufe0f\u20e3]/gu, '')) || '…';
}

/** A length or place, short and always written the same. */
export function at(units: number): string {
  return String(Math.round(units * 100) / 100);
}

type Place = { x: number; y: number; anchor?: 'middle' | 'end'; ink?: 'ink' | 'soft' | 'figure' };

/** A line of words; `y` is its foot. */
export function words(text: string, look: Letters, { x, y, anchor, ink = 'ink' }: Place): string {
  if (text === '') return '';
  const place = `x="${at(x)}" y="${at(y)}"${anchor === undefined ? '' : ` text-anchor="${anchor}"`}`;
  return `<text ${place} font-size="${look.letters}" class="${ink}${look.bold ? ' bold' : ''}">${escaped(text)}</text>`;
}

/** Lines of words below each other from `top` on. */
export function lines(texts: readonly string[], look: Letters, x: number, top: number): string {
  // Letters stand a little above the foot of their line.
  const foot = (line: number) => top + (line + 1) * look.line - (look.line - look.letters) / 2 - look.letters * 0.2;
  return texts.map((text, line) => words(text, look, { x, y: foot(line) })).join('');
}

/** Everything in one look as one path; nothing for nothing. */
export function path(look: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<path class="${look}" d="${parts.join('')}"/>`;
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${at(x)} ${at(y)}h${at(width)}v${at(height)}h${at(-width)}z`;
}
