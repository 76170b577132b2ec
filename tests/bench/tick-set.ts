import type { Due, Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { begin } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';

/** Due moments committed, without a decision: how many, in how many ms, and in how many ms of processor time. */
export type Bare = { moments: number; ms: number; cpuMs: number };

/** As many at once as the wake handles. */
const atOnce = 200;

/** What the store does for a due moment: found, and one commit that takes it away and leaves one message to send. */
async function bare(moments: number): Promise<Bare> {
  return withFile(async (file) => {
    const store = await openSqliteStore({ file });
    const warmUp = 4_000;
    await set(store, 0, warmUp);
    await takeAll(store);
    await set(store, warmUp, warmUp + moments);
    const cpu = process.cpuUsage();
    const from = performance.now();
    const taken = await takeAll(store);
    const ms = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    await store.close();
    if (taken !== moments) throw new Error(`${taken} taken`);
    return { moments, ms, cpuMs: (user + system) / 1000 };
  });
}

async function takeAll(store: Store): Promise<number> {
  for (let taken = 0; ; ) {
    const due = await store.due(begin, atOnce);
    if (due.length === 0) return taken;
    const committed = await Promise.all(due.map((one) => take(store, one)));
    taken += committed.filter((one) => one === 'done').length;
  }
}

function take(store: Store, { key, institute, kind, subject }: Due) {
  const message = { title: 'Bijna tijd', blocks: [], fields: [], buttons: [], fallback: 'Bijna tijd' };
  return store.commit({
    event: `wake:${key}`,
    at: begin,
    writes: [],
    entries: [],
    dues: [{ key, at: null, institute, kind, subject }],
    outgoing: [{ key: `${key}/said`, to: { channel: 'web', id: subject }, message, replaces: null }],
  });
}

async function set(store: Store, from: number, to: number): Promise<void> {
  const dues = Array.from({ length: to - from }, (_, index) => {
    const subject = `p${from + index}`;
    return { key: `bench/nudge/${subject}`, at: begin, institute: 'bench', kind: 'nudge', subject };
  });
  await store.commit({ event: `set ${from}`, at: begin, writes: [], entries: [], dues, outgoing: [] });
}

console.log(JSON.stringify(await bare(Number(process.argv[2]))));
