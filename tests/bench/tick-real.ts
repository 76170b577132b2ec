import { doneBy } from '../../src/simulate/behaviour.ts';
import type { Commit, Entry, Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { begin, seedPairs } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';
import { framesOf, openWake } from './tick-hall.ts';

/**
 * Due moments decided and committed by the wake: how many, with how many messages said, in how many ms, and in how many ms of
 * processor time. `replay`: the same commits once more on a store that is the same, with nothing read or decided.
 */
export type Real = {
  moments: number;
  ms: number;
  cpuMs: number;
  messages: number;
  replay: { ms: number; cpuMs: number };
};

/** What the pairs do: nothing, so that most moments say something, or everything in good time, so that none does. */
export type Doing = 'nothing' | 'everything';

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
// A program that runs for months is what counts: its code is compiled and what it keeps is there.
const warmUp = 3 * week;
const measured = 12 * week;
const institute = 'test';
/** As many at once as the wake handles. */
const atOnce = 200;

/** So many placements that are all due at the same moments, through their first twelve weeks; the first three warm up. */
async function real(placements: number, doing: Doing): Promise<Real> {
  const { warm, measured: commits, ...found } = await byWake(placements, doing);
  return { ...found, replay: await replayed(placements, warm, commits) };
}

async function byWake(placements: number, doing: Doing) {
  return withFile(async (file) => {
    const store = await openSqliteStore({ file });
    await seedPairs(store, placements);
    let now = begin;
    let commits: Recorded[] = [];
    const recording = (counts: boolean): Store => ({
      ...store,
      commit: (commit) => {
        commits.push({ commit, counts });
        return store.commit(commit);
      },
    });
    const wake = await openWake(recording(true), () => now);
    const log = doing === 'everything' ? await logOf(recording(false)) : async () => {};
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
    const warm = commits;
    commits = [];
    const before = await messages();
    const found = await until(begin + measured);
    const after = await messages();
    await store.close();
    return { ...found, messages: after - before, warm, measured: commits };
  });
}

/** A commit, and whether it is one of those that are measured: what the pairs did is not. */
type Recorded = { commit: Commit; counts: boolean };

async function replayed(placements: number, warm: readonly Recorded[], measured: readonly Recorded[]) {
  return withFile(async (file) => {
    const store = await openSqliteStore({ file });
    await seedPairs(store, placements);
    await play(store, warm);
    const found = await play(store, measured);
    await store.close();
    return found;
  });
}

/** Commits again, so many at once as the wake does; how long those took that count. */
async function play(store: Store, recorded: readonly Recorded[]) {
  let ms = 0;
  let cpuMs = 0;
  for (let at = 0; at < recorded.length; ) {
    const counts = recorded[at]?.counts ?? false;
    const next = recorded.findIndex((one, index) => index > at && (one.counts !== counts || index === at + atOnce));
    const some = recorded.slice(at, next < 0 ? recorded.length : next);
    at += some.length;
    const cpu = process.cpuUsage();
    const from = performance.now();
    const done = await Promise.all(some.map(({ commit }) => store.commit(commit)));
    if (done.some((one) => one !== 'done')) throw new Error('A commit was another one the second time.');
    if (!counts) continue;
    const { user, system } = process.cpuUsage(cpu);
    ms += performance.now() - from;
    cpuMs += (user + system) / 1000;
  }
  return { ms, cpuMs };
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
