import { expect, test } from 'vitest';
import { isOver, runningOn } from '../../dialogs/placements/running.ts';
import { placementWith } from '../agenda/sample.ts';

const pair = (id: string, start: string, end: string) => placementWith({ id, start, end });
const old = pair('old', '2025-09-01', '2026-08-31');
const now = pair('now', '2026-09-01', '2027-08-31');
const next = pair('next', '2027-01-01', '2027-12-31');

test.each([
  ['on the last day', [old], '2026-08-31', 'old'],
  ['just after its end, the only one', [old], '2026-09-01', 'old'],
  ['while what ended with it is decided', [old], '2026-10-15', 'old'],
  ['when that is over', [old], '2026-10-16', ''],
  ['with a new one: out of the way at once', [old, now], '2026-09-01', 'now'],
  ['with one that is still to begin', [old, next], '2026-09-05', 'next'],
  ['two that run', [now, next], '2027-02-01', 'now next'],
  ['none', [], '2026-09-01', ''],
])('%s', (_name, placements, today, expected) => {
  expect(
    runningOn(placements, today, 45)
      .map(({ id }) => id)
      .join(' '),
  ).toBe(expected);
});

test.each([
  [45, [false, false, true]],
  [44, [false, true, true]],
  [46, [false, false, false]],
])('over so many days after the end: %i', (days, expected) => {
  expect(['2026-08-31', '2026-10-15', '2026-10-16'].map((today) => isOver(old, today, days))).toEqual(expected);
});
