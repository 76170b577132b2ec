import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../adapters/cards/split.ts';

const SEED = Number(process.env.SEED ?? 20261119);
const weight = (text: string) => Buffer.byteLength(JSON.stringify(text)) - 2;

describe('cutting long text', () => {
  test.each([
    ['kort', 20, ['kort']],
    ['', 20, []],
    ['Eerste stuk tekst.\n\nTweede stuk.', 24, ['Eerste stuk tekst.', 'Tweede stuk.']],
    ['Eerste regel hier\nTweede regel', 24, ['Eerste regel hier', 'Tweede regel']],
    ['Dit is af. Dit komt daarna pas.', 20, ['Dit is af.', 'Dit komt daarna pas.']],
    ['woorden zonder punt erachter', 16, ['woorden zonder', 'punt erachter']],
    ['aaaaaaaaaa', 4, ['aaaa', 'aaaa', 'aa']],
    ['👩‍⚕️👩‍⚕️👩‍⚕️', 30, ['👩‍⚕️👩‍⚕️', '👩‍⚕️']],
    ['""""', 4, ['""', '""']],
    [`e${'\u0301'.repeat(9)}`, 7, ['e\u0301\u0301\u0301', '\u0301\u0301\u0301', '\u0301\u0301\u0301']],
  ])('%j in %d bytes', (text, max, pieces) => {
    expect(splitText(text, max)).toEqual(pieces);
  });

  test(`nothing but white space is lost, no grapheme is cut (seed ${SEED})`, () => {
    const graphemes = (text: string) =>
      [...new Intl.Segmenter('nl').segment(text)].map(({ segment }) => segment).filter((one) => one.trim() !== '');
    const unit = fc.constantFrom('a', ' ', '\n', '\n\n', 'woord', '. ', 'e\u0301', '👨‍👩‍👧', '🇳🇱', '"', '\u0007');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), fc.integer({ min: 40, max: 400 }), (parts, max) => {
        const text = parts.join('');
        const pieces = splitText(text, max);
        expect(pieces.filter((piece) => weight(piece) > max)).toEqual([]);
        expect(pieces.flatMap(graphemes)).toEqual(graphemes(text));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('a very long text takes little time', () => {
    const begin = performance.now();
    splitText('woord en nog een. '.repeat(20_000), 5000);
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
