import { describe, expect, test } from 'vitest';
import { programmeFile } from '../../dialogs/content/programme.ts';
import { addMonths } from '../../dialogs/dates/calendar.ts';
import { openCalendar, type PairCalendar, usualDays } from '../../dialogs/frequency/calendar.ts';
import { dateOf, dayOf, instantAt, mondayOf, monthsAfter, wallOf, weekdayOf } from '../../dialogs/frequency/days.ts';
import { obligationsOf } from '../../dialogs/frequency/obligations.ts';
import { openLedger, progressOf } from '../../dialogs/frequency/progress.ts';
import { windowOn, windowsOf } from '../../dialogs/frequency/windows.ts';
import { at, autumn, did, obligation, zone } from './pair.ts';

type Case = [name: string, part: Record<string, unknown>, calendar: Partial<PairCalendar>, expected: string[]];

const away = (from: string, to: string) => ({ trainee: { ...autumn.trainee, away: [{ from, to }] } });
const weeks = (end: string) => ({ end });

const cases: Case[] = [
  [
    'weeks, clipped to start and end',
    { min: 4 },
    { start: '2026-09-03', end: '2026-09-14' },
    ['2026-09-03/2026-09-06 2', '2026-09-07/2026-09-13 4', '2026-09-14/2026-09-14 1'],
  ],
  [
    'a week with a public holiday',
    { min: 20 },
    { ...weeks('2026-09-06'), holidays: new Set(['2026-09-01']) },
    ['2026-08-31/2026-09-06 15'],
  ],
  [
    'a week away asks nothing, half a week a part of it',
    { min: 20 },
    { ...weeks('2026-09-13'), ...away('2026-08-31', '2026-09-08') },
    ['2026-08-31/2026-09-06 0', '2026-09-07/2026-09-13 10'],
  ],
  [
    'rounded up, never below one',
    { min: 1 },
    { ...weeks('2026-09-06'), ...away('2026-09-01', '2026-09-04') },
    ['2026-08-31/2026-09-06 1'],
  ],
  [
    'the institute day is no practice day',
    { min: 20 },
    { ...weeks('2026-09-06'), instituteDay: 2 },
    ['2026-08-31/2026-09-06 20'],
  ],
  [
    'only the days that both are there',
    { window: 'practice-day' },
    { ...weeks('2026-09-06'), trainers: [{ id: 'o', weekdays: [2, 3], zone, away: [] }] },
    ['2026-09-01/2026-09-01 1'],
  ],
  [
    'a second trainer adds days',
    { window: 'practice-day' },
    {
      ...weeks('2026-09-06'),
      trainers: [
        { id: 'o', weekdays: [2], zone, away: [] },
        { id: 'd', weekdays: [5], zone, away: [] },
      ],
    },
    ['2026-09-01/2026-09-01 1', '2026-09-04/2026-09-04 1'],
  ],
  [
    'contract where the programme says so',
    { min: 20, partTime: true },
    { ...weeks('2026-09-06'), contract: 0.55 },
    ['2026-08-31/2026-09-06 11'],
  ],
  ['contract where it does not', { min: 20 }, { ...weeks('2026-09-06'), contract: 0.5 }, ['2026-08-31/2026-09-06 20']],
  [
    'months from the start',
    { window: { months: 1 } },
    { start: '2026-09-01', end: '2026-11-09' },
    ['2026-09-01/2026-09-30 1', '2026-10-01/2026-10-31 1', '2026-11-01/2026-11-09 0'],
  ],
  [
    'months from the 31st',
    { window: { months: 1 } },
    { start: '2026-10-31', end: '2027-03-30' },
    [
      '2026-10-31/2026-11-29 1',
      '2026-11-30/2026-12-30 1',
      '2026-12-31/2027-01-30 1',
      '2027-01-31/2027-02-27 1',
      '2027-02-28/2027-03-30 1',
    ],
  ],
  [
    'a year that 52 weeks just fill',
    { min: 20, window: { months: 12 } },
    { start: '2026-09-01', end: '2027-08-30' },
    ['2026-09-01/2027-08-30 20'],
  ],
  [
    'a year cut short',
    { min: 20, window: { months: 12 } },
    { start: '2026-09-01', end: '2026-11-30' },
    ['2026-09-01/2026-11-30 5'],
  ],
  [
    'a year and a day asks no second time',
    { window: { months: 12 } },
    { start: '2026-09-01', end: '2027-09-01' },
    ['2026-09-01/2027-08-31 1', '2027-09-01/2027-09-01 0'],
  ],
  [
    'a year and a half asks half as many more',
    { min: 20, window: { months: 12 } },
    { start: '2026-09-01', end: '2028-02-29' },
    ['2026-09-01/2027-08-31 20', '2027-09-01/2028-02-29 10'],
  ],
  [
    'what is left of a quarter asks its share to the nearest',
    { window: { months: 3 } },
    { start: '2026-09-01', end: '2027-01-31' },
    ['2026-09-01/2026-11-30 1', '2026-12-01/2027-01-31 1'],
  ],
  [
    'less than half of a quarter asks nothing',
    { window: { months: 3 } },
    { start: '2026-09-01', end: '2027-01-10' },
    ['2026-09-01/2026-11-30 1', '2026-12-01/2027-01-10 0'],
  ],
  [
    'a placement shorter than the period asks at least one',
    { window: { months: 12 } },
    { start: '2026-09-01', end: '2026-10-11' },
    ['2026-09-01/2026-10-11 1'],
  ],
  ['the placement', { min: 5, window: 'placement' }, weeks('2026-10-04'), ['2026-08-31/2026-10-04 5']],
  ['the end of a week', { window: { 'at-week': 2 } }, weeks('2026-10-04'), ['2026-08-31/2026-09-13 1']],
  [
    'the end of a week, since an earlier one',
    { window: { 'at-week': 5, since: 2 } },
    weeks('2026-10-04'),
    ['2026-09-14/2026-10-04 1'],
  ],
  [
    'the end of a month',
    { window: { 'at-month': 3 } },
    { start: '2026-09-01', end: '2027-08-30' },
    ['2026-09-01/2026-11-30 1'],
  ],
  [
    'the end of month 12 of 52 weeks',
    { window: { 'at-month': 12, since: 9 } },
    { start: '2026-09-01', end: '2027-08-30' },
    ['2027-06-01/2027-08-30 1'],
  ],
  ['a milestone after the end', { window: { 'at-month': 3 } }, { start: '2026-09-01', end: '2026-11-20' }, []],
  ['before the start', { window: 'before-start' }, weeks('2026-09-06'), ['2026-08-17/2026-08-30 1']],
  ['per conversation there are no periods', { window: 'conversation' }, {}, []],
  [
    'added on a Thursday: the weeks before ask nothing, the one that runs its share',
    { min: 3 },
    { ...weeks('2026-09-20'), added: '2026-09-10' },
    ['2026-08-31/2026-09-06 0', '2026-09-07/2026-09-13 2', '2026-09-14/2026-09-20 3'],
  ],
  [
    'added on a day off: what is left of the week asks nothing',
    { min: 3 },
    { ...weeks('2026-09-13'), added: '2026-09-05' },
    ['2026-08-31/2026-09-06 0', '2026-09-07/2026-09-13 3'],
  ],
  [
    'added halfway: the placement asks half',
    { min: 6, window: 'placement' },
    { ...weeks('2026-09-27'), added: '2026-09-14' },
    ['2026-08-31/2026-09-27 3'],
  ],
  [
    'added halfway a year: half of it',
    { min: 20, window: { months: 12 } },
    { start: '2026-08-31', end: '2027-08-29', added: '2027-03-01' },
    ['2026-08-31/2027-08-29 10'],
  ],
  [
    'a moment that had passed asks nothing',
    { window: { 'at-week': 2 } },
    { ...weeks('2026-10-04'), added: '2026-09-14' },
    ['2026-08-31/2026-09-13 0'],
  ],
  [
    'a moment still to come is asked for whole',
    { window: { 'at-week': 2 } },
    { ...weeks('2026-10-04'), added: '2026-09-10' },
    ['2026-08-31/2026-09-13 1'],
  ],
  [
    'the first meeting, added after the start',
    { window: 'before-start' },
    { ...weeks('2026-09-06'), added: '2026-08-31' },
    ['2026-08-17/2026-08-30 0'],
  ],
  [
    'the first meeting, added before the start',
    { window: 'before-start' },
    { ...weeks('2026-09-06'), added: '2026-08-20' },
    ['2026-08-17/2026-08-30 1'],
  ],
  [
    'each practice day from then on',
    { window: 'practice-day' },
    { ...weeks('2026-09-06'), added: '2026-09-03' },
    ['2026-09-03/2026-09-03 1', '2026-09-04/2026-09-04 1'],
  ],
];

