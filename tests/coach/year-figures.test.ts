import { describe, expect, it, test } from 'vitest';
import { yearFigures } from '../../dialogs/coach/year-figures.ts';
import { yearBlocks } from '../../dialogs/coach/year-message.ts';
import { undoing } from '../../dialogs/ledger/entries.ts';
import type { Entry } from '../../dialogs/model/decision.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { at, content, entry, person, placement, rules, stateOf } from './sample.ts';

const holidays = await publicHolidays('2025-01-01', '2028-12-31');
const now = at('2026-11-19');
const trainer = person('opleider', 'trainer');

function figuresOf(
  placements: readonly Placement[],
  entries: readonly Entry[],
  { year = 2026, when = now, who = trainer }: { year?: number; when?: number; who?: Person } = {},
) {
  const state = stateOf(placements, entries, {}, who);
  return yearFigures({ state, language: content.nl, frequency: { rules, holidays }, now: when }, who, year);
}

describe('conversations', () => {
  const one = placement('een');
  const rows: [string, Placement[], Entry[], number][] = [
    ['one that was led', [one], [entry('een', 'process', at('2026-10-05'))], 1],
    ['one that was logged', [one], [entry('een', 'proces', at('2026-10-05'))], 1],
    ['one of which nobody said the kind', [one], [entry('een', 'leergesprek', at('2026-10-05'))], 1],
    ['several at once', [one], [entry('een', 'drie', at('2026-10-05'), { amount: 3 })], 3],
    [
      'of two placements',
      [one, placement('twee')],
      ['een', 'twee'].map((id) => entry(id, 'task', at('2026-10-05'))),
      2,
    ],
    ['none of last year', [placement('een', { start: '2025-09-01' })], [entry('een', 'task', at('2025-12-31'))], 0],
    [
      'none of somebody else’s placement',
      [one, placement('twee', { trainers: ['duo'] })],
      [entry('twee', 'task', now)],
      0,
    ],
    [
      'none of another institute',
      [placement('een', { institute: 'zuid' })],
      [entry('een', 'task', at('2026-10-05'))],
      0,
    ],
    ['none of what is still to come', [one], [entry('een', 'task', at('2026-12-05'))], 0],
    ['what is logged and no conversation', [one], [entry('een', 'kpb', at('2026-10-05'))], 0],
  ];
  test.each(rows)('%s', (_, placements, entries, count) => {
    const { talks, months } = figuresOf(placements, entries);
    expect(talks.reduce((sum, { amount }) => sum + amount, 0)).toBe(count);
    expect(months.reduce((sum, month) => sum + month.talks, 0)).toBe(count);
  });

  it('one that was taken back counts no more', () => {
    const done = entry('een', 'task', at('2026-10-05'));
    expect(figuresOf([one], [done, undoing(done, 'opleider')]).talks).toEqual([]);
  });

  it('New Year’s Eve is where the trainer is', () => {
    const eve = [entry('een', 'task', Date.parse('2026-12-31T23:30:00Z'))];
    const placements = [placement('een', { start: '2026-09-01' })];
    const counts = (zone: string) =>
      [2026, 2027].map(
        (year) => figuresOf(placements, eve, { year, when: at('2027-01-05'), who: { ...trainer, zone } }).talks.length,
      );
    expect(counts('Europe/Amsterdam')).toEqual([0, 1]);
    expect(counts('America/Curacao')).toEqual([1, 0]);
  });

  it('stand by month, from the first with a placement up to this one', () => {
    const entries = ['2026-09-02', '2026-11-02', '2026-11-03'].map((date) => entry('een', 'task', at(date)));
    expect(figuresOf([one], entries).months).toEqual([
      { month: 9, talks: 1 },
      { month: 10, talks: 0 },
      { month: 11, talks: 2 },
    ]);
    expect(figuresOf([one], [], { when: at('2027-02-01') }).months.map(({ month }) => month)).toEqual([9, 10, 11, 12]);
    expect(figuresOf([one], [], { year: 2027, when: at('2028-02-01') }).months).toHaveLength(8);
    expect(figuresOf([], []).months).toEqual([]);
  });
});

