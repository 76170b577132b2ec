import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';

/** node-cron with a task per person: ms to make them, MB of heap they take, how many should fire in `seconds` s and did, share of a core used. */
export type Cron = {
  people: number;
  ms: number;
  heapMb: number;
  seconds: number;
  wanted: number;
  fired: number;
  busy: number;
};

/** A task per person that fires every second and does nothing but count. Nothing of it is durable. */
async function cron(people: number, seconds: number): Promise<Cron> {
  const before = heap();
  let fired = 0;
  const from = performance.now();
  const tasks = Array.from({ length: people }, () =>
    schedule(
      '* * * * * *',
      () => {
        fired += 1;
      },
      { timezone: 'UTC' },
    ),
  );
  const ms = performance.now() - from;
  const heapMb = (heap() - before) / 1e6;
  await sleep(1_000);
  fired = 0;
  const start = performance.now();
  const cpu = process.cpuUsage();
  await sleep(seconds * 1_000);
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const found = { people, ms, heapMb, seconds: took / 1_000, wanted: Math.round((people * took) / 1_000), fired };
  void tasks;
  return { ...found, busy: (user + system) / 1_000 / took };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

console.log(JSON.stringify(await cron(Number(process.argv[2]), Number(process.argv[3]))));
process.exit(0);
