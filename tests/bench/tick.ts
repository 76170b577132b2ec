import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cron } from './tick-cron.ts';
import type { Idle } from './tick-idle.ts';
import type { Doing, Real } from './tick-real.ts';
import type { Bare } from './tick-set.ts';

/**
 * How much to measure: moments set while idle, moments committed without deciding, placements whose moments are decided,
 * people with a node-cron task, and moments that are BullMQ's.
 */
export type TickSize = { idle: readonly number[]; bare: number; real: number; cron: number; bullmq: number };

/** BullMQ's moments: how many ms after their time the last one had run, and how many adding them took. */
export type Bullmq = { moments: number; ms: number; addedMs: number };

/** `calm` is of pairs that do everything, `real` of pairs that do nothing. `bullmq` is null where there is no redis-server. */
export type Ticks = { idle: Idle[]; bare: Bare; calm: Real; real: Real; cron: Cron; bullmq: Bullmq | null };

/** Measures the clock's ticks, each kind in a process of its own, one after the other. */
export async function measureTicks(size: TickSize): Promise<Ticks> {
  return {
    idle: (await inProcess('tick-idle.ts', size.idle)) as Idle[],
    bare: (await inProcess('tick-set.ts', [size.bare])) as Bare,
    calm: (await inProcess('tick-real.ts', [size.real, 'everything'])) as Real,
    real: (await inProcess('tick-real.ts', [size.real, 'nothing'])) as Real,
    cron: (await inProcess('tick-cron.ts', [size.cron])) as Cron,
    bullmq: (await inProcess('peers/bullmq.js', [size.bullmq])) as Bullmq | null,
  };
}

async function inProcess(file: string, sizes: readonly (number | Doing)[]): Promise<unknown> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...sizes.map(String)]);
  return JSON.parse(stdout);
}
