import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { begin, seedPairs } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';
import { openWake } from './tick-hall.ts';

/** Due moments decided and committed by the wake: how many, with how many messages said, in how many ms, and in how many ms of processor time. */
export type Real = { moments: number; ms: number; cpuMs: number; messages: number };

const hour = 3_600_000;
const day = 24 * hour;

/** So many placements that are all due at the same moments, through their first three weeks; the first week warms up. */
async function real(placements: number): Promise<Real> {
  return withFile(async (file) => {
    const store = await openSqliteStore({ file });
    await seedPairs(store, placements);
    let now = begin;
    const wake = await openWake(store, () => now);
    const messages = async () => (await store.outgoing({ of: 'unsettled', limit: 1e7 })).length;
    const until = async (end: number) => {
      let moments = 0;
      let ms = 0;
      let cpuMs = 0;
      for (;;) {
        const next = (await store.due(end, 1))[0];
        if (next === undefined) return { moments, ms, cpuMs };
        now = Math.max(now, next.at);
        moments += (await store.due(now, 1e7)).length;
        const cpu = process.cpuUsage();
        const from = performance.now();
        await wake();
        ms += performance.now() - from;
        const { user, system } = process.cpuUsage(cpu);
        cpuMs += (user + system) / 1000;
      }
    };
    await until(begin + 7 * day);
    const before = await messages();
    const found = await until(begin + 21 * day);
    const after = await messages();
    await store.close();
    return { ...found, messages: after - before };
  });
}

console.log(JSON.stringify(await real(Number(process.argv[2]))));
