import { parentPort, workerData } from 'node:worker_threads';
import type { Table } from './table.ts';
import { writeXlsx } from './write-xlsx.ts';

// The other side of `xlsxOf`, which gives the tables along.
const tables: readonly Table[] = workerData;
parentPort?.postMessage(await writeXlsx(tables));
