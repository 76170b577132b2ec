import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../dialogs/dates/calendar.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { closingAt, nextOpening, remindAt, type Slot } from '../../dialogs/polls/schedule.ts';
import { publicHolidays } from '../../src/holidays.ts';

const amsterdam = 'Europe/Amsterdam';
const dutch = await publicHolidays('2025-01-01', '2028-12-31');
const hour = 3_600_000;

type Row = { what: string; slot: Partial<Slot>; after: string; opens: string };

/** `after` is wall time in the slot's zone, `opens` the instant in UTC. The slot is Thursday 15:00 in Amsterdam unless told. */
const rows: Row[] = [
  { what: 'later today', slot: {}, after: '2026-11-19 14:59', opens: '2026-11-19T14:00Z' },
  { what: 'at the very moment the next one', slot: {}, after: '2026-11-19 15:00', opens: '2026-11-26T14:00Z' },
  { what: 'next week', slot: {}, after: '2026-11-20 09:00', opens: '2026-11-26T14:00Z' },
  { what: 'Sunday is day 7', slot: { weekday: 7 }, after: '2026-11-16 09:00', opens: '2026-11-22T14:00Z' },
  { what: 'Monday is day 1', slot: { weekday: 1 }, after: '2026-11-22 23:59', opens: '2026-11-23T14:00Z' },
  { what: 'over the clock going back', slot: { weekday: 1 }, after: '2026-10-23 09:00', opens: '2026-10-26T14:00Z' },
  { what: 'before it goes back', slot: { weekday: 5 }, after: '2026-10-22 09:00', opens: '2026-10-23T13:00Z' },
  { what: 'over the clock going ahead', slot: { weekday: 2 }, after: '2027-03-26 09:00', opens: '2027-03-30T13:00Z' },
  {
    what: 'in the hour that is skipped',
    slot: { weekday: 7, time: '02:30' },
    after: '2026-03-28 09:00',
    opens: '2026-03-29T01:30Z',
  },
  {
    what: 'in the hour that comes twice, the first',
    slot: { weekday: 7, time: '02:30' },
    after: '2026-10-24 09:00',
    opens: '2026-10-25T00:30Z',
  },
  {
    what: 'in the Caribbean',
    slot: { zone: 'America/Curacao' },
    after: '2026-11-19 08:00',
    opens: '2026-11-19T19:00Z',
  },
  { what: 'Ascension Day is left out', slot: {}, after: '2027-05-03 09:00', opens: '2027-05-13T13:00Z' },
  {
    what: 'Ascension Day moves to Friday',
    slot: { holidays: 'move' },
    after: '2027-05-03 09:00',
    opens: '2027-05-07T13:00Z',
  },
  {
    what: 'and after that Thursday again',
    slot: { holidays: 'move' },
    after: '2027-05-07 15:00',
    opens: '2027-05-13T13:00Z',
  },
  { what: 'Easter Monday is left out', slot: { weekday: 1 }, after: '2027-03-25 09:00', opens: '2027-04-05T13:00Z' },
  {
    what: 'Easter Monday moves to Tuesday',
    slot: { weekday: 1, holidays: 'move' },
    after: '2027-03-25 09:00',
    opens: '2027-03-30T13:00Z',
  },
  {
    what: 'Christmas on Friday moves beyond the weekend',
    slot: { weekday: 5, holidays: 'move' },
    after: '2026-12-21 09:00',
    opens: '2026-12-28T14:00Z',
  },
  {
    what: 'and is found from the weekend too',
    slot: { weekday: 5, holidays: 'move' },
    after: '2026-12-27 09:00',
    opens: '2026-12-28T14:00Z',
  },
  {
    what: 'and the Friday after is New Year, moved too',
    slot: { weekday: 5, holidays: 'move' },
    after: '2026-12-28 15:00',
    opens: '2027-01-04T14:00Z',
  },
];

describe('when a weekly poll opens', () => {
  test.each(rows)('$what', ({ slot, after, opens }) => {
    const whole: Slot = { weekday: 4, time: '15:00', zone: amsterdam, holidays: 'skip', ...slot };
    const [date = '', time = ''] = after.split(' ');
    const at = nextOpening(whole, instantOf({ date, time }, whole.zone), dutch);
    expect(at === null ? null : new Date(at).toISOString().replace(':00.000', '')).toBe(opens);
  });

  test('always later, never on a holiday, and never past one that was to come', () => {
    fc.assert(
      fc.property(
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          hour: fc.integer({ min: 0, max: 23 }),
          zone: fc.constantFrom(amsterdam, 'America/Curacao', 'Pacific/Auckland', 'Asia/Kathmandu'),
          holidays: fc.constantFrom('skip' as const, 'move' as const),
          after: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 1) }),
        }),
        ({ weekday, hour: at, zone, holidays, after }) => {
          const slot: Slot = { weekday, time: `${String(at).padStart(2, '0')}:30`, zone, holidays };
          const opens = nextOpening(slot, after, dutch);
          if (opens === null) throw new Error('no opening');
          const { date } = wallAt(opens, zone);
          expect(opens).toBeGreaterThan(after);
          expect(dutch.has(date)).toBe(false);
          if (holidays === 'skip') expect(weekdayOf(date)).toBe(weekday % 7);
          // Between now and then no day of the slot was passed over that was none of a holiday.
          for (let day = addDays(wallAt(after, zone).date, 1); day < date; day = addDays(day, 1))
            if (weekdayOf(day) === weekday % 7) expect(dutch.has(day)).toBe(true);
          expect(nextOpening(slot, opens - 1, dutch)).toBe(opens);
        },
      ),
      { seed: 20261119, numRuns: 600 },
    );
  });
});

describe('how long it is open', () => {
  test.each([
    { what: 'two days', opens: '2026-11-19T14:00Z', hours: 48, closes: '2026-11-21T14:00Z' },
    { what: 'two days over the clock going back', opens: '2026-10-24T13:00Z', hours: 48, closes: '2026-10-26T14:00Z' },
    { what: 'a day over the clock going ahead', opens: '2026-03-28T14:00Z', hours: 24, closes: '2026-03-29T13:00Z' },
    { what: 'from half a minute on', opens: '2026-11-19T14:00:30Z', hours: 4, closes: '2026-11-19T18:00:30Z' },
  ])('$what', ({ opens, hours, closes }) => {
    expect(closingAt(Date.parse(opens), hours, amsterdam)).toBe(Date.parse(closes));
  });

  test('a reminder comes after two thirds, and not at all when there is hardly time', () => {
    expect(remindAt(0, 48 * hour)).toBe(32 * hour);
    expect(remindAt(0, 4 * hour)).toBeNull();
  });
});
