import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { webAddress } from '../../adapters/web/address.ts';
import { placement } from '../../dialogs/model/placement.ts';
import { viewAction } from '../../dialogs/overview/view.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { begin, seedPairs } from '../hall/tick-kill-pairs.ts';
import { withFile } from './fresh-file.ts';
import type { FirstOverview } from './overview-first.ts';
import { coordinator, openTurn } from './overview-turn.ts';
import { openWake } from './tick-hall.ts';

/** ms that something took: the first time in a fresh process, and the median and longest of the times after that. */
export type Times = { first: number; median: number; most: number };
/**
 * The coordinator's overview of so many pairs: typed, and the next page by button; `bare`: the same documents only listed,
 * `parsed`: and their JSON read. `warmed` and `cold`: the first one after a start, with and without reading beforehand.
 */
export type Overview = {
  placements: number;
  typed: Times;
  page: Times;
  bare: Times;
  parsed: Times;
  warmed: FirstOverview;
  cold: FirstOverview;
};

const institute = 'test';
const day = 86_400_000;
/** So long the pairs have done nothing: long enough for each to have missed, waited for and been passed on. */
const lived = 26 * day;
/** So many starts are measured; the quickest counts. */
const starts = 3;

async function overviewOf(placements: number, rounds: number): Promise<Overview> {
  return withFile(async (file) => {
    const filled = await openSqliteStore({ file });
    await seedPairs(filled, placements);
    await toOne(filled);
    const now = await live(filled);
    await filled.close();
    const [warmed, cold] = [await firstOf(file, now, 'warm'), await firstOf(file, now, 'cold')];
    // Another store object: nothing is kept from before, as in a program that just started.
    const store = await openSqliteStore({ file });
    const turn = await openTurn(store, now);
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
    return { placements, typed, page, bare, parsed, warmed, cold };
  });
}

/** The first overview in processes of their own. */
async function firstOf(file: string, now: number, warms: 'warm' | 'cold'): Promise<FirstOverview> {
  const path = fileURLToPath(new URL('overview-first.ts', import.meta.url));
  const all: FirstOverview[] = [];
  for (let nth = 0; nth < starts; nth += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [path, file, String(now), warms]);
    all.push(JSON.parse(stdout) as FirstOverview);
  }
  const least = (of: keyof FirstOverview) => Math.min(...all.map((one) => one[of]));
  return { warming: least('warming'), slice: least('slice'), first: least('first') };
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
