import type { Content } from '../../dialogs/content/content.ts';
import type { Store } from '../store/port.ts';
import { checkRows } from './check-rows.ts';
import { readColumns } from './columns.ts';
import { readCsv } from './csv-table.ts';
import { readKnown } from './known.ts';
import { type ImportPlan, type Outcome, planImport } from './plan-import.ts';
import { readRow } from './read-row.ts';

/** `ok`: what was done, or in a dry run would be. `problems`: all that is wrong, and nothing was written. */
export type Imported = { kind: 'ok' | 'problems'; lines: string[] };
/** `programmes`: the ids there are. `now` in ms since 1970, `zone` IANA for new people. `apply` false: a dry run. */
export type ImportGiven = {
  programmes: readonly string[];
  content: Content;
  now: number;
  zone: string;
  newId: () => string;
  apply: boolean;
};

/** Makes the store say what a CSV file says about placements: new ones, changed ones, all or nothing. The same file twice changes nothing. */
export async function importPlacements(
  store: Pick<Store, 'read' | 'commit'>,
  bytes: Uint8Array,
  { programmes, content, now, zone, newId, apply }: ImportGiven,
): Promise<Imported> {
  const table = readCsv(bytes);
  if (table.kind === 'problems') return refused(table.problems);
  const read = readColumns(table.header);
  if (read.kind === 'problems') return refused(read.problems);
  const results = table.rows.map((row) => readRow(row, read.columns, programmes));
  const rows = results.flatMap(({ row }) => row ?? []);
  const known = await readKnown(store, rows);
  const problems = [...results.flatMap((result) => result.problems), ...checkRows(rows, known, programmes)];
  if (problems.length > 0) return refused(inOrder(problems));
  const event = `import:${newId()}`;
  const plan = planImport(rows, known, { content, now, zone, newId, event });
  if (apply) await write(store, plan, now, event);
  return { kind: 'ok', lines: [...plan.outcomes.map(said), '', summary(plan.outcomes, apply)] };
}

async function write(store: Pick<Store, 'commit'>, plan: ImportPlan, at: number, event: string): Promise<void> {
  const { writes, dues, outgoing } = plan;
  if (writes.length === 0) return;
  const committed = await store.commit({ event, at, writes, entries: [], dues, outgoing });
  // The store is held by this program alone, so that nothing can have come in between.
  if (committed !== 'done') throw new Error(`the import was not written: ${committed}`);
}

function said({ line, place, kind, details }: Outcome): string {
  return `line ${line}: ${place}: ${kind}${details.length === 0 ? '' : ` (${details.join('; ')})`}`;
}

function summary(outcomes: readonly Outcome[], apply: boolean): string {
  const count = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  const counts = `${count('new')} new, ${count('changed')} changed, ${count('unchanged')} unchanged.`;
  if (count('unchanged') === outcomes.length) return `${counts} There is nothing to write.`;
  if (apply) return `${counts} Written.`;
  return `${counts} This was a dry run and nothing was written. Add --apply to write it.`;
}

function refused(problems: readonly string[]): Imported {
  const count = problems.length === 1 ? 'One thing is' : `${problems.length} things are`;
  return {
    kind: 'problems',
    lines: [`Nothing was written. ${count} not right:`, ...problems.map((one) => `- ${one}`)],
  };
}

function inOrder(problems: readonly string[]): string[] {
  const lineOf = (problem: string) => Number(/^line (\d+)/.exec(problem)?.[1] ?? 0);
  return [...problems].sort((one, other) => lineOf(one) - lineOf(other));
}
