import { webAddress } from '../../adapters/web/address.ts';
import { placement } from '../../dialogs/model/placement.ts';
import { viewAction } from '../../dialogs/overview/view.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createTurn } from '../../src/turn.ts';
import { begin, seedPairs } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';
import { loaded, openWake } from './tick-hall.ts';

/** ms that something took: the first time in a fresh process, and the median and longest of the times after that. */
export type Times = { first: number; median: number; most: number };
/** The coordinator's overview of so many pairs: typed, and the next page by button; `bare`: the same documents only listed, `parsed`: and their JSON read. */
export type Overview = { placements: number; typed: Times; page: Times; bare: Times; parsed: Times };

const institute = 'test';
const coordinator = 'c0';
const day = 86_400_000;
/** So long the pairs have done nothing: long enough for each to have missed, waited for and been passed on. */
const lived = 26 * day;

async function overviewOf(placements: number, rounds: number): Promise<Overview> {
  return withFile(async (file) => {
    const { content, frequency } = await loaded();
    const filled = await openSqliteStore({ file });
    await seedPairs(filled, placements);
    await toOne(filled);
    const now = await live(filled);
    await filled.close();
    // Another store object: nothing is kept from before, as in a program that just started.
    const store = await openSqliteStore({ file });
    const clock = { now: () => now, real: () => now };
    let ids = 0;
    const turn = createTurn({
      store,
      content,
      clock,
      newId: () => `o${++ids}`,
      deliver: () => undefined,
      frequency: () => frequency,
    });
    const act = viewAction({ show: 'need', programme: '', search: '', page: 3 });
    const from = webAddress(coordinator);
    const typed = await timed(rounds, async (nth) => {
      const reply = await turn({ id: `t${nth}`, from, input: { kind: 'text', text: 'overzicht' } });
      if (reply.kind !== 'done') throw new Error('the overview was not said');
    });
    const page = await timed(rounds, async (nth) => {
      const reply = await turn({ id: `p${nth}`, from, input: { kind: 'act', action: act, values: {} } });
      if (reply.kind !== 'again') throw new Error('the page was not shown');
    });
    const bare = await timed(rounds, () => scan(store, false));
    const parsed = await timed(rounds, () => scan(store, true));
    await store.close();
    return { placements, typed, page, bare, parsed };
  });
}

/** Every pair in the care of one coordinator. */
async function toOne(store: Store): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page = await store.list(institute, 'placement', after, 500);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.key;
    const writes = page.map(({ key, rev, body }) => ({ key, rev, body: { ...placement.parse(body), coordinator } }));
    await store.commit({ event: `own:${after}`, at: begin, writes, entries: [], dues: [], outgoing: [] });
  }
}

/** The first weeks of all pairs, in which nobody does anything. Gives the moment at which they are over. */
async function live(store: Store): Promise<number> {
  let now = begin;
  const wake = await openWake(store, () => now);
  for (;;) {
    const next = (await store.due(begin + lived, 1))[0];
    if (next === undefined) return begin + lived;
    now = Math.max(now, next.at);
    await wake();
  }
}

/** All people, placements and memories, in pages of 500 as the program reads them. */
async function scan(store: Store, parses: boolean): Promise<void> {
  for (const kind of ['person', 'placement', 'frequency'])
    for (let after: string | null = null; ; ) {
      const page = await store.list(institute, kind, after, 500);
      if (parses && page.some(({ body }) => body === undefined)) throw new Error('a document without a body');
      const last = page.at(-1);
      if (last === undefined || page.length < 500) break;
      after = last.key;
    }
}

async function timed(rounds: number, work: (nth: number) => Promise<void>): Promise<Times> {
  const all: number[] = [];
  for (let nth = 0; nth <= rounds; nth += 1) {
    const from = performance.now();
    await work(nth);
    all.push(performance.now() - from);
  }
  const [first = 0, ...rest] = all;
  const sorted = rest.toSorted((one, other) => one - other);
  return { first, median: sorted[sorted.length >> 1] ?? 0, most: sorted.at(-1) ?? 0 };
}

const [, , placements, rounds] = process.argv;
console.log(JSON.stringify(await overviewOf(Number(placements), Number(rounds))));
