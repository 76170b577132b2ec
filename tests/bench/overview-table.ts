import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Overview, Times } from './overview.ts';

/** What is aimed at for the overview of 2,500 placements, in ms. */
const aim = 300;

/** Measures the coordinator's overview of so many placements in a process of its own. */
export async function measureOverview(placements: number, rounds: number): Promise<Overview> {
  const path = fileURLToPath(new URL('overview.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, String(placements), String(rounds)]);
  return JSON.parse(stdout) as Overview;
}

/** The figures as text for a terminal. */
export function overviewTable({ placements, typed, page, bare, parsed, warmed, cold }: Overview): string {
  const line = (label: string, { first, median, most }: Times, isAimed = false) => {
    const verdict = isAimed ? `   aim ${aim}  ${median <= aim ? 'reached' : 'not reached'}` : '';
    return `  ${label.padEnd(38)}${first.toFixed(0).padStart(9)}   ${median.toFixed(0).padStart(6)}   ${most.toFixed(0).padStart(6)}${verdict}`;
  };
  return [
    `The coordinator's overview of ${placements.toLocaleString('en-US')} placements, ms: first   median   most`,
    line('typed, until it is committed', typed, true),
    line('a page further, by button', page, true),
    line('the same documents listed, bare', bare),
    line('the same documents listed and parsed', parsed),
    '  first: with nothing read and checked yet, in a process that did other work before.',
    `  The first after a start, ms of processor time: ${cold.first.toFixed(0)} at once; ${warmed.first.toFixed(0)} once all was read beforehand   aim ${aim}  ${warmed.first <= aim ? 'reached' : 'not reached'}`,
    `  Reading beforehand: ${warmed.warming.toFixed(0)} ms together, no slice longer than ${warmed.slice.toFixed(0)} ms.`,
  ].join('\n');
}
