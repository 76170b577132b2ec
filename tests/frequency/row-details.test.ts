import { describe, expect, test } from 'vitest';
import { programmeFile } from '../../dialogs/content/programme.ts';
import { dayOf, instantAt } from '../../dialogs/frequency/days.ts';
import { obligationsOf } from '../../dialogs/frequency/obligations.ts';
import type { Done } from '../../dialogs/frequency/progress.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';
import { firstPeriod, loud, missing, nudges, programmes, rowOf, stateOf } from './loaded-rows.ts';
import { calendarOf, doneOn, linesOf, type Pair, play, zone } from './play.ts';

describe.each(loud.filter(({ obligation }) => obligation.minutes !== undefined))('$programme $id', (row) => {
  const { obligation, end } = row;
  const { minutes = 0 } = obligation;
  const calendar = calendarOf({ end });
  const window = firstPeriod(obligation, calendar);
  const [kind = ''] = obligation.counts;
  const state = (...lengths: number[]) => {
    const entries = lengths.map((length) => doneOn(window.from, kind, length));
    return stateOf(obligation, window, calendar, entries);
  };

  test('a minute short does not count, nor do two halves unless the row says so', () => {
    expect(state(minutes)).toBe('met');
    expect(state(minutes - 1)).toBe('missed');
    expect(state(minutes / 2, minutes / 2)).toBe(obligation.instead ? 'met' : 'missed');
  });
});

describe('leergesprekken-amsterdam leergesprek-werkdag', () => {
  const { obligation, end } = rowOf('leergesprek-werkdag');
  const calendar = calendarOf({ end });
  const on = (date: string, ...lengths: number[]) => lengths.map((length) => doneOn(dayOf(date), 'taak', length));
  const state = (date: string, ...entries: Done[]) => {
    const window = windowsOf(obligation, calendar).find(({ from }) => from === dayOf(date)) ?? missing();
    return stateOf(obligation, window, calendar, entries);
  };

  test('two of thirty minutes count as one up to three months after the start, and not from then on', () => {
    expect(state('2026-12-04', ...on('2026-12-04', 30, 30))).toBe('met');
    expect(state('2026-12-08', ...on('2026-12-08', 30, 30))).toBe('missed');
    expect(state('2026-12-04', ...on('2026-12-04', 30))).toBe('missed');
  });

  test('sixty minutes is an average over the week: a longer talk makes up for a shorter one', () => {
    const monday = on('2027-02-01', 75);
    expect(state('2027-02-02', ...monday, ...on('2027-02-02', 45))).toBe('met');
    expect(state('2027-02-02', ...monday, ...on('2027-02-02', 44))).toBe('missed');
  });

  test('whichever day the longer one was on, and another short one takes nothing back', () => {
    const tuesday = on('2027-02-02', 90);
    expect(state('2027-02-01', ...on('2027-02-01', 30), ...tuesday)).toBe('met');
    expect(state('2027-02-01', ...on('2027-02-01', 29), ...tuesday)).toBe('missed');
    expect(state('2027-02-01', ...on('2027-02-01', 30), ...tuesday, ...on('2027-02-04', 10))).toBe('met');
    expect(state('2027-02-01', ...on('2027-02-01', 30), ...on('2027-02-08', 90))).toBe('missed');
  });
});

