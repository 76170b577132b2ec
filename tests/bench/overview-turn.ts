import type { Receive } from '../../adapters/channel.ts';
import type { Store } from '../../src/store/port.ts';
import { createTurn } from '../../src/turn.ts';
import { loaded } from './tick-hall.ts';

/** Whose pairs are looked at. */
export const coordinator = 'c0';

/** The program's own turn over a store, at a clock that stands at `now` (ms). Delivery is left out. */
export async function openTurn(store: Store, now: number): Promise<Receive> {
  const { content, frequency } = await loaded();
  let ids = 0;
  return createTurn({
    store,
    content,
    clock: { now: () => now, real: () => now },
    newId: () => `o${process.pid}-${++ids}`,
    deliver: () => undefined,
    frequency: () => frequency,
  });
}
