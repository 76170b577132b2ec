import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../../dialogs/frequency/days.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';
import {
  counted,
  escalationDay,
  exactly,
  firstPeriod,
  inWindow,
  lastDayOf,
  loud,
  nudges,
  stateOf,
} from './loaded-rows.ts';
import { calendarOf, linesOf, type Pair, play } from './play.ts';

// Each row of the required frequencies, with a pair that works five days a week unless a test says otherwise.
const gone = { from: '2026-09-21', to: '2026-10-04' };
const weekdaysGone = Array.from({ length: 14 }, (_, index) => dateOf(dayOf(gone.from) + index));
const isGone = (line: string) => line.slice(0, 10) >= gone.from && line.slice(0, 10) <= gone.to;

describe.each(counted)('$programme $id', ({ obligation, end }) => {
  const calendar = calendarOf({ end });
  const asking = (pair: Omit<Pair, 'end'> = {}) =>
    windowsOf(obligation, calendarOf({ end, ...pair })).filter(({ target }) => target > 0);
  const windows = asking();

  test('met exactly: every period is met and nobody hears of it', () => {
    const entries = exactly(obligation, calendar);
    expect(windows.length).toBeGreaterThan(0);
    expect(windows.map((window) => stateOf(obligation, window, calendar, entries))).toEqual(windows.map(() => 'met'));
    expect(linesOf(play(obligation, calendar, entries, nudges))).toEqual([]);
  });

  test('missed by one: every period is missed', () => {
    const entries = exactly(obligation, calendar, -1);
    for (const window of windows) expect(stateOf(obligation, window, calendar, entries)).toBe('missed');
  });

  test('part-time: in proportion where it scales, and as ever where it does not', () => {
    const half = asking({ contract: 0.5 }).map(({ target }) => target);
    expect(half).toEqual(windows.map(({ target }) => (obligation.partTime ? Math.ceil(target / 2) : target)));
  });

  test.each<[string, Omit<Pair, 'end'>]>([
    ['two weeks of public holidays', { holidays: weekdaysGone }],
    ['two weeks without the trainee', { traineeAway: [gone] }],
    ['two weeks without the trainer', { trainerAway: [gone] }],
  ])('%s: what lies in them asks nothing, the rest no more than usual, and nobody is written to', (_name, pair) => {
    const other = calendarOf({ end, ...pair });
    for (const window of windowsOf(obligation, other)) {
      const usual = windows.find(({ order }) => order === window.order)?.target ?? 0;
      const isGone = dateOf(window.from) >= gone.from && dateOf(window.to) <= gone.to;
      // What is left of a longer period at the end of a placement may ask nothing by itself.
      expect(window.target === 0).toBe(isGone || usual === 0);
      expect(window.target).toBeLessThanOrEqual(usual);
    }
    const lines = linesOf(play(obligation, other, [], nudges));
    expect(lines.length > 0).toBe(!obligation.silent);
    expect(lines.filter(isGone)).toEqual([]);
  });
});

describe.each(loud.filter(({ obligation }) => obligation.window !== 'conversation'))('$programme $id', (row) => {
  const { obligation, end } = row;
  const calendar = calendarOf({ end });
  const window = firstPeriod(obligation, calendar);
  const last = dateOf(lastDayOf(obligation, window, calendar));
  const roles = obligation.who === 'both' ? ['trainee', 'trainer'] : [obligation.who];
  const sunday = obligation.window === 'practice-day' ? dateOf(calendar.start + 6) : dateOf(window.to);
  const during = (lines: readonly string[]) => lines.filter((line) => line.slice(0, 10) <= sunday);

  test('not done: a reminder halfway, a last chance on the last morning, to whom it is for', () => {
    const lines = during(linesOf(play(obligation, calendar, [], nudges)));
    const [first] = lines;
    expect(first).toContain('09:00 behind');
    expect(lines.filter((line) => line.includes('last-chance'))).toEqual(
      roles.map((role) => `${last} 09:00 last-chance ${role}`),
    );
    expect(lines.every((line) => roles.some((role) => line.endsWith(role)))).toBe(true);
  });

  test('missed by one in the first period: a last chance; the coordinator not before the day', () => {
    const entries = exactly(obligation, calendar, -1).filter((entry) => inWindow(entry, window));
    const lines = linesOf(play(obligation, calendar, entries, nudges));
    expect(during(lines)).toContain(`${last} 09:00 last-chance ${roles[0]}`);
    const heard = lines.filter((line) => line.includes('escalation'));
    for (const line of heard) expect(line.slice(0, 10) >= dateOf(escalationDay(obligation, calendar))).toBe(true);
    // What ends with the placement is taken up shortly after it.
    expect(heard.length).toBeGreaterThan(0);
  });

  test('done before the first reminder: the period passes in silence', () => {
    const entries = exactly(obligation, calendar).filter((entry) => entry.at < Date.parse(`${sunday}T22:00:00Z`));
    expect(during(linesOf(play(obligation, calendar, entries, nudges)))).toEqual([]);
  });
});
