import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cron } from './tick-cron.ts';
import type { Idle } from './tick-idle.ts';
import type { Real } from './tick-real.ts';
import type { Bare } from './tick-set.ts';

/** How much to measure: moments set while idle, moments decided (bare: without deciding), people with a node-cron task. */
export type TickSize = { idle: readonly number[]; bare: number; real: number; cron: number };

export type Ticks = { idle: Idle[]; bare: Bare; real: Real; cron: Cron };

/** Measures the clock's ticks, each kind in a process of its own, one after the other. */
export async function measureTicks(size: TickSize): Promise<Ticks> {
  return {
    idle: (await inProcess('tick-idle.ts', size.idle)) as Idle[],
    bare: (await inProcess('tick-set.ts', [size.bare])) as Bare,
    real: (await inProcess('tick-real.ts', [size.real])) as Real,
    cron: (await inProcess('tick-cron.ts', [size.cron])) as Cron,
  };
}

async function inProcess(file: string, numbers: readonly number[]): Promise<unknown> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...numbers.map(String)]);
  return JSON.parse(stdout);
}
