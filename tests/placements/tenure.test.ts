import { describe, expect, test } from 'vitest';
import type { Placement } from '../../dialogs/model/placement.ts';
import { placement as schema } from '../../dialogs/model/placement.ts';
import {
  formerTrainers,
  lastDayOf,
  trainedDays,
  trainsAllAlong,
  wasIn,
  wasInOn,
  withTenures,
} from '../../dialogs/placements/tenure.ts';

const first: Placement = schema.parse({
  ...{ schema: 1, id: 'p', institute: 'noord', trainee: 'aios', trainers: ['oud'] },
  ...{ start: '2026-09-01', end: '2027-08-31' },
});

/** The placement after changes, each a day and who trains from then on. */
function after(...changes: [string, ...string[]][]): Placement {
  let placement = first;
  for (const [day, ...trainers] of changes) placement = withTenures(placement, { ...placement, trainers }, day);
  return placement;
}

const until = (to: string) => [{ from: '2026-09-01', to }];
const since = (from: string) => [{ from, to: '2027-08-31' }];

describe('who trains when', () => {
  const rows: [string, Placement, string, { from: string; to: string }[]][] = [
    ['without a change: from the start to the end', first, 'oud', since('2026-09-01')],
    ['somebody of elsewhere', first, 'nieuw', []],
    ['who left, until the day before', after(['2026-12-01', 'nieuw']), 'oud', until('2026-11-30')],
    ['who took over, from that day on', after(['2026-12-01', 'nieuw']), 'nieuw', since('2026-12-01')],
    ['who took over before the start', after(['2026-08-20', 'nieuw']), 'nieuw', since('2026-09-01')],
    ['who was never there before the start', after(['2026-08-20', 'nieuw']), 'oud', []],
    ['who joined', after(['2026-12-01', 'oud', 'tweede']), 'tweede', since('2026-12-01')],
    ['who stays beside who joined', after(['2026-12-01', 'oud', 'tweede']), 'oud', since('2026-09-01')],
    [
      'who came back',
      after(['2026-12-01', 'nieuw'], ['2027-02-01', 'oud']),
      'oud',
      [...until('2026-11-30'), ...since('2027-02-01')],
    ],
    [
      'who was there in between',
      after(['2026-12-01', 'nieuw'], ['2027-02-01', 'oud']),
      'nieuw',
      [{ from: '2026-12-01', to: '2027-01-31' }],
    ],
    [
      'a slip that was turned back the same day',
      after(['2026-12-01', 'nieuw'], ['2026-12-01', 'oud']),
      'oud',
      since('2026-09-01'),
    ],
    ['who was that slip', after(['2026-12-01', 'nieuw'], ['2026-12-01', 'oud']), 'nieuw', []],
  ];
  test.each(rows)('%s', (_, placement, id, days) => {
    expect(trainedDays(placement, id)).toEqual(days);
    expect(schema.parse(placement)).toEqual(placement);
    expect(wasIn(placement, id)).toBe(days.length > 0);
  });

  test('who was there for no day is known to have left, and stays out of it for good', () => {
    const slip = after(['2026-12-01', 'nieuw'], ['2026-12-01', 'oud']);
    expect(formerTrainers(slip)).toEqual(['nieuw']);
    expect(lastDayOf(slip, 'nieuw')).toBe('2026-11-30');
    const early = after(['2026-08-20', 'nieuw']);
    expect(formerTrainers(early)).toEqual(['oud']);
    // A start that is moved ahead afterwards gives them no days after all.
    expect(trainedDays({ ...early, start: '2026-08-01' }, 'oud')).toEqual([]);
    const back = after(['2026-08-20', 'nieuw'], ['2026-08-20', 'oud']);
    expect([trainedDays(back, 'oud'), formerTrainers(back)]).toEqual([since('2026-09-01'), ['nieuw']]);
  });

  test('nothing is kept while the trainers stay the same', () => {
    expect(withTenures(first, { ...first, end: '2027-01-31' }, '2026-12-01').tenures).toBeUndefined();
  });

  test('by day, by person', () => {
    const changed = after(['2026-12-01', 'nieuw']);
    const days = ['2026-08-01', '2026-11-30', '2026-12-01', '2027-12-01'];
    const table = ['aios', 'oud', 'nieuw', 'ander'].map((id) => days.map((day) => wasInOn(changed, id, day)));
    expect(table).toEqual([
      [true, true, true, true],
      [true, true, false, false],
      [false, false, true, true],
      [false, false, false, false],
    ]);
    expect(formerTrainers(changed)).toEqual(['oud']);
    expect(['oud', 'nieuw'].map((id) => trainsAllAlong(changed, id))).toEqual([false, false]);
    expect(trainsAllAlong(first, 'oud')).toBe(true);
  });
});
