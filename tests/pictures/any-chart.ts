import fc from 'fast-check';
import type { Chart } from '../../dialogs/model/chart.ts';

const signs = [
  'a',
  'woord ',
  'é',
  'W',
  'overlegstructuur',
  ' ',
  '<b>',
  '&',
  '"',
  "'",
  ']]>',
  '👍🏽',
  '\u0001',
  '\uffff',
  '\ud83d',
  '\n',
  '…',
  'ﬁ',
  '中',
  '‮',
];

/** A label as the model takes it: 1 to 80 UTF-16 units of anything. */
const label = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 30 })
  .map((parts) => parts.join('').slice(0, 80));
const cell = fc.constantFrom('met' as const, 'missed' as const, 'open' as const, 'waived' as const, 'free' as const);
const few = { maxLength: 16 };

/** Charts of every kind, also empty ones, with awkward labels and figures. */
export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant('bars' as const),
    title: label,
    of: fc.nat(200),
    bars: fc.array(fc.record({ label, value: fc.oneof(fc.nat(30), fc.nat(2_000_000)) }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('trend' as const),
    title: label,
    top: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    points: fc.array(
      fc.record({ label, value: fc.option(fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.nat(1_000_000))) }),
      { maxLength: 60 },
    ),
  }),
  fc.record({
    kind: fc.constant('weeks' as const),
    title: label,
    weeks: fc.array(label, { maxLength: 60 }),
    rows: fc.array(fc.record({ label, cells: fc.array(cell, { maxLength: 60 }) }), few),
  }),
);
