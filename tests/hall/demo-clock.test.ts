import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { openDemoClock } from '../../src/demo/clock.ts';
import { keys } from '../../src/keys.ts';
import { StoreError } from '../../src/store/port.ts';
import { commitOf } from '../store/sample.ts';
import { playToEnd } from './conversation.ts';
import { type House, openHouse, start, zone } from './house.ts';

const day = 86_400_000;
const at = (date: string) => instantOf({ date, time: '09:00' }, zone);

let house: House;
let handledAt: number[];

beforeEach(async () => {
  house = await openHouse();
  handledAt = [];
});
afterEach(() => house.close());

/** The demonstration's clock over the machine's, which stands still in a house. */
const openClock = (store = house.store()) =>
  openDemoClock(store, house.clock, house.newId, async (clock) => {
    handledAt.push(clock.now());
    await house.wake(clock);
  });

const set = (...times: number[]) =>
  house.store().commit(
    commitOf(house.newId(), {
      dues: times.map((time) => ({ key: `demo/${time}`, at: time, institute: 'demo', kind: 'return', subject: 'x|y' })),
    }),
  );

const left = async () => (await house.store().due(Number.POSITIVE_INFINITY, 100)).map(({ at }) => at);

describe('moving', () => {
  test('to the next moment handles it and stands at it', async () => {
    await playToEnd(house, '1 december');
    const clock = await openClock();
    expect(await clock.next()).toBe(at('2026-12-01'));
    await clock.move('next');
    expect(clock.now()).toBe(at('2026-12-01'));
    expect(await clock.next()).toBeNull();
    const said = await house.store().outgoing({ of: 'unsettled', limit: 1e4 });
    // Two agreements, asked about in one message to each.
    expect(said.filter(({ key }) => key.includes('/returns/'))).toHaveLength(2);
  });

  test('by a week handles everything on the way at its own moment, in order, and no more', async () => {
    const clock = await openClock();
    const times = [3, 1, 5, 8].map((days) => clock.now() + days * day);
    await set(...times);
    const before = clock.now();
    await clock.move('week');
    expect(clock.now()).toBe(before + 7 * day);
    expect(handledAt).toEqual([1, 3, 5].map((days) => before + days * day));
    expect(await left()).toEqual([before + 8 * day]);
  });

  test('by a day', async () => {
    const clock = await openClock();
    const before = clock.now();
    await clock.move('day');
    expect(clock.now()).toBe(before + day);
    expect(handledAt).toEqual([]);
  });

  test('to the next when nothing is set does nothing', async () => {
    const clock = await openClock();
    const before = clock.now();
    await clock.move('next');
    expect(clock.now()).toBe(before);
    expect(await clock.next()).toBeNull();
    expect((await house.store().read([keys.demoClock()]))[0]?.rev).toBe(0);
  });

  test('several at once go one after the other', async () => {
    const clock = await openClock();
    const before = clock.now();
    await Promise.all([clock.move('day'), clock.move('week'), clock.move('day')]);
    expect(clock.now()).toBe(before + 9 * day);
  });

  test('a moment that fails stays, and neither next nor week stops at it', async () => {
    const body = { schema: 1 };
    await house.store().commit(commitOf('kapot', { writes: [{ key: keys.session('demo', 'x'), rev: 0, body }] }));
    const clock = await openClock();
    const before = clock.now();
    await set(before + day, before + 2 * day);
    await house.store().commit(
      commitOf('heel', {
        dues: [{ key: 'demo/heel', at: before + 3 * day, institute: 'demo', kind: 'return', subject: 'weg|y' }],
      }),
    );
    await clock.move('next');
    expect(clock.now()).toBe(before + day);
    await clock.move('next');
    expect(clock.now()).toBe(before + 2 * day);
    await clock.move('week');
    expect(clock.now()).toBe(before + 9 * day);
    expect(await left()).toEqual([before + day, before + 2 * day]);
    expect(handledAt).toContain(before + 3 * day);
    await clock.move('next');
    expect(clock.now()).toBe(before + 9 * day);
  });
});

describe('where it stands', () => {
  test('outlives a restart, on top of the time that went by', async () => {
    const clock = await openClock();
    await clock.move('week');
    const stood = clock.now();
    await house.reopen();
    house.clock.set(house.clock.now() + 90_000);
    const again = await openClock();
    expect(again.now()).toBe(stood + 90_000);
    await again.move('day');
    expect(again.now()).toBe(stood + 90_000 + day);
    expect(again.real()).toBe(start + 90_000);
  });

  test('never goes back, however it is moved', async () => {
    const clock = await openClock();
    await set(start - day, start + day, start + 2 * day);
    const seen = [clock.now()];
    for (const by of ['next', 'week', 'next', 'day', 'next'] as const) {
      await clock.move(by);
      seen.push(clock.now());
      seen.push((await openClock()).now());
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(handledAt).toEqual(handledAt.toSorted((a, b) => a - b));
    expect(handledAt[0]).toBe(start);
  });

  test('stays where it was when it cannot be stored, and can be moved after that', async () => {
    let failing = true;
    const store = house.store();
    const clock = await openClock({
      ...store,
      async commit(commit) {
        if (failing) throw new StoreError('failed', 'disk full');
        return store.commit(commit);
      },
    });
    await expect(clock.move('week')).rejects.toThrow('disk full');
    expect(clock.now()).toBe(start);
    failing = false;
    await clock.move('day');
    expect(clock.now()).toBe(start + day);
  });
});
