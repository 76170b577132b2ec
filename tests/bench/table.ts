import { availableParallelism, cpus } from 'node:os';
import { comparisons, inMemory, type Name, notes, onDisk } from './contenders.ts';
import { concurrent } from './durable-turns.ts';
import type { Rate, Size } from './measure.ts';

/** A ratio with what it is meant to be. */
export type Ratio = { of: Name; to: Name; ratio: number; aim: number | null };

/** The machine that was measured on. */
export function machine(): string {
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), node ${process.versions.node}, ${process.platform} ${process.arch}`;
}

/** The ratios that the project aims at. */
export function ratiosOf(rates: Readonly<Record<Name, Rate>>): Ratio[] {
  return comparisons.map(({ of, to, aim }) => ({ of, to, aim, ratio: rates[of].median / rates[to].median }));
}

/** The whole result as text for a terminal. */
export function table(rates: Readonly<Record<Name, Rate>>, size: Size): string {
  const line = (name: Name, label: string) => {
    const { median, least, most } = rates[name];
    return `  ${label.padEnd(36)}${whole(median).padStart(9)}   ${whole(least)} - ${whole(most)}`;
  };
  const block = (title: string, names: Record<string, { label: string }>) => [
    title,
    ...Object.entries(names).map(([name, { label }]) => line(name as Name, label)),
    '',
  ];
  const labels: Record<Name, { label: string }> = { ...inMemory, ...onDisk };
  const ratio = ({ of, to, ratio: found, aim }: Ratio) => {
    const names = `  ${labels[of].label} : ${labels[to].label}`.padEnd(60);
    const verdict = aim === null ? 'to know' : `aim ${aim}  ${found >= aim ? 'reached' : 'not reached'}`;
    return `${names}${found.toFixed(2).padStart(7)}   ${verdict}`;
  };
  return [
    `Ten questions to one person, turns per second: median of ${size.rounds} rounds   least - most`,
    machine(),
    '',
    ...block('In memory', inMemory),
    ...notes.map((note) => `  ${note}`),
    '',
    ...block(`Durable: SQLite, synchronous FULL, ${concurrent} conversations at a time`, onDisk),
    'Ratios',
    ...ratiosOf(rates).map(ratio),
  ].join('\n');
}

function whole(rate: number): string {
  return Math.round(rate).toLocaleString('en-US');
}
