import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../dialogs/dates/calendar.ts';
import { instantOf, isZone, wallAt } from '../../dialogs/dates/zone.ts';

const seed = 20261119;
const tenYears = { min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2034, 0, 1) / 60_000 };
const zones = ['Europe/Amsterdam', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const at = (date: string, time: string, zone = 'Europe/Amsterdam') =>
  new Date(instantOf({ date, time }, zone)).toISOString().slice(0, 16);

describe.each(zones)('%s', (zone) => {
  test('a wall time that exists is read back, and is the first with that name', () => {
    fc.assert(
      fc.property(fc.integer(tenYears), (minute) => {
        const instant = minute * 60_000;
        const wall = wallAt(instant, zone);
        const back = instantOf(wall, zone);
        expect(wallAt(back, zone)).toEqual(wall);
        expect(instant - back === 0 || (instant > back && instant - back <= 3_600_000)).toBe(true);
      }),
      { seed, numRuns: 3000 },
    );
  });
});

test('in ten years in Amsterdam every hour goes round where the clock may change, and every seventh elsewhere, but for the ten that come twice', () => {
  const twice: string[] = [];
  // It changes on the last Sunday of March and October; seven and 24 share nothing, so that each hour of the day has its turn.
  const changes = (at: Date) => [2, 9].includes(at.getUTCMonth()) && at.getUTCDate() >= 24;
  for (let ms = Date.UTC(2024, 0, 1); ms < Date.UTC(2034, 0, 1); ms += 3_600_000) {
    if ((ms / 3_600_000) % 7 > 0 && !changes(new Date(ms))) continue;
    const wall = wallAt(ms, 'Europe/Amsterdam');
    if (instantOf(wall, 'Europe/Amsterdam') !== ms) twice.push(`${wall.date} ${wall.time}`);
  }
  expect(twice).toHaveLength(10);
  expect(twice).toContain('2026-10-25 02:00');
});

test.each([
  ['2026-11-24', '10:30', '2026-11-24T09:30'],
  ['2026-07-01', '10:30', '2026-07-01T08:30'],
  ['2027-03-28', '01:59', '2027-03-28T00:59'],
  ['2027-03-28', '02:30', '2027-03-28T01:30'],
  ['2027-03-28', '03:00', '2027-03-28T01:00'],
  ['2026-10-25', '01:59', '2026-10-24T23:59'],
  ['2026-10-25', '02:30', '2026-10-25T00:30'],
  ['2026-10-25', '03:00', '2026-10-25T02:00'],
])('Amsterdam %s %s', (date, time, instant) => {
  expect(at(date, time)).toBe(instant);
});

test('a skipped wall time moves forward by the gap', () => {
  expect(wallAt(instantOf({ date: '2027-03-28', time: '02:30' }, 'Europe/Amsterdam'), 'Europe/Amsterdam').time).toBe(
    '03:30',
  );
  expect(at('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30');
  expect(wallAt(Date.UTC(2026, 11, 31, 23, 30), 'Europe/Amsterdam')).toEqual({ date: '2027-01-01', time: '00:30' });
});

test('what is no moment or zone is a fault', () => {
  expect(() => instantOf({ date: 'blauw', time: '10:00' }, 'UTC')).toThrow(RangeError);
  expect(() => wallAt(0, 'Europe/Nergens')).toThrow(RangeError);
  expect(['Europe/Amsterdam', 'UTC', 'America/New_York'].every(isZone)).toBe(true);
  expect(['', 'Europe/Nergens', '+01:00', 'blauw', ' '].some(isZone)).toBe(false);
});

test('days are counted over month, year and leap day', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
  expect(weekdayOf('2026-11-19')).toBe(4);
  expect(weekdayOf('1969-12-28')).toBe(0);
});
