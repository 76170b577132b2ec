import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { begin } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';
import { openWake } from './tick-hall.ts';

/** A tick with nothing due while `moments` are set: us, over `ticks` ticks. */
export type Idle = { moments: number; ticks: number; median: number; p99: number; most: number };

const ticks = 2_000;
const minute = 60_000;

/** Measures ticks with more and more moments set, in one file that grows. */
async function idle(sizes: readonly number[]): Promise<Idle[]> {
  return withFile(async (file) => {
    const store = await openSqliteStore({ file });
    let now = begin;
    const wake = await openWake(store, () => now);
    const found: Idle[] = [];
    let set = 0;
    for (const moments of sizes) {
      fill(file, set, moments);
      set = moments;
      for (let warm = 0; warm < 1_000; warm += 1) await wake();
      const took: number[] = [];
      for (let tick = 0; tick < ticks; tick += 1) {
        now += 1;
        const from = performance.now();
        await wake();
        took.push((performance.now() - from) * 1000);
      }
      if ((await store.due(Number.POSITIVE_INFINITY, 1)).length === 0) throw new Error('Nothing was set.');
      took.sort((one, other) => one - other);
      const part = (share: number) => took[Math.floor(share * (took.length - 1))] ?? 0;
      found.push({ moments, ticks, median: part(0.5), p99: part(0.99), most: part(1) });
    }
    await store.close();
    return found;
  });
}

/** Sets moments from an hour ahead on, one a second, past the port: by it a million would take a minute. */
function fill(file: string, from: number, to: number): void {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec('PRAGMA synchronous = OFF');
  db.prepare(
    `WITH RECURSIVE n(i) AS (VALUES (?) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
     INSERT INTO due (at, key, institute, kind, subject)
     SELECT ? + i * 1000, printf('bench/nudge/p%08d', i), 'bench', 'nudge', printf('p%08d', i) FROM n`,
  ).run(from, to, begin + 60 * minute);
  db.close();
}

console.log(JSON.stringify(await idle(process.argv.slice(2).map(Number))));
