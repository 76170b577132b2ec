import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../dialogs/text/clean.ts';
import { SEED } from './lists.ts';

describe('text as it is stored', () => {
  test.each([
    ['  Goed gedaan  ', 'Goed gedaan'],
    ['een\r\ntwee\rdrie\u2028vier', 'een\ntwee\ndrie\nvier'],
    ['een\n\n\n\n\n\ntwee', 'een\n\n\ntwee'],
    ['een\n \n\t\n  \n \ntwee', 'een\n\n\ntwee'],
    ['een\n\n\ntwee', 'een\n\n\ntwee'],
    ['een\ttwee', 'een twee'],
    ['e\u0301e\u0301n', 'één'],
    ['a\u0000b\u0007c\u007f', 'abc'],
    ['a\u200bb\ufeffc\u2060d\u00ade', 'abcde'],
    ['bsn \u202e287654321\u202c', 'bsn 287654321'],
    ['\u2066a\u2069', 'a'],
    ['👩‍⚕️ en 👩🏽‍⚕️ en 👨‍👩‍👧', '👩‍⚕️ en 👩🏽‍⚕️ en 👨‍👩‍👧'],
    ['🏳️‍🌈 ❤️ 1️⃣ 🇳🇱', '🏳️‍🌈 ❤️ 1️⃣ 🇳🇱'],
    ['a\u200db', 'ab'],
    ['🙂\u200d', '🙂'],
    ['🙂\u200d\u200d🙂', '🙂🙂'],
    ['a\ufe0fb', 'ab'],
    ['🙂\u{e0041}\u{e0042}', '🙂'],
    ['los \ud83d half', 'los  half'],
    ['vast\u00a0spatie', 'vast spatie'],
    ['', ''],
    ['\u200b\n ', ''],
  ])('%j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  const unit = fc.constantFrom(
    'a',
    'e',
    '\u0301',
    '\u0323',
    '\u200b',
    '\u200d',
    '\ufe0f',
    '🙂',
    '❤',
    '🏽',
    '1',
    '\u20e3',
    ' ',
    '\t',
    '\n',
    '\r',
    '\u2000',
    '\u202e',
    '\u1100',
    '\u1161',
    '\u{e0041}',
  );
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(unit, { maxLength: 30 }).map((units) => units.join('')),
  );

  test(`done twice is the same as done once (seed ${SEED})`, () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  test(`nothing invisible and no wide gap is left (seed ${SEED})`, () => {
    fc.assert(
      fc.property(written, (text) => {
        const cleaned = clean(text);
        expect(cleaned).not.toMatch(/(?!\n|\u200d)[\p{Cc}\p{Cf}\p{Cs}]|\n{4}|^\s|\s$/u);
        expect(cleaned).toBe(cleaned.normalize('NFC'));
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
