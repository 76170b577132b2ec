import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../dialogs/content/programme.ts';
import { openCalendar } from '../../dialogs/frequency/calendar.ts';
import { dayOf, mondayOf, wallOf } from '../../dialogs/frequency/days.ts';
import { waived } from '../../dialogs/frequency/memory.ts';
import { type Done, openLedger, progressOf } from '../../dialogs/frequency/progress.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';
import { signs, weeksKept, withWeeks } from '../../dialogs/overview/remember-weeks.ts';
import { at, autumn, did, input, obligation, zone } from '../frequency/pair.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);
const begin = dayOf(autumn.start);

const weekOf = (part: Parameters<typeof input>[0], now: number) => {
  const given = input(part);
  return withWeeks(given, given.memory, now).weeks?.rows.gesprek?.replace(/^\.+/, '');
};

describe('how the weeks went', () => {
  it.each([
    ['nothing was done', [], '2026-09-14', 'xx'],
    ['it was done in the second week', [did('2026-09-08')], '2026-09-21', 'xmx'],
    ['the running week does not count yet', [did('2026-09-01')], '2026-09-10', 'm'],
    ['the first Monday has no week behind it', [], '2026-08-31', ''],
    ['what is done late does not make up for a week', [did('2026-09-08'), did('2026-09-09')], '2026-09-14', 'xm'],
  ])('%s', (_, entries, day, expected) => {
    expect(weekOf({ entries }, at(day))).toBe(expected);
  });

  it('a week without practice days asked nothing, and one that was let off is no miss', () => {
    const away = [{ from: '2026-09-07', to: '2026-09-13' }];
    const calendar = openCalendar({ ...autumn, trainee: { ...autumn.trainee, away } });
    const memory = waived(input().memory, {
      obligation: 'gesprek',
      from: '2026-09-14',
      to: '2026-09-20',
      by: 'c',
      at: 0,
    });
    expect(weekOf({ calendar, memory }, at('2026-09-28'))).toBe('x.wx');
  });

  it('a longer period stands in the week in which it ended, and is met once it is made up for', () => {
    const obligations = [obligation({ window: { months: 1 }, escalate: { months: 1 } })];
    expect(weekOf({ obligations }, at('2026-10-19'))).toBe('x..');
    expect(weekOf({ obligations, entries: [did('2026-10-06'), did('2026-10-07')] }, at('2026-10-19'))).toBe('m..');
  });

  it('is worked out once a week, and what is logged a little late still counts then', () => {
    const given = input();
    const first = withWeeks(given, given.memory, at('2026-09-14'));
    const later = { ...given, memory: first };
    expect(withWeeks(later, first, at('2026-09-17'))).toBe(first);
    const late = { ...later, entries: [did('2026-09-09')] };
    expect(withWeeks(late, first, at('2026-09-17')).weeks?.rows.gesprek).toMatch(/xm$/);
    expect(withWeeks(late, first, at('2026-09-21')).weeks?.rows.gesprek).toMatch(/xmx$/);
  });

  it('silent requirements and those of a conversation have no weeks', () => {
    const obligations: Obligation[] = [
      obligation({ silent: true }),
      obligation({ id: 'agenda', window: 'conversation' }),
    ];
    const given = input({ obligations });
    expect(withWeeks(given, given.memory, at('2026-09-21')).weeks?.rows).toEqual({});
  });

  it(`looked at now and then it is the same as looked at afterwards (seed ${seed})`, () => {
    const days = fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 30 });
    const looks = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(days, looks, (done, weeks) => {
        const entries = done.map(
          (day): Done => ({
            kind: 'gesprek',
            at: at('2026-08-31', '12:00') + day * 86_400_000,
            minutes: 30,
            amount: 1,
          }),
        );
        let memory = input().memory;
        let now = 0;
        for (const week of weeks.toSorted((one, other) => one - other)) {
          now = at('2026-08-31', '10:00') + week * 7 * 86_400_000;
          const known = entries.filter((entry) => entry.at <= now);
          memory = withWeeks(input({ entries: known, memory }), memory, now);
        }
        const given = input({ entries: entries.filter((entry) => entry.at <= now) });
        const ledger = openLedger(given.entries, given.calendar, now);
        const until = mondayOf(wallOf(now, zone).day);
        const [one] = given.obligations;
        const expected = Array.from({ length: weeksKept }, (_, index) => {
          const window = windowsOf(one as Obligation, given.calendar).find(
            ({ from }) => mondayOf(from) === until - 7 * (weeksKept - index),
          );
          if (window === undefined || window.to < begin || window.to >= until) return signs.free;
          const { state } = progressOf(one as Obligation, window, given.calendar, ledger, [], until);
          return state === 'open' ? signs.free : signs[state];
        }).join('');
        expect(memory.weeks?.rows.gesprek).toBe(expected);
      }),
      { seed, numRuns: 200 },
    );
  });
});
