import type { Chart } from '../../dialogs/model/chart.ts';

type Cells = Extract<Chart, { kind: 'weeks' }>['rows'][number]['cells'];
const letters: Readonly<Record<string, Cells[number]>> = { m: 'met', x: 'missed', o: 'open', w: 'waived', '.': 'free' };

/** Squares, a letter each. */
export function cellsOf(row: string): Cells {
  return [...row].map((letter) => letters[letter] ?? 'free');
}

const labels = (count: number, label: (nth: number) => string) => Array.from({ length: count }, (_, nth) => label(nth));

/** Charts as the product brings them, and the ends of what a chart may be. */
export const charts = {
  bars: {
    kind: 'bars',
    title: 'Hoeveel leergesprekken had je deze week?',
    of: 12,
    bars: [
      { label: 'Geen', value: 1 },
      { label: 'Een', value: 6 },
      { label: 'Twee of meer', value: 4 },
      { label: 'Ik was er deze week niet', value: 1 },
      { label: 'Anders', value: 0 },
    ],
  },
  awkward: {
    kind: 'bars',
    title: 'Wat helpt jou het meest om het leergesprek op een drukke dag te laten doorgaan?',
    of: 0,
    bars: [
      { label: 'Een vast moment in de agenda dat wij allebei vrijhouden, ook op drukke dagen', value: 8 },
      { label: 'Meervoudigepersoonlijkheidsstoornissenbehandelcentrumcoordinatorenover', value: 3 },
      { label: '</text><script>x()</script>', value: 123_456_789 },
      { label: '👍🏽', value: 0 },
    ],
  },
  trend: {
    kind: 'trend',
    title: 'Werkdruk, gemiddeld per week',
    top: 5,
    points: [3.2, 3.8, null, 4.4, 2.9, 3.1].map((value, nth) => ({ label: `week ${40 + nth}`, value })),
  },
  year: {
    kind: 'trend',
    title: 'Sfeer in de groep, dit jaar',
    top: 10,
    points: labels(60, (nth) => `week ${nth + 1}`).map((label, nth) => ({
      label,
      value: nth % 11 === 5 ? null : (nth * 7) % 11,
    })),
  },
  oneWeek: { kind: 'trend', title: 'Een week', top: 5, points: [{ label: 'week 40', value: 5 }] },
  noWeek: { kind: 'trend', title: 'Geen week', top: 0.001, points: [] },
  aboveTop: {
    kind: 'trend',
    title: 'Hoger dan de top',
    top: 1,
    points: [
      { label: 'a', value: 1e9 },
      { label: 'b', value: 0 },
    ],
  },
  weeks: {
    kind: 'weeks',
    title: 'De weken hiervoor',
    weeks: labels(8, (nth) => `wk ${38 + nth}`),
    rows: [
      { label: 'Leergesprek', cells: cellsOf('mmxmwmmo') },
      { label: 'Korte praktijkbeoordeling of andere observatie', cells: cellsOf('.m.x.m.o') },
      { label: 'Voortgangsgesprek', cells: cellsOf('.......w') },
    ],
  },
  table: {
    kind: 'weeks',
    title: 'Weken per onderdeel',
    weeks: labels(26, (nth) => `wk ${nth + 10}`),
    rows: labels(6, (nth) => `Onderdeel ${nth + 1} van het programma`).map((label, nth) => ({
      label,
      cells: cellsOf('mmxm.wmomxmm..mmowxmmm.mmo'.slice(nth) + 'm'.repeat(nth)),
    })),
  },
  largest: {
    kind: 'weeks',
    title: 'Alles',
    weeks: labels(60, (nth) => `week ${nth + 1}`),
    rows: labels(60, (nth) => `Koppel ${nth + 1}`).map((label, nth) => ({
      label,
      cells: cellsOf('mxwo.m'.repeat(10).slice(nth % 6)),
    })),
  },
  noRows: { kind: 'weeks', title: 'Niets', weeks: ['1'], rows: [] },
  noWeeks: { kind: 'weeks', title: 'Niets', weeks: [], rows: [{ label: 'Een', cells: cellsOf('mm') }] },
  empty: { kind: 'bars', title: 'Leeg', of: 0, bars: [] },
} satisfies Record<string, Chart>;
