import { webAddress } from '../../adapters/web/address.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { warm } from '../../src/warm.ts';
import { coordinator, openTurn } from './overview-turn.ts';

/** ms of processor time in a process that just started: reading beforehand with its longest slice (0 where that was left out), and the first overview. */
export type FirstOverview = { warming: number; slice: number; first: number };

const [, , file = '', now = '', warms = ''] = process.argv;
const store = await openSqliteStore({ file });
const turn = await openTurn(store, Number(now));
let slice = 0;
const warming = await used(async () => {
  if (warms !== 'warm') return;
  let before = spent();
  const slices = setInterval(() => {
    slice = Math.max(slice, spent() - before);
    before = spent();
  }, 0);
  await warm({
    store,
    log: (event) => {
      throw new Error(event);
    },
  });
  clearInterval(slices);
});
const first = await used(() =>
  turn({ id: `first${process.pid}`, from: webAddress(coordinator), input: { kind: 'text', text: 'overzicht' } }),
);
await store.close();
console.log(JSON.stringify({ warming, slice, first } satisfies FirstOverview));

async function used(work: () => Promise<unknown>): Promise<number> {
  const before = spent();
  await work();
  return spent() - before;
}

function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
