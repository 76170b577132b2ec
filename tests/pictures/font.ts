import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const names = { regular: 'DejaVuSansCondensed.ttf', bold: 'DejaVuSansCondensed-Bold.ttf' };

/** How wide a sign is in the font that pictures are drawn with, as a part of its size; null for a sign that the font lacks. */
export function emsIn(weight: keyof typeof names): (sign: string) => number | null {
  const font = readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${names[weight]}`));
  const table = (tag: string) => {
    const count = font.readUInt16BE(4);
    const at = Array.from({ length: count }, (_, nth) => 12 + 16 * nth).find(
      (entry) => font.toString('latin1', entry, entry + 4) === tag,
    );
    if (at === undefined) throw new Error(`the font has no ${tag}`);
    return font.readUInt32BE(at + 8);
  };
  const perEm = font.readUInt16BE(table('head') + 18);
  const widths = font.readUInt16BE(table('hhea') + 34);
  const glyphs = glyphsOf(font, table('cmap'));
  return (sign) => {
    const glyph = glyphs.get(sign.codePointAt(0) ?? 0);
    return glyph === undefined ? null : font.readUInt16BE(table('hmtx') + 4 * Math.min(glyph, widths - 1)) / perEm;
  };
}

/** Glyph by code point, from the table of format 12. */
function glyphsOf(font: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let nth = 0; nth < font.readUInt16BE(cmap + 2); nth += 1) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * nth);
    if (font.readUInt16BE(at) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
      const from = font.readUInt32BE(at + 16 + 12 * group);
      const to = font.readUInt32BE(at + 20 + 12 * group);
      const first = font.readUInt32BE(at + 24 + 12 * group);
      for (let code = from; code <= to; code += 1) glyphs.set(code, first + code - from);
    }
  }
  return glyphs;
}
