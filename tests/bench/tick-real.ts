import { doneBy } from '../../src/simulate/behaviour.ts';
import type { Entry, Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { begin, seedPairs } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';
import { framesOf, openWake } from './tick-hall.ts';

/** Due moments decided and committed by the wake: how many, with how many messages said, in how many ms, and in how many ms of processor time. */
export type Real = { moments: number; ms: number; cpuMs: number; messages: number };

/** What the pairs do: nothing, so that most moments say something, or everything in good time, so that none does. */
export type Doing = 'nothing' | 'everything';

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
// A program that runs for months is what counts: its code is compiled and what it keeps is there.
const warmUp = 3 * week;
const measured = 12 * week;
const institute = 'test';

/** So many placements that are all due at the same moments, through their first twelve weeks; the first three warm up. */
async function real(placements: number, doing: Doing): Promise<Real> {
  return withFile(async (file) => {
    const store = await openSqliteStore({ file });
    await seedPairs(store, placements);
    const log = doing === 'everything' ? await logOf(store) : async () => {};
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
        await log(now);
        moments += (await store.due(now, 1e7)).length;
        const cpu = process.cpuUsage();
        const from = performance.now();
        await wake();
        ms += performance.now() - from;
        const { user, system } = process.cpuUsage(cpu);
        cpuMs += (user + system) / 1000;
      }
    };
    await until(begin + warmUp);
    const before = await messages();
    const found = await until(begin + measured);
    const after = await messages();
    await store.close();
    return { ...found, messages: after - before };
  });
}

/** Puts in the ledgers what every pair did up to a moment, all in good time. */
async function logOf(store: Store): Promise<(now: number) => Promise<void>> {
  const done = (await framesOf(store))
    .flatMap(({ placement, obligations, calendar }) =>
      doneBy({ kind: 'perfect' }, obligations, calendar).map((one, index): Entry => {
        return { ...one, key: `${placement}.${index}`, institute, placement, by: '', undoes: null };
      }),
    )
    .filter(({ at }) => at < begin + measured)
    .sort((one, other) => other.at - one.at);
  return async (now) => {
    const entries: Entry[] = [];
    while ((done.at(-1)?.at ?? now + 1) <= now) entries.push(...done.splice(-1));
    if (entries.length > 0)
      await store.commit({ event: `done ${now}`, at: now, writes: [], entries, dues: [], outgoing: [] });
  };
}

const [, , placements, doing] = process.argv;
console.log(JSON.stringify(await real(Number(placements), doing === 'everything' ? doing : 'nothing')));
