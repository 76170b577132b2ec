import { writeFileSync } from 'node:fs';
import type { Content } from '../../dialogs/content/content.ts';
import { operator } from '../../dialogs/model/access.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { noteLook } from '../access-log.ts';
import { csvOfAll } from '../exports/csv.ts';
import { instituteFigures } from '../exports/institute-figures.ts';
import { xlsxOf } from '../exports/xlsx.ts';
import type { Store } from '../store/port.ts';

/** `now` in ms since 1970, `zone` IANA. */
type Given = { content: Content; frequency: Frequency; now: number; zone: string; newId: () => string };
export type Exported = { kind: 'ok' | 'problems'; lines: string[] };

/**
 * Writes the yearly figures of an institute to a new file, CSV or XLSX by its name: counts only, and nothing of fewer than five
 * pairs. That it was done is noted where everybody of the institute can see it.
 */
export async function exportFigures(store: Store, institute: string, file: string, given: Given): Promise<Exported> {
  const [any] = await store.list(institute, 'placement', null, 1);
  if (any === undefined)
    return { kind: 'problems', lines: [`There is no placement in the institute ${institute}. Check its name.`] };
  const tables = await instituteFigures(store, institute, given);
  const made = file.endsWith('.xlsx') ? await xlsxOf(tables) : csvOfAll(tables);
  const look = { institute, by: operator, now: given.now, id: given.newId() };
  await noteLook(store, look, { what: 'figures', about: [] });
  try {
    writeFileSync(file, made, { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    const remedy = code === 'EEXIST' ? 'It exists already; choose another name.' : 'Check its name and place.';
    return { kind: 'problems', lines: [`${file} cannot be written (${code}). ${remedy}`] };
  }
  const rows = tables.flatMap((table) => table.rows);
  const written = `${rows.length} rows of figures of ${institute} written to ${file}. Noted in the access log.`;
  return { kind: 'ok', lines: [written, ...whyEmpty(rows)] };
}

/** Why there is not one figure in the rows, where there is none. */
function whyEmpty(rows: readonly (readonly unknown[])[]): string[] {
  if (rows.length === 0)
    return ['Nothing was done yet, and no period of a requirement is over: there is nothing to count.'];
  return rows.some((row) => row.some((cell) => typeof cell === 'number'))
    ? []
    : ['No figure is in it: all rows are of fewer than five pairs, of which nothing is told.'];
}