test.each(cases)('windows: %s', (_name, part, calendar, expected) => {
  const found = windowsOf(obligation(part), openCalendar({ ...autumn, ...calendar }));
  expect(found.map(({ from, to, target }) => `${dateOf(from)}/${dateOf(to)} ${target}`)).toEqual(expected);
});

test('what is asked daily is also seen per week, for as many times as there are days', () => {
  const calendar = openCalendar({ ...autumn, holidays: new Set(['2026-09-08']) });
  const week = windowOn(obligation({ window: 'practice-day' }), calendar, dayOf('2026-09-09'));
  expect([week?.target, week?.days.map(dateOf)]).toEqual([3, ['2026-09-07', '2026-09-10', '2026-09-11']]);
});

describe('progress', () => {
  const calendar = openCalendar(autumn);
  const stand = (
    part: Record<string, unknown>,
    entries: ReturnType<typeof did>[],
    on = '2026-09-03',
    waiver = false,
  ) => {
    const asked = obligation(part);
    const today = dayOf(on);
    const window = windowOn(asked, calendar, dayOf('2026-09-02'));
    if (window === null) throw new Error('no window');
    const waivers = waiver ? [{ obligation: asked.id, from: '2026-09-01', to: '2026-09-01' }] : [];
    const { done, state } = progressOf(
      asked,
      window,
      calendar,
      openLedger(entries, calendar, at(on, '23:59')),
      waivers,
      today,
    );
    return `${done} ${state}`;
  };
  const talks = (...minutes: number[]) =>
    minutes.map((one, index) => did(`2026-09-0${1 + index}`, '10:00', { minutes: one }));
  const instead = { minutes: 60, instead: { untilMonth: 3, times: 2, minutes: 30 } };

  test.each<[string, Record<string, unknown>, ReturnType<typeof did>[], string, boolean, string]>([
    ['nothing yet', {}, [], '2026-09-03', false, '0 open'],
    ['met', {}, talks(30), '2026-09-03', false, '1 met'],
    ['missed', {}, [], '2026-09-07', false, '0 missed'],
    ['waived', {}, [], '2026-09-07', true, '0 waived'],
    ['met though waived', {}, talks(30), '2026-09-07', true, '1 met'],
    ['another kind', {}, [did('2026-09-01', '10:00', { kind: 'dienst' })], '2026-09-03', false, '0 open'],
    [
      'one of several kinds',
      { counts: ['kpb', 'kvb'] },
      [did('2026-09-01', '10:00', { kind: 'kvb' })],
      '2026-09-03',
      false,
      '1 met',
    ],
    [
      'a number of patients',
      { min: 20 },
      [did('2026-09-01', '10:00', { amount: 12 }), did('2026-09-02', '10:00', { amount: 7 })],
      '2026-09-03',
      false,
      '19 open',
    ],
    ['too short', { minutes: 60 }, talks(45, 59), '2026-09-03', false, '0 open'],
    ['long enough', { minutes: 60 }, talks(60), '2026-09-03', false, '1 met'],
    ['in the future', {}, [did('2026-09-04')], '2026-09-03', false, '0 open'],
    [
      'just after midnight on Monday is the next week',
      {},
      [did('2026-09-07', '00:10')],
      '2026-09-07',
      false,
      '0 missed',
    ],
    ['two of half an hour instead of one', instead, talks(30, 35), '2026-09-03', false, '1 met'],
    ['one of half an hour', instead, talks(30), '2026-09-03', false, '0 open'],
    ['too short for that too', instead, talks(29, 45), '2026-09-03', false, '0 open'],
    ['on average long enough', { minutes: 60, average: true, min: 2 }, talks(80, 40), '2026-09-03', false, '2 met'],
    ['on average too short', { minutes: 60, average: true, min: 2 }, talks(70, 40), '2026-09-03', false, '1 open'],
    [
      'daily: days, not times',
      { window: 'practice-day' },
      [did('2026-09-01', '09:00'), did('2026-09-01', '16:00')],
      '2026-09-03',
      false,
      '1 open',
    ],
  ])('%s', (_name, part, entries, on, waiver, expected) => expect(stand(part, entries, on, waiver)).toBe(expected));

  test('after the first months half an hour twice counts no more', () => {
    const asked = obligation({ ...instead, instead: { untilMonth: 1, times: 2, minutes: 30 } });
    const window = windowOn(asked, calendar, dayOf('2026-10-06'));
    if (window === null) throw new Error('no window');
    const entries = [did('2026-10-05'), did('2026-10-06')];
    const ledger = openLedger(entries, calendar, at('2026-10-09'));
    expect(progressOf(asked, window, calendar, ledger, [], dayOf('2026-10-09')).done).toBe(0);
  });
});

