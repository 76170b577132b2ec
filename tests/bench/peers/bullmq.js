import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';

// Jobs handed over at once, and handled at once.
const perBulk = 1_000;
const concurrency = 200;
// Time for all jobs to be there before their moment, in ms a job.
const perJob = 0.5;

/**
 * BullMQ with a delayed job for each moment, all at one time, on a Redis of its own that writes its file every second (as
 * BullMQ advises); the worker does nothing but count. Gives how many ms after that time the last one had run and how
 * many ms adding took; null where there is no redis-server.
 */
async function bullmq(moments) {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'bullmq-'));
  const path = join(folder, 'redis.sock');
  const server = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', path, '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'everysec'],
    { stdio: 'ignore' },
  );
  const connection = { path, maxRetriesPerRequest: null };
  const queue = new Queue('moments', { connection });
  try {
    await queue.waitUntilReady();
    const from = performance.now();
    const at = Date.now() + 1_000 + moments * perJob;
    for (let first = 0; first < moments; first += perBulk) {
      const jobs = Array.from({ length: Math.min(perBulk, moments - first) }, (_, index) => ({
        name: 'look',
        data: { placement: `p${first + index}` },
        opts: { delay: Math.max(0, at - Date.now()), removeOnComplete: true },
      }));
      await queue.addBulk(jobs);
    }
    const addedMs = performance.now() - from;
    let ran = 0;
    const { promise, resolve } = Promise.withResolvers();
    const worker = new Worker(
      'moments',
      async () => {
        ran += 1;
        if (ran === moments) resolve();
      },
      { connection, concurrency },
    );
    await promise;
    const ms = Date.now() - at;
    await worker.close();
    return { moments, ms, addedMs };
  } finally {
    await queue.close();
    server.kill();
    // It may still be writing what it leaves.
    for (let tries = 0; server.exitCode === null && tries < 100; tries += 1) await sleep(20);
    rmSync(folder, { recursive: true, force: true });
  }
}

process.stdout.write(JSON.stringify(await bullmq(Number(process.argv[2]))), () => process.exit(0));
