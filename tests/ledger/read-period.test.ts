import { describe, expect, it } from 'vitest';
import { awayOn, merged, without } from '../../dialogs/ledger/periods.ts';
import { readPeriod, saysBack } from '../../dialogs/ledger/read-period.ts';
import { saidPeriod } from './said-period.ts';

/** A Thursday. */
const now = { date: '2026-11-19', time: '09:00' };

/** What was typed behind `afwezig`: the period, or why it is asked back; `!` when words were dropped that say nothing about when. */
const rows: [string, string][] = [
  ['tot vrijdag', '11-19..11-19 until'],
  ['tot maandag', '11-19..11-22 until'],
  ['t/m vrijdag', '11-19..11-20'],
  ['tot en met vrijdag', '11-19..11-20'],
  ['volgende week', '11-23..11-29'],
  ['deze week', '11-19..11-22'],
  ['de rest van de week', '11-19..11-22'],
  ['week 48', '11-23..11-29'],
  ['week 2', '01-11..01-17'],
  ['vorige week', '11-09..11-15'],
  ['komend weekend', '11-21..11-22'],
  ['volgende maand', '12-01..12-31'],
  ['hele maand december', '12-01..12-31'],
  ['in december', '12-01..12-31'],
  ['12 t/m 16 december', '12-12..12-16'],
  ['12 tm 16 december', '12-12..12-16'],
  ['van 12 tot en met 16 december', '12-12..12-16'],
  ['12-16 december', '12-12..12-16'],
  ['12 tot 16 december', '12-12..12-15 until'],
  ['28 t/m 2 december', '11-28..12-02'],
  ['12 t/m 16 oktober', '10-12..10-16'],
  ['12 december - 3 januari', '12-12..01-03'],
  ['24/12 t/m 3/1', '12-24..01-03'],
  ['vandaag', '11-19..11-19'],
  ['morgen', '11-20..11-20'],
  ['donderdag', '11-19..11-19'],
  ['vrijdag', '11-20..11-20'],
  ['gisteren', '11-18..11-18'],
  ['gisteren en vandaag', '11-18..11-19'],
  ['12 december', '12-12..12-12'],
  ['1e kerstdag', '12-25..12-25'],
  ['over 2 weken', '12-03..12-03'],
  ['maandag en dinsdag', '11-23..11-24'],
  ['maandag en donderdag', 'which'],
  ['van maandag t/m woensdag', '11-23..11-25'],
  ['2 weken', '11-19..12-02'],
  ['drie dagen', '11-19..11-21'],
  ['vanaf maandag 2 weken', '11-23..12-06'],
  ['twee weken vanaf 1 december', '12-01..12-14'],
  ['tot over twee weken', '11-19..12-02 until'],
  ['t/m volgende week', '11-19..11-29'],
  ['tot volgende week', '11-19..11-22 until'],
  ['tot vrijdga', '11-19..11-19 until'],
  ['vanaf maandag', 'no-end'],
  ['tot vandaag', 'order'],
  ['tot 1 januari 2029', 'long'],
  ['1 juli 2026', 'old'],
  ['kerst', 'which'],
  ['tot nader order', 'no-end'],
  ['blabla', 'when !'],
  ['vandaag ziek, griep', '11-19..11-19 !'],
  ['zwanger tot 1 maart', '11-19..02-28 until !'],
  ['wegens rugklachten van maandag t/m woensdag', '11-23..11-25 !'],
  ['ik ben er niet morgen', '11-20..11-20'],
  ['weer', 'back'],
  ['ik ben er weer', 'back'],
  ['lijst', 'list'],
  ['', 'empty'],
];

describe('what stands behind afwezig', () => {
  it.each(rows)('%s → %s', (typed, expected) => {
    expect(saidPeriod(readPeriod(typed, now), ({ trouble }) => trouble)).toBe(expected);
  });

  it.each([
    ['ik ben er weer', true],
    ['Ik ben weer terug', true],
    ['verder', false],
    ['ik ben er weer niet', false],
  ])('%s says back: %s', (typed, expected) => {
    expect(saysBack(typed)).toBe(expected);
  });
});

describe('periods kept', () => {
  it('makes those that touch one and drops those over for 60 days', () => {
    const periods = [
      { from: '2026-11-23', to: '2026-11-25' },
      { from: '2026-09-01', to: '2026-09-19' },
      { from: '2026-09-10', to: '2026-09-20' },
      { from: '2026-11-26', to: '2026-11-27' },
      { from: '2026-12-05', to: '2026-12-05' },
    ];
    expect(merged(periods, '2026-11-19')).toEqual([
      { from: '2026-09-10', to: '2026-09-20' },
      { from: '2026-11-23', to: '2026-11-27' },
      { from: '2026-12-05', to: '2026-12-05' },
    ]);
  });

  it('takes days out of the middle', () => {
    const kept = without([{ from: '2026-11-01', to: '2026-11-30' }], { from: '2026-11-10', to: '2026-11-12' });
    expect(kept).toEqual([
      { from: '2026-11-01', to: '2026-11-09' },
      { from: '2026-11-13', to: '2026-11-30' },
    ]);
    expect(awayOn(kept, '2026-11-11')).toBeUndefined();
    expect(awayOn(kept, '2026-11-13')).toEqual({ from: '2026-11-13', to: '2026-11-30' });
  });
});
