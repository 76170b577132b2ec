import type { Content } from '../../dialogs/content/content.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { institutes } from '../institutes.ts';
import type { Store } from '../store/port.ts';
import { checkRows } from './check-rows.ts';
import { readColumns } from './columns.ts';
import { readCsv } from './csv-table.ts';
import { readKnown } from './known.ts';
import { type Imported, outcomes, refused } from './outcome-text.ts';
import { type ImportPlan, planImport } from './plan-import.ts';
import { type Row, readRow } from './read-row.ts';

/**
 * `programmes`: the ids there are, `yearly` those that ask other things in year 1 than in year 3; `frequency`: what they require.
 * `now` in ms since 1970, `zone` IANA for new people. `apply` false: a dry run.
 */
export type ImportGiven = {
  programmes: readonly string[];
  yearly: readonly string[];
  content: Content;
  frequency: Frequency | null;
  now: number;
  zone: string;
  newId: () => string;
  apply: boolean;
};

/** Makes the store say what a CSV file says about placements: new ones, changed ones, all or nothing. The same file twice changes nothing. */
export async function importPlacements(
  store: Pick<Store, 'read' | 'list' | 'commit'>,
  bytes: Uint8Array,
  { programmes, yearly, content, frequency, now, zone, newId, apply }: ImportGiven,
): Promise<Imported> {
  const table = readCsv(bytes);
  if (table.kind === 'problems') return refused(table.problems);
  const read = readColumns(table.header);
  if (read.kind === 'problems') return refused(read.problems);
  const results = table.rows.map((row) => readRow(row, read.columns, programmes));
  const rows = results.flatMap(({ row }) => row ?? []);
  const known = await readKnown(store, rows);
  const problems = [
    ...table.problems,
    ...results.flatMap((result) => result.problems),
    ...checkRows(rows, known, { programmes, yearly }),
  ];
  if (problems.length > 0) return refused(problems);
  const event = `import:${newId()}`;
  const fresh = await newInstitutes(store, rows);
  const plan = planImport(rows, known, { content, frequency, now, zone, newId, event });
  if (apply) await write(store, plan, now, event);
  return outcomes(plan.outcomes, apply, [...fresh, ...plan.notes]);
}

/** Institutes beside those there are, which a slip in a name would make too; the very first needs no saying. */
async function newInstitutes(store: Pick<Store, 'list'>, rows: readonly Row[]): Promise<string[]> {
  const there = await institutes(store);
  const fresh = [...new Set(rows.map(({ institute }) => institute))].filter((one) => !there.has(one));
  return there.size === 0
    ? []
    : fresh.map((one) => `${one} is a new institute, beside ${[...there].join(', ')}. Check that its name is meant.`);
}

async function write(store: Pick<Store, 'commit'>, plan: ImportPlan, at: number, event: string): Promise<void> {
  const { writes, dues, outgoing } = plan;
  if (writes.length === 0) return;
  const committed = await store.commit({ event, at, writes, entries: [], dues, outgoing });
  // The store is held by this program alone, so that nothing can have come in between.
  if (committed !== 'done') throw new Error(`the import was not written: ${committed}`);
}