describe('of a placement that changed trainers on the first of October', () => {
  const changed = placement('een', {
    start: '2025-09-01',
    end: '2027-08-31',
    programmes: ['erkenning-leiden'],
    trainers: ['duo'],
    tenures: [
      { trainer: 'opleider', from: null, to: '2026-09-30' },
      { trainer: 'duo', from: '2026-10-01', to: null },
    ],
  });
  const successor = person('duo', 'trainer');
  const entries = [
    entry('een', 'task', at('2026-09-30'), { by: 'aios-een' }),
    entry('een', 'task', at('2026-10-01'), { by: 'aios-een' }),
    entry('een', 'task', at('2026-10-05'), { by: 'duo' }),
    // One that the former trainer began, and that ended after the change.
    entry('een', 'process', at('2026-10-02')),
    entry('een', 'scholingsdag', at('2026-03-02'), { amount: 8, minutes: 0 }),
  ];
  const both = (year?: number) =>
    [trainer, successor].map((who) => figuresOf([changed], entries, { who, ...(year && { year }) }));

  it('each sees the conversations of the own days, and nothing is doubled', () => {
    expect(both().map(({ talks }) => talks.map(({ kind, at: when }) => [kind, when]))).toEqual([
      [
        ['task', at('2026-09-30')],
        ['process', at('2026-10-02')],
      ],
      [
        ['task', at('2026-10-01')],
        ['task', at('2026-10-05')],
      ],
    ]);
    expect(both().map(({ isDuo }) => isDuo)).toEqual([false, false]);
    expect(both().map(({ months }) => months.at(0)?.month)).toEqual([1, 10]);
  });

  it('a period that ended in the days of one is not the other’s', () => {
    const rows = both().map(({ requirements }) => requirements?.find(({ label }) => label === 'Scholingsdagen'));
    expect(rows[0]).toMatchObject({ met: 1, missed: 0, running: [] });
    expect(rows[1]).toMatchObject({ met: 0, missed: 0 });
    // Of the year that runs, the share of the days since the change, and nothing that the other did.
    expect(rows[1]?.running.map(({ progress: { done, target } }) => [done, target])).toEqual([[0, 8]]);
  });

  it('who came later has no year before that, who left none after', () => {
    expect(both(2025).map(({ placements }) => placements)).toEqual([1, 0]);
    expect(both(2027).map(({ placements }) => placements)).toEqual([0, 1]);
  });
});

describe('what a trainer must do', () => {
  const year = { programmes: ['erkenning-leiden'], start: '2025-09-01', end: '2027-08-31' };
  const days = (id: string, count: number, date: string) =>
    entry(id, 'scholingsdag', at(date), { amount: count, minutes: 0 });

  it('is met, missed or let off in the year it ended, and running now', () => {
    const state = stateOf([placement('een', year)], [days('een', 8, '2026-03-02'), days('een', 2, '2026-10-05')], {
      een: { waivers: [{ obligation: 'coach-jaar', from: '2025-09-01', to: '2026-08-31', by: 'co', at: 0 }] },
    });
    const { requirements } = yearFigures(
      { state, language: content.nl, frequency: { rules, holidays }, now },
      trainer,
      2026,
    );
    const rowOf = (label: string) => requirements?.find((one) => one.label === label);
    expect(rowOf('Scholingsdagen')).toMatchObject({ met: 1, missed: 0, waived: 0 });
    expect(rowOf('Scholingsdagen')?.running.map(({ progress, until }) => [progress.done, until])).toEqual([
      [2, '2027-08-31'],
    ]);
    expect(rowOf('Gesprek met de coach')).toMatchObject({ met: 0, missed: 0, waived: 1 });
    expect(rowOf('LEOh verzamelen')).toMatchObject({ met: 0, missed: 1, waived: 0 });
    // What is asked of both says as much about the trainee.
    expect(rowOf('Leergesprek')).toBeUndefined();
  });

  it('is added up over placements', () => {
    const two = [placement('een', year), placement('twee', year)];
    const [row] = (figuresOf(two, [days('een', 8, '2026-03-02')]).requirements ?? []).filter(
      ({ label }) => label === 'Scholingsdagen',
    );
    expect(row).toMatchObject({ met: 1, missed: 1 });
    expect(row?.running).toHaveLength(2);
  });

  it('is not shown as running in a year that is over', () => {
    const rows = figuresOf([placement('een', year)], [], { year: 2025 }).requirements ?? [];
    expect(rows.flatMap(({ running }) => running)).toEqual([]);
  });

  it('is nothing in a programme that asks it of both', () => {
    expect(figuresOf([placement('een', { programmes: ['leergesprekken-amsterdam'] })], []).requirements).toEqual([]);
  });

  it('is not known yet while the holidays are being worked out', () => {
    const state = stateOf([placement('een', year)], []);
    const figures = yearFigures({ state, language: content.nl, frequency: null, now }, trainer, 2026);
    expect(figures.requirements).toBeNull();
    expect(JSON.stringify(yearBlocks(content.nl, figures))).toContain('reken ik nog uit');
  });
});

it('a year names nobody and holds nothing of a trainee alone', () => {
  const entries = [
    entry('een', 'person', at('2026-10-05')),
    entry('een', 'patienten', at('2026-10-06'), { by: 'aios-een', amount: 9, minutes: 0 }),
    entry('een', 'kpb', at('2026-10-07'), { minutes: 0 }),
  ];
  const text = JSON.stringify(
    yearBlocks(
      content.nl,
      figuresOf([placement('een', { programmes: ['coschap-amc'], trainers: ['opleider', 'duo'] })], entries),
    ),
  );
  expect(text).toContain('1 keer, samen 30 minuten');
  expect(text).toContain('KPB');
  expect(text).toContain('beide opleiders');
  expect(text).not.toMatch(/Geheim|Naam|aios-een|Patiënten/);
});
