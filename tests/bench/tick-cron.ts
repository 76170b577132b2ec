import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';

/** node-cron with a task per person: ms to make them and MB of heap they take; all set at one second, how many had run 2 s later, and the last one after how many ms. */
export type Cron = { people: number; ms: number; heapMb: number; fired: number; lastMs: number };

/** How long making a task may take at first, in ms, so that all are there at their second; and how long to wait for them. */
const perTask = 0.5;
const waits = 2_000;

/** A task per person that does nothing but count. Nothing of it is durable: each start makes them all again. */
async function cron(people: number, each = perTask): Promise<Cron> {
  const before = process.memoryUsage().heapUsed;
  const moment = Math.ceil((Date.now() + 1_000 + people * each) / 1_000) * 1_000;
  const at = new Date(moment);
  const expression = `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
  let fired = 0;
  let last = moment;
  const run = () => {
    fired += 1;
    last = Date.now();
  };
  const from = performance.now();
  const tasks = Array.from({ length: people }, () =>
    schedule(expression, run, { timezone: 'UTC', suppressMissedWarning: true }),
  );
  const ms = performance.now() - from;
  const heapMb = (process.memoryUsage().heapUsed - before) / 1e6;
  if (Date.now() >= moment) {
    // A busy machine: once more with more time.
    await Promise.all(tasks.map((task) => task.destroy()));
    return cron(people, each * 3);
  }
  await sleep(moment + waits - Date.now());
  return { people, ms, heapMb, fired, lastMs: last - moment };
}

process.stdout.write(JSON.stringify(await cron(Number(process.argv[2]))), () => process.exit(0));
