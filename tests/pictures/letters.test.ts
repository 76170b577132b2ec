import { describe, expect, test } from 'vitest';
import { widthOf, wrapped } from '../../adapters/pictures/letters.ts';
import { emsIn } from './font.ts';

const label = { letters: 10, line: 12, bold: false };

describe.each(['regular', 'bold'] as const)('%s letters', (weight) => {
  const real = emsIn(weight);
  const taken = (sign: string) => widthOf(sign, { letters: 1, line: 1, bold: weight === 'bold' });
  const all = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, nth) => String.fromCodePoint(from + nth)).filter(
      (sign) => real(sign) !== null,
    );

  test('every letter of Western and Central Europe takes no more room than is kept for it', () => {
    const signs = [...all(0x20, 0x7e), ...all(0xa1, 0x17f), ...'–—…‘’“”•€≤≥'];
    expect(signs.length).toBeGreaterThan(320);
    expect(signs.filter((sign) => (real(sign) ?? 0) > taken(sign) + 1e-9)).toEqual([]);
  });

  test('no more than a few of all other signs do', () => {
    const signs = all(0x180, 0xffff);
    expect(signs.length).toBeGreaterThan(4000);
    expect(signs.filter((sign) => (real(sign) ?? 0) > taken(sign)).length / signs.length).toBeLessThan(0.02);
  });

  test('running Dutch is not held for much wider than it is', () => {
    const text = 'Een vast moment in de agenda dat wij allebei vrijhouden, ook op drukke dagen';
    const width = Array.from(text).reduce((sum, sign) => sum + (real(sign) ?? 0), 0);
    expect(taken(text) / width).toBeLessThan(1.2);
  });
});

describe('words over lines', () => {
  test.each([
    ['kort', 100, 2, ['kort']],
    ['een twee drie', 52, 3, ['een twee', 'drie']],
    ['een twee drie vier', 52, 2, ['een twee', 'drie vier']],
    ['een twee drie vier vijf', 52, 2, ['een twee', 'drie …']],
    ['overlegstructuur', 40, 3, ['overle-', 'gstruc-', 'tuur']],
    ['overlegstructuur', 40, 1, ['overl…']],
    ['', 40, 1, []],
  ])('%s in %i', (text, room, most, lines) => {
    expect(wrapped(text, room, label, most)).toEqual(lines);
    for (const line of lines) expect(widthOf(line, label)).toBeLessThanOrEqual(room);
  });
});
