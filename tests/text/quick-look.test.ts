import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../dialogs/text/clean.ts';
import { plain } from '../../dialogs/text/closest.ts';
import { findPatientData, mayHoldPatientData } from '../../dialogs/text/patient-data.ts';
import { lists } from './lists.ts';

const seed = 20261123;
const year = 2026;
const { woman, man, either, surnames, particles } = lists.patientData.names;
const pieces = [...woman, ...man, ...either, ...particles, ...surnames.slice(0, 20)].map((word) =>
  word.replace('*', ''),
);
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces, 'Jansen', 'Bakker', 'De', 'HEER', 'vroeg', 'kwam', '.', ',', '\n', '  ', '-'),
      fc.string({ unit: 'binary-ascii', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));

test('the quick look passes over no text in which something is found', () => {
  let found = 0;
  let passed = 0;
  fc.assert(
    fc.property(text, (words) => {
      // A letter that is no ASCII, in a sentence of its own, has the whole text taken apart.
      const before = 'é; ';
      const whole = findPatientData(before + words, lists, year).filter(({ start }) => start >= before.length);
      if (whole.length > 0) {
        found += 1;
        expect(mayHoldPatientData(words, lists)).toBe(true);
      }
      if (!mayHoldPatientData(words, lists)) passed += 1;
    }),
    { seed, numRuns: 4000 },
  );
  expect(found).toBeGreaterThan(100);
  expect(passed).toBeGreaterThan(100);
});

test('what is clean already and what is not come out the same', () => {
  // A tail that is no plain text, and that cleaning takes away again, has the whole text gone through.
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 30 }), (words) => {
      expect(clean(words)).toBe(clean(`${words}\u200b`));
      expect(plain(words)).toBe(plain(`${words}\u200b`));
    }),
    { seed, numRuns: 4000 },
  );
});
