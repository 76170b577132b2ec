import { expect, test } from 'vitest';
import { sayDate, sayWhen, sayWhenSent } from '../../dialogs/dates/say-when.ts';

const now = { date: '2026-12-31' };

test.each([
  ['2026-11-24', undefined, 'dinsdag 24 november 2026'],
  ['2026-11-24', { date: '2026-11-19' }, 'dinsdag 24 november'],
  ['2026-12-31', now, 'vandaag'],
  ['2027-01-01', now, 'morgen'],
  ['2027-01-02', now, 'zaterdag 2 januari 2027'],
  ['2028-02-29', now, 'dinsdag 29 februari 2028'],
])('date %s', (date, at, said) => {
  expect(sayDate(date, at)).toBe(said);
});

test.each([
  [{ date: '2026-11-24', time: '10:30' }, { date: '2026-11-19' }, 'dinsdag 24 november om 10:30'],
  [{ date: '2026-11-24', time: null }, { date: '2026-11-19' }, 'dinsdag 24 november'],
  [{ date: '2026-11-20', time: '08:00' }, { date: '2026-11-19' }, 'morgen om 08:00'],
  [{ date: '2026-11-24', time: '10:30' }, undefined, 'dinsdag 24 november 2026 om 10:30'],
])('reading %o', (reading, at, said) => {
  expect(sayWhen(reading, at)).toBe(said);
});

test.each([
  [{ date: '2026-11-24', time: '08:30' }, '2026-11-23', 'dinsdag 24 november om 08:30 (morgen)'],
  [{ date: '2026-11-24', time: '08:30' }, '2026-11-24', 'dinsdag 24 november om 08:30 (vandaag)'],
  [{ date: '2026-11-24', time: '08:30' }, '2026-11-22', 'dinsdag 24 november om 08:30'],
  [{ date: '2026-11-24', time: null }, '2026-11-23', 'dinsdag 24 november (morgen)'],
  [{ date: '2027-01-01', time: '08:30' }, '2026-12-31', 'vrijdag 1 januari 2027 om 08:30 (morgen)'],
])('reading %o sent on %s', (reading, date, said) => {
  expect(sayWhenSent(reading, { date })).toBe(said);
});
