import { expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { sayDate } from '../../dialogs/dates/say-when.ts';
import { dayInForm } from '../../dialogs/ledger/log-form.ts';
import { readDay } from '../../dialogs/ledger/read-day.ts';
import { readPeriod } from '../../dialogs/ledger/read-period.ts';

/** Moments at which a form may be sent: around a turn of the year, in February of a leap year, and late on a Sunday. */
const moments = ['2026-11-26', '2026-12-31', '2027-01-01', '2028-02-28', '2026-11-29'].map((date) => ({
  date,
  time: '23:50',
}));
const from = (date: string, first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => addDays(date, first + index));

test.each(moments)('on $date each day that stands in the form of log is read as that day', (now) => {
  for (const day of from(now.date, -366, 0)) expect(readDay(dayInForm(day), now)).toEqual({ kind: 'day', day });
});

test.each(moments)('on $date the days that stand in the form of absence are read as those days', (now) => {
  for (const day of from(now.date, -59, 330)) {
    const to = addDays(day, 30);
    expect(readPeriod(sayDate(day), now)).toMatchObject({
      kind: 'period',
      period: { from: day, to: day },
      said: false,
    });
    expect(readPeriod(`${sayDate(day)} t/m ${sayDate(to)}`, now)).toMatchObject({
      kind: 'period',
      period: { from: day, to },
      said: false,
    });
  }
});

test('nothing stands in the form where no day is known', () => {
  expect(dayInForm('')).toBe('');
});
