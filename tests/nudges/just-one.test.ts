import { expect, test } from 'vitest';
import { overview } from '../../dialogs/commands/overview.ts';
import { status } from '../../dialogs/commands/status.ts';
import { at, Pair, textOf, wednesday } from './pair.ts';

test.each([
  [1, 'Procesgericht, 1 minuut'],
  [2, 'Procesgericht, 2 minuten'],
])('a talk of %i in the overview', (minutes, words) => {
  const pair = new Pair({});
  const entry = { key: 'k', institute: 'test', placement: 'p1', kind: 'process', minutes, amount: 1, by: 'aios' };
  pair.entries = [{ ...entry, at: at(wednesday), undoes: null }];
  const message = overview(pair.context('aios')).said?.[0]?.message;
  expect(
    message &&
      textOf(message)
        .split('\n')
        .some((line) => line.endsWith(`: ${words}`)),
  ).toBe(true);
});

test.each([
  [13, 'Later komt er nog 1 bij.'],
  [14, 'Later komen er nog 2 bij.'],
])('%i requirements in the status', (count, words) => {
  const one = { who: 'both', counts: ['kpb'], min: 1, window: 'week' };
  const obligations = Array.from({ length: count }, (_, index) => ({
    ...one,
    id: `kpb-${index}`,
    label: `KPB ${index}`,
  }));
  const message = status(new Pair({ obligations }).context('aios')).said?.[0]?.message;
  expect(message && textOf(message)).toContain(words);
});
