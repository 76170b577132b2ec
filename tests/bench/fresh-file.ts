import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where data files stand while they are measured: beside the bench, because a temporary folder may be in memory. */
const folder = fileURLToPath(new URL('data/', import.meta.url));

/** Runs `work` with the name of a data file that does not exist yet, and removes what came of it. */
export async function withFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const own = await mkdtemp(join(folder, 'run-'));
  try {
    return await work(join(own, 'bench.sqlite'));
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
