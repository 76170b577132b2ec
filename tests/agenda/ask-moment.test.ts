import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askMoment } from '../../dialogs/agenda/ask-moment.ts';
import { nudgesFile } from '../../dialogs/content/programme.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const zone = 'Europe/Amsterdam';
/** Rules that ask at this time, and these public holidays. */
const asking = (prepareAt: string, holidays: readonly string[] = []) => ({
  rules: { programmes: [], activities: {}, nudges: nudgesFile.parse({ prepareAt }) },
  holidays: new Set(holidays),
});
const trainee = { zone, weekdays: [1, 2, 3, 4, 5], away: [] };
const at = (date: string, time = '10:30', where = zone) => instantOf({ date, time }, where);
const said = (moment: number | null, where = zone) => {
  if (moment === null) return null;
  const { date, time } = wallAt(moment, where);
  return `${date} ${time}`;
};

describe('when the trainee is asked for the agenda', () => {
  const now = at('2026-11-19', '09:00');
  it.each([
    ['the day before', at('2026-11-24'), trainee, null, [], '2026-11-23 12:00'],
    ['over a weekend', at('2026-11-23'), trainee, null, [], '2026-11-20 12:00'],
    ['on a Sunday', at('2026-11-29'), trainee, null, [], '2026-11-27 12:00'],
    ['part-time', at('2026-11-24'), { ...trainee, weekdays: [2, 4] }, null, [], '2026-11-19 12:00'],
    ['a day at the institute', at('2026-11-25'), trainee, 2, [], '2026-11-23 12:00'],
    ['a public holiday', at('2026-12-28'), trainee, null, ['2026-12-25'], '2026-12-24 12:00'],
    [
      'a week away',
      at('2026-12-07'),
      { ...trainee, away: [{ from: '2026-11-30', to: '2026-12-06' }] },
      null,
      [],
      '2026-11-27 12:00',
    ],
    [
      'away for long',
      at('2026-12-20'),
      { ...trainee, away: [{ from: '2026-11-20', to: '2026-12-31' }] },
      null,
      [],
      null,
    ],
    ['never in', at('2026-11-24'), { ...trainee, weekdays: [] }, null, [], null],
    ['tomorrow: noon today', at('2026-11-20'), trainee, null, [], '2026-11-19 12:00'],
    ['today: yesterday noon has gone', at('2026-11-19', '16:00'), trainee, null, [], null],
    ['clock change in between', at('2026-10-26'), trainee, null, [], null],
  ])('%s', (_, talk, days, institute, holidays, wanted) => {
    expect(said(askMoment(talk, now, days, institute, asking('12:00', holidays)))).toBe(wanted);
  });

  it.each([
    ['16:00', at('2026-11-24'), '2026-11-23 16:00'],
    ['08:30', at('2026-11-24'), '2026-11-23 08:30'],
    // At nine that morning half past eight has gone, and four o'clock has not.
    ['16:00', at('2026-11-20'), '2026-11-19 16:00'],
    ['08:30', at('2026-11-20'), null],
  ])('is asked at the time that the institute chose: %s', (prepareAt, talk, wanted) => {
    expect(said(askMoment(talk, now, trainee, null, asking(prepareAt)))).toBe(wanted);
  });

  it.each([
    ['12:00', '2026-11-23 12:00'],
    ['16:00', '2026-11-23 16:00'],
  ])('is what planning sets down: %s', (prepareAt, wanted) => {
    const { people, placements } = peopleAndPlacements();
    const hall = openPureHall(realContent(), people, placements, now, asking(prepareAt));
    const { dues } = hall.send('aios', { kind: 'text', text: 'plan dinsdag 24 november 10 uur' });
    expect(dues.flatMap((due) => (due.kind === 'agenda' ? said(due.at) : []))).toEqual([wanted]);
  });

  it('goes by the clock and the calendar of the trainee', () => {
    const away = { ...trainee, zone: 'America/New_York' };
    // 03:00 on Tuesday in Amsterdam is still Monday evening in New York.
    const talk = at('2026-11-24', '03:00');
    expect(said(askMoment(talk, now, away, null, null), 'America/New_York')).toBe('2026-11-20 12:00');
  });

  it('is noon over a clock change', () => {
    expect(said(askMoment(at('2027-03-29'), now, trainee, null, null))).toBe('2027-03-26 12:00');
    expect(said(askMoment(at('2027-10-31'), now, trainee, null, null))).toBe('2027-10-29 12:00');
  });

  it('is always ahead, before the day itself, at noon on a day the trainee works', () => {
    const seed = 20261123;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3650 * 24 * 60 }),
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        fc.constantFrom('Europe/Amsterdam', 'UTC', 'America/New_York'),
        (minutes, ahead, weekdays, where) => {
          const start = now + minutes * 60_000;
          const talk = start + ahead * 60_000;
          const moment = askMoment(talk, start, { zone: where, weekdays, away: [] }, null, null);
          if (moment === null) return;
          const { date, time } = wallAt(moment, where);
          expect(time).toBe('12:00');
          expect(moment).toBeGreaterThan(start);
          expect(date < wallAt(talk, where).date).toBe(true);
          expect(weekdays).toContain(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
        },
      ),
      { seed, numRuns: 500 },
    );
  });
});