describe('several programmes on one placement', () => {
  const listOf = (...names: string[]) =>
    obligationsOf(
      names.map((name) => programmes.find(({ id }) => id === name) ?? missing()),
      1,
      { days: 4, weeks: 52 },
    );
  const ids = (...names: string[]) => listOf(...names).map(({ id }) => id);

  test('of what is the same the stricter one is left', () => {
    const both = ids('erkenning-leiden', 'opleiden-lumc');
    const alone = [...ids('erkenning-leiden'), ...ids('opleiden-lumc')];
    expect(alone.filter((id) => !both.includes(id))).toEqual([
      'weekgesprek',
      'leoh-per-jaar',
      'evaluatie-met-docent',
      'dag-openen-en-sluiten',
      'spreekuur-60',
      'diensten-met-opleider',
      'coach-drie-jaar',
      'leerwerkplan-lumc',
      'scholing-lumc',
    ]);
    expect(ids('opleiden-lumc', 'leergesprekken-amsterdam')).toEqual(
      expect.arrayContaining(['leergesprekken-week', 'procesgesprek-maand', 'leergesprek-werkdag']),
    );
    expect(ids('opleiden-lumc', 'leergesprekken-amsterdam')).not.toContain('procesgesprek-kwartaal');
  });

  test('more often in the one and longer in the other: both hold', () => {
    const both = ids('opleiden-lumc', 'leergesprekken-amsterdam');
    expect(both).toEqual(expect.arrayContaining(['leergesprek-uur', 'leergesprekken-week']));
  });

  test.each([
    ['erkenning-leiden', 'opleiden-lumc', 'diensten-aanbieden'],
    ['opleiden-lumc', 'erkenning-leiden', 'diensten-met-opleider'],
  ])('%s and %s: the shifts that one asks of the trainer and the other of the trainee are for both', (...names) => {
    const [one = '', other = '', kept] = names;
    const held = listOf(one, other).filter(({ id }) => id.startsWith('diensten-') && id !== 'diensten-op-afstand');
    expect(held.map(({ id, who }) => [id, who])).toEqual([[kept, 'both']]);
    expect(listOf(one, other).find(({ id }) => id === kept)).toBe(held[0]);
  });

  test.each<[string, [string, 'trainee' | 'trainer' | 'both', number][][], string[]]>([
    [
      'one programme, of each apart',
      [
        [
          ['a', 'trainee', 1],
          ['b', 'trainer', 2],
        ],
      ],
      ['a trainee', 'b trainer'],
    ],
    ['each programme, of another', [[['a', 'trainee', 1]], [['b', 'trainer', 2]]], ['b both']],
    [
      'of each apart, and less of one',
      [
        [
          ['a', 'trainee', 1],
          ['b', 'trainer', 1],
        ],
        [['c', 'trainer', 1]],
      ],
      ['a trainee', 'b trainer'],
    ],
    [
      'of each apart, and more of one',
      [
        [
          ['a', 'trainee', 1],
          ['b', 'trainer', 1],
        ],
        [['c', 'trainer', 4]],
      ],
      ['c both'],
    ],
    ['of both, and less of one', [[['a', 'both', 2]], [['b', 'trainer', 1]]], ['a both']],
    ['of the same one', [[['a', 'trainer', 1]], [['b', 'trainer', 2]]], ['b trainer']],
  ])('the same thing asked by %s', (_name, made, expected) => {
    const asked = made.map((obligations, index) =>
      programmeFile.parse({
        ...{ id: `proef-${index}`, title: 'Proef', version: '2026-01', from: '2026-01-01' },
        obligations: obligations.map(([id, who, min]) => ({
          ...{ id, who, min, label: id, same: 'verslag', counts: ['consultverslag'], window: 'week' },
        })),
      }),
    );
    const left = obligationsOf(asked, null, { days: 4, weeks: 52 });
    expect(left.map(({ id, who }) => `${id} ${who}`)).toEqual(expected);
  });

  test.each([
    ['opleiden-lumc', 'erkenning-leiden'],
    ['erkenning-leiden', 'opleiden-lumc'],
    ['leergesprekken-amsterdam', 'opleiden-lumc'],
    ['erkenning-leiden', 'leergesprekken-amsterdam', 'opleiden-lumc'],
  ])('%s and %s: the LEOh counts once, by its fixed moments', (...names) => {
    expect(ids(...names).filter((id) => id.startsWith('leoh'))).toEqual(['leoh-maand-3', 'leoh-maand-9']);
  });

  test('twice in the placement and twice a year: once each half year is as often, and says when', () => {
    expect(ids('erkenning-leiden', 'leergesprekken-amsterdam').filter((id) => id.startsWith('leoh'))).toEqual([
      'leoh-halfjaar',
    ]);
  });
});

describe('leergesprekken-amsterdam agenda-vooraf', () => {
  const { obligation, end } = rowOf('agenda-vooraf');
  // A conversation on Tuesday 22 September at 16:00.
  const planned = (agenda: boolean) => [
    { id: 'gesprek', kind: 'proces', at: instantAt(dayOf('2026-09-22'), 16 * 60, zone), agenda },
  ];
  const asked = (pair: Omit<Pair, 'end'>, agenda = false) =>
    linesOf(play(obligation, calendarOf({ end, ...pair }), [], nudges, planned(agenda)));

  test.each([
    { name: 'not made: asked the practice day before, once', pair: {}, lines: ['2026-09-21 12:00 agenda trainee'] },
    { name: 'part-time', pair: { weekdays: [2, 4], contract: 0.4 }, lines: ['2026-09-17 12:00 agenda trainee'] },
    { name: 'a holiday before it', pair: { holidays: ['2026-09-21'] }, lines: ['2026-09-18 12:00 agenda trainee'] },
    {
      name: 'away before it',
      pair: { traineeAway: [{ from: '2026-09-18', to: '2026-09-21' }] },
      lines: ['2026-09-17 12:00 agenda trainee'],
    },
  ])('$name', ({ pair, lines }) => {
    expect(asked(pair)).toEqual(lines);
  });

  test('made: nothing is said', () => {
    expect(asked({}, true)).toEqual([]);
  });
});
