import { expect, test } from 'vitest';
import { openCalendar } from '../../dialogs/frequency/calendar.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import { type Done, isMadeUp, openLedger, progressOf } from '../../dialogs/frequency/progress.ts';
import { sharedOut } from '../../dialogs/frequency/share-out.ts';
import { windowOn } from '../../dialogs/frequency/windows.ts';
import { at, autumn, did, input, line, obligation, play } from './pair.ts';

// Moments at the end of week 2 (13 September), 5 (4 October) and 8 (25 October); a day further two working weeks.
const moments = [
  obligation({ id: 'een', window: { 'at-week': 2 }, escalate: { days: 7 } }),
  obligation({ id: 'twee', window: { 'at-week': 5, since: 2 }, escalate: { days: 7 } }),
  obligation({ id: 'drie', window: { 'at-week': 8, since: 5 }, escalate: { days: 7 } }),
];
const calendar = openCalendar(autumn);
const on = '2026-10-26';

/** Each moment as `met`, `late` (made up for after it) or how else it stands. */
function standing(entries: readonly Done[], waivers: Parameters<typeof sharedOut>[3] = []): string {
  const ledger = sharedOut(openLedger(entries, calendar, at(on, '23:00')), moments, calendar, waivers);
  return moments
    .map((one) => {
      const window = windowOn(one, calendar, calendar.start);
      if (window === null) throw new Error('no window');
      const { state } = progressOf(one, window, calendar, ledger, waivers, dayOf(on));
      return state === 'missed' && isMadeUp(one, window, calendar, ledger, dayOf(on)) ? 'late' : state;
    })
    .join(' ');
}

const waived = [{ obligation: 'een', from: '2026-08-31', to: '2026-09-13' }];
test.each<[string, Done[], string, typeof waived?]>([
  ['nothing', [], 'missed missed missed'],
  ['each in time', [did('2026-09-10'), did('2026-10-01'), did('2026-10-22')], 'met met met'],
  ['one late: it counts for that moment and not for the next', [did('2026-09-15')], 'late missed missed'],
  ['one late and one in time', [did('2026-09-15'), did('2026-10-01')], 'late met missed'],
  ['two late after each other', [did('2026-09-15'), did('2026-10-06')], 'late late missed'],
  ['two on one late day', [did('2026-09-15'), did('2026-09-15', '16:00')], 'late met missed'],
  ['the same as one line', [did('2026-09-15', '12:00', { amount: 2 })], 'late met missed'],
  [
    'twice in the first time: the second serves no later moment',
    [did('2026-09-08'), did('2026-09-10')],
    'met missed missed',
  ],
  ['only after the second moment', [did('2026-10-06')], 'late missed missed'],
  ['waived: what comes after it is for the next', [did('2026-09-15')], 'waived met missed', waived],
  ['waived and done all the same', [did('2026-09-10')], 'met missed missed', waived],
  ['another kind', [did('2026-09-15', '12:00', { kind: 'iets' })], 'missed missed missed'],
])('%s', (_name, entries, expected, waivers = []) => {
  expect(standing(entries, waivers)).toBe(expected);
});

test('a moment of another kind, and what is asked each month, go on counting by themselves', () => {
  const other = [
    moments[0] ?? obligation({}),
    obligation({ id: 'ander', counts: ['ander'], window: { 'at-week': 5 } }),
    obligation({ id: 'maand', window: { months: 1 } }),
  ];
  const ledger = openLedger([did('2026-09-15')], calendar, at(on));
  expect(sharedOut(ledger, other, calendar, [])).toBe(ledger);
});

test('done late after the announcement: the coordinator hears nothing of it, and the next moment is reminded of', () => {
  const { said } = play(
    input({ obligations: moments, entries: [did('2026-09-18', '16:00')] }),
    at('2026-08-31'),
    at('2026-10-04'),
  );
  const lines = said.filter(({ to }) => to !== 'opleider').map(line);
  expect(lines.filter((one) => /coordinator/.test(one))).toEqual([]);
  expect(lines.filter((one) => one.includes('last-chance'))).toEqual([
    'vr 2026-09-11 09:00 aios last-chance een',
    'vr 2026-10-02 09:00 aios last-chance twee',
  ]);
});