describe('the same in two programmes', () => {
  const programme = (id: string, obligations: Record<string, unknown>[]) =>
    programmeFile.parse({
      id,
      title: id,
      version: '2026-01',
      from: '2026-01-01',
      obligations: obligations.map((one) => ({ label: 'x', who: 'both', counts: ['x'], min: 1, ...one })),
    });
  const keptIn = (weeks: number, ...parts: Record<string, unknown>[][]) =>
    obligationsOf(
      parts.map((one, index) => programme(`p${index}`, one)),
      1,
      { days: 4, weeks },
    ).map(({ id }) => id);
  const kept = (...parts: Record<string, unknown>[][]) => keptIn(52, ...parts);

  test.each<[string, Record<string, unknown>[][], string[]]>([
    [
      'the more frequent',
      [[{ id: 'a', same: 's', window: 'week' }], [{ id: 'b', same: 's', window: 'week', min: 3 }]],
      ['b'],
    ],
    [
      'daily above three a week',
      [[{ id: 'a', same: 's', window: 'week', min: 3 }], [{ id: 'b', same: 's', window: 'practice-day' }]],
      ['b'],
    ],
    [
      'longer where as frequent',
      [[{ id: 'a', same: 's', window: 'week', minutes: 60 }], [{ id: 'b', same: 's', window: 'week', minutes: 120 }]],
      ['b'],
    ],
    [
      'the first where equal',
      [[{ id: 'a', same: 's', window: 'week' }], [{ id: 'b', same: 's', window: 'week' }]],
      ['a'],
    ],
    [
      'all milestones of one programme stay together',
      [
        [{ id: 'a', same: 's', window: { months: 12 }, min: 1 }],
        [
          { id: 'b', same: 's', window: { 'at-month': 3 } },
          { id: 'c', same: 's', window: { 'at-month': 9, since: 3 } },
        ],
      ],
      ['b', 'c'],
    ],
    ['other things stay', [[{ id: 'a', window: 'week' }], [{ id: 'b', window: 'week' }]], ['a', 'b']],
    [
      'another year does not hold',
      [
        [
          { id: 'a', year: 1, window: 'week' },
          { id: 'b', year: 3, window: 'week' },
        ],
      ],
      ['a'],
    ],
  ])('%s', (_name, parts, expected) => expect(kept(...parts)).toEqual(expected));

  const yearly = (min: number) => [{ id: 'jaar', same: 's', window: { months: 12 }, min }];
  const halfYearly = [{ id: 'half', same: 's', window: { months: 6 } }];
  const moments = [
    { id: 'drie', same: 's', window: { 'at-month': 3 } },
    { id: 'negen', same: 's', window: { 'at-month': 9, since: 3 } },
  ];
  const placement = (min: number) => [{ id: 'heel', same: 's', window: 'placement', min }];
  test.each<[string, number, Record<string, unknown>[], Record<string, unknown>[], string[]]>([
    ['two moments and twice a year: the moments', 52, yearly(2), moments, ['drie', 'negen']],
    ['the same in a year of 365 days', 53, yearly(2), moments, ['drie', 'negen']],
    ['two moments and three times a year: the year', 52, moments, yearly(3), ['jaar']],
    ['two moments in two years and twice a year: the year', 104, moments, yearly(2), ['jaar']],
    ['half a year with one of the moments in it: as often', 26, yearly(2), moments, ['drie', 'negen']],
    ['a quarter with none of the moments in it', 12, moments, yearly(2), ['jaar']],
    ['once each half year and twice a year', 52, yearly(2), halfYearly, ['half']],
    ['twice a placement of a year, and each half year', 52, placement(2), halfYearly, ['half']],
    ['twice a placement of half a year is more often', 26, halfYearly, placement(2), ['heel']],
    ['twice a placement of two years is less often', 104, placement(2), halfYearly, ['half']],
  ])('%s', (_name, weeks, one, other, expected) => {
    expect(keptIn(weeks, one, other)).toEqual(expected);
    expect(keptIn(weeks, other, one)).toEqual(expected);
  });
});

