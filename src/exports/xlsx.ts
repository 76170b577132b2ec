import { Worker } from 'node:worker_threads';
import type { Table } from './table.ts';

/** With more rows than this a thread of its own makes the file: 75,000 rows take six seconds, in which nobody else would get a turn. */
const mostHere = 1_000;

/** Tables as the sheets of one workbook. Words are always words: Excel reads no formula in them. */
export async function xlsxOf(tables: readonly Table[]): Promise<Uint8Array> {
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > mostHere) return inThread(tables);
  // Loaded when first asked for: nobody else needs it.
  const { writeXlsx } = await import('./write-xlsx.ts');
  return writeXlsx(tables);
}

function inThread(tables: readonly Table[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { workerData: tables });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without a file')));
  });
}
