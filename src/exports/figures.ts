import { type Phrases, say } from '../../dialogs/content/phrases.ts';
import type { Activities } from '../../dialogs/content/programme.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import type { Stand } from '../../dialogs/frequency/stands.ts';
import { activityOf, effective } from '../../dialogs/ledger/entries.ts';
import type { Entry } from '../../dialogs/model/decision.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import type { Cell, Table } from './table.ts';

/** Of fewer pairs than this nothing is told: somebody would recognise them (signals-and-privacy: aggregates from five). */
const leastPairs = 5;

type Sum = { pairs: number; met: number; missed: number; waived: number; times: number; minutes: number };
/** By year, then programme, then what it is about. */
export type Figures = { requirements: Map<string, Sum>; activities: Map<string, Sum>; pairs: Map<string, number> };

/** Figures in which nothing was counted yet. */
export function noFigures(): Figures {
  return { requirements: new Map(), activities: new Map(), pairs: new Map() };
}

/** Counts one placement: its periods by the year they ended in, and what took place by the year it did. Running periods wait. */
export function addPlacement(
  figures: Figures,
  {
    programmes,
    entries,
    stands,
  }: { programmes: readonly string[]; entries: readonly Entry[]; stands: readonly Stand[] },
  activities: Activities,
  zone: string,
): void {
  const ended = stands.filter(({ progress }) => progress.state !== 'open');
  const took = effective(entries).map((entry) => ({ ...entry, year: wallAt(entry.at, zone).date.slice(0, 4) }));
  const years = new Set([...ended.map(({ to }) => to.slice(0, 4)), ...took.map(({ year }) => year)]);
  for (const year of years)
    for (const programme of programmes) {
      const group = `${year}|${programme}`;
      figures.pairs.set(group, (figures.pairs.get(group) ?? 0) + 1);
      const own = ended.filter(({ to }) => to.startsWith(year));
      for (const [id, periods] of Map.groupBy(own, ({ obligation }) => obligation.id)) {
        const sum = sumOf(figures.requirements, `${group}|${id}`);
        sum.pairs += 1;
        for (const { progress } of periods) {
          if (progress.state === 'met') sum.met += 1;
          if (progress.state === 'missed') sum.missed += 1;
          if (progress.state === 'waived') sum.waived += 1;
        }
      }
      const done = took.filter((entry) => entry.year === year);
      for (const [kind, entriesOf] of Map.groupBy(done, (entry) => activityOf(entry.kind, activities))) {
        const sum = sumOf(figures.activities, `${group}|${kind}`);
        sum.pairs += 1;
        for (const { amount, minutes } of entriesOf) {
          sum.times += amount;
          sum.minutes += minutes;
        }
      }
    }
}

/** The figures as tables. What fewer than five pairs make up is not told, nor how many of them there are. */
export function figureTables(phrases: Phrases, figures: Figures, { rules }: Frequency): [Table, Table] {
  const titles = new Map(rules.programmes.map(({ id, title }) => [id, title]));
  const labels = new Map(
    rules.programmes.flatMap(({ obligations }) => obligations.map(({ id, label }) => [id, label])),
  );
  const head = (['year', 'programme', 'pairs'] as const).map((name) => say(phrases, `data.col-${name}`));
  const row = (of: string, sum: Sum, name: (id: string) => string, cells: readonly Cell[]): Cell[] => {
    const [year = '', programme = '', id = ''] = of.split('|');
    const start = [year, titles.get(programme) ?? programme];
    const isFew = sum.pairs < leastPairs || (figures.pairs.get(`${year}|${programme}`) ?? 0) < leastPairs;
    return isFew
      ? [...start, say(phrases, 'data.few'), name(id), ...cells.map(() => null)]
      : [...start, sum.pairs, name(id), ...cells];
  };
  const sorted = (sums: Map<string, Sum>) => [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    {
      name: say(phrases, 'data.sheet-figures'),
      columns: [
        ...head,
        ...(['requirement', 'met', 'missed', 'waived'] as const).map((name) => say(phrases, `data.col-${name}`)),
      ],
      rows: sorted(figures.requirements).map(([of, sum]) =>
        row(of, sum, (id) => labels.get(id) ?? id, [sum.met, sum.missed, sum.waived]),
      ),
    },
    {
      name: say(phrases, 'data.sheet-activities'),
      columns: [
        ...head,
        ...(['activity', 'times', 'minutes'] as const).map((name) => say(phrases, `data.col-${name}`)),
      ],
      rows: sorted(figures.activities).map(([of, sum]) =>
        row(of, sum, (id) => rules.activities[id]?.label ?? id, [sum.times, sum.minutes]),
      ),
    },
  ];
}

function sumOf(sums: Map<string, Sum>, of: string): Sum {
  const known = sums.get(of);
  if (known !== undefined) return known;
  const sum = { pairs: 0, met: 0, missed: 0, waived: 0, times: 0, minutes: 0 };
  sums.set(of, sum);
  return sum;
}