describe('days', () => {
  test('months agree with the calendar of dates over 20 years', () => {
    for (let day = dayOf('2019-12-28'); day < dayOf('2040-01-05'); day += 1) {
      const n = (day % 40) - 3;
      expect([dateOf(day), n, dateOf(monthsAfter(day, n))]).toEqual([dateOf(day), n, addMonths(dateOf(day), n)]);
    }
  });

  test.each([
    ['2026-03-28', '09:00', '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
    ['2026-10-24', '17:59', '2026-10-24T15:59:00.000Z'],
    ['2026-10-25', '08:00', '2026-10-25T07:00:00.000Z'],
    ['2027-01-01', '00:30', '2026-12-31T23:30:00.000Z'],
  ])('%s %s in Amsterdam is %s', (date, time, expected) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const instant = instantAt(dayOf(date), hour * 60 + minute, zone);
    expect(new Date(instant).toISOString()).toBe(expected);
    expect(wallOf(instant, zone)).toEqual({ day: dayOf(date), minute: hour * 60 + minute });
  });

  test('weekdays are those of ISO, before 1970 too', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-29'].map((date) => weekdayOf(dayOf(date)))).toEqual([1, 7, 1]);
    expect(dateOf(mondayOf(dayOf('2027-01-01')))).toBe('2026-12-28');
  });

  test('usual days agree with counting them one by one', () => {
    const calendar = openCalendar({ ...autumn, holidays: new Set(['2026-09-08', '2026-09-09']) });
    for (let length = 0; length < 30; length += 1) {
      const from = dayOf('2026-09-02');
      const days = Array.from({ length }, (_, index) => from + index).filter((day) =>
        [1, 2, 4, 5].includes(weekdayOf(day)),
      );
      expect(usualDays(calendar, from, from + length - 1, 'with')).toBe(days.length);
      const open = days.filter((day) => dateOf(day) !== '2026-09-08');
      expect(usualDays(calendar, from, from + length - 1, 'without')).toBe(open.length);
    }
  });
});
