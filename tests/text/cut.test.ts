import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weeksPicture } from '../../dialogs/overview/weeks-picture.ts';
import { button, compose } from '../../dialogs/session/compose.ts';
import { cut, cutStart } from '../../dialogs/text/cut.ts';
import { realContent } from '../real-content.ts';

const long = 'Met de supervisor bespreken welke onverwachte uitslagen dezelfde dag nog een telefoontje waard zijn';

/** The label of the one row of a picture. */
function pictured(label: string): string {
  const [picture] = weeksPicture('Weken', [{ label, cells: ['met'] }], 20_000, realContent().nl.phrases, () => '');
  return picture?.kind === 'picture' && picture.chart.kind === 'weeks' ? (picture.chart.rows[0]?.label ?? '') : '';
}

describe('a text that is too long', () => {
  test.each([
    ['a label of a button', 75, button('c|menu', long).label],
    ['the line of a notification', 200, compose({ fallback: `${long}. ${long}. ${long}.` }).fallback],
    ['a row of a picture', 80, pictured(long)],
  ])('%s ends with a whole word', (_, most, shown) => {
    expect(shown.length).toBeLessThanOrEqual(most);
    expect(shown.endsWith('…')).toBe(true);
    const [whole, last] = [long.split(/[ .]+/), shown.slice(0, -1).split(' ').at(-1)];
    expect(whole).toContain(last);
  });

  test('one within the room stays as it is, on one line', () => {
    expect(cut(' een\n  twee ', 8)).toBe('een twee');
    expect(cutStart('een twee', 8)).toBe('een twee');
  });

  test('signs of two units count as two and stay whole (seed 23112026)', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🩺', 'é', ','), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (given, most) => {
        const shown = cut(given, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { seed: 23112026, numRuns: 500 },
    );
  });
});
