import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, csvOf } from '../../src/exports/csv.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Words with everything that a spreadsheet or a CSV reader trips over. */
const anyWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        ';',
        '"',
        ',',
        "'",
        ' ',
        '\u00a0',
        '\u200b',
        '\ufeff',
        '＝',
        '＋',
        '－',
        '＠',
        '|',
        '%',
        '\0',
      ),
      fc.constantFrom('SUM(A1)', 'cmd', 'Aios Oost', '€', 'é', '😀', '1,5', '-2'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What Excel does with a cell it has read: the first sign that it sees decides. */
const startsFormula = (cell: string) => /^[\s\u00a0\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]/.test(cell);

describe(`safe cells (seed ${seed})`, () => {
  test('no cell reads as a formula, whatever somebody is called', () => {
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 1, maxLength: 5 }), (row) => {
        const columns = row.map((_, index) => `kolom ${index}`);
        const csv = csvOf({ name: 'x', columns, rows: [row] });
        const [, read = []] = parse(csv, { delimiter: ';', bom: true, relax_column_count: true }) as string[][];
        expect(read).toHaveLength(row.length);
        for (const cell of read) expect(startsFormula(cell)).toBe(false);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('nor where a spreadsheet parts cells at commas or tabs, or takes a line break for a new row', () => {
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 1, maxLength: 5 }), (row) => {
        const csv = csvOf({ name: 'x', columns: ['kolom'], rows: [row.map((one) => `a${one}`)] }).slice(1);
        for (const part of csv.split(/[,;\t\r\n]/)) expect(startsFormula(part.replace(/^[\s"]+/, ''))).toBe(false);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('the words come back as they were, but for the sign before a formula and what no file can hold', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const [[read = ''] = []] = parse(`${csvCell(words)}\r\n`, { delimiter: ';' }) as string[][];
        const kept = words.replaceAll('\0', '');
        expect(read.replaceAll("'", '')).toBe(kept.replaceAll("'", ''));
        if (startsFormula(kept)) expect(read.startsWith("'")).toBe(true);
        if (!/[=+\-@＝＋－＠|%\t\r\n]/.test(kept)) expect(read).toBe(kept);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('begins with the mark of UTF-8, parts with semicolons, and numbers stay numbers', () => {
    const csv = csvOf({ name: 'x', columns: ['a', 'b', 'c'], rows: [[1, -2.5, null]] });
    expect(csv).toBe('\uFEFF"a";"b";"c"\r\n1;-2,5;\r\n');
  });
});
