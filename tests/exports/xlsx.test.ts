import { describe, expect, test } from 'vitest';
import { xlsxOf } from '../../src/exports/xlsx.ts';
import { unzipped } from './unzipped.ts';

describe('a workbook', () => {
  test.each([[3], [3_000]])(
    'of %i rows holds words as words and numbers as numbers, here or made in a thread',
    async (count) => {
      const rows = Array.from({ length: count }, (_, index) => [`=1+${index}`, index, null, '<b>&\u0007\ud800']);
      const bytes = await xlsxOf([{ name: 'Een/twee', columns: ['a', 'b', 'c', 'd'], rows }]);
      const text = unzipped(bytes);
      expect(text).toContain('=1+2');
      expect(text).not.toContain('<f>');
      expect(text).toContain('name="Een twee"');
      expect(text).toContain('&lt;b&gt;&amp;');
      expect(text).not.toContain('\u0007');
      expect(text.match(/<row /g)?.length).toBe(count + 1);
    },
  );
});
