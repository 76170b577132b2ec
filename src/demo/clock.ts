import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { keys } from '../keys.ts';
import type { Store } from '../store/port.ts';
import { writesOnly } from '../store/writes-only.ts';

const saved = z.strictObject({ aheadMs: z.number().min(0) });
// Two years of moments for a handful of pairs.
const mostMoments = 2_000;
const steps = { day: 24 * 60 * 60 * 1000, week: 7 * 24 * 60 * 60 * 1000 } as const;

/** The demonstration's clock: the machine's, moved ahead as far as a visitor moved it. It only goes forward and outlives a restart. */
export type DemoClock = Clock & {
  /** The earliest moment that is set, in ms since 1970, or null. */
  next(): Promise<number | null>;
  /** Moves ahead and has everything on the way handled at its own moment. */
  move(by: 'next' | 'day' | 'week'): Promise<void>;
};

/** Opens the clock where an earlier run left it. `wake` handles what has come by a given time; `told` counts how often something was said. */
export async function openDemoClock(
  store: Store,
  real: Clock,
  newId: () => string,
  wake: (clock: Clock) => Promise<void>,
  told?: () => number,
): Promise<DemoClock> {
  const [found] = await store.read([keys.demoClock()]);
  let aheadMs = found === undefined || found.body === null ? 0 : saved.parse(found.body).aheadMs;
  let rev = found?.rev ?? 0;
  let moving: Promise<void> = Promise.resolve();
  const now = () => real.now() + aheadMs;

  async function next(): Promise<number | null> {
    return (await store.due(Number.POSITIVE_INFINITY, 1))[0]?.at ?? null;
  }

  async function moveTo(at: number): Promise<void> {
    const further = Math.max(aheadMs, at - real.now());
    const write = { key: keys.demoClock(), rev, body: { aheadMs: further } };
    const committed = await store.commit(writesOnly(`clock:${newId()}`, real.now(), [write]));
    if (committed !== 'done') throw new Error('the clock was moved by another program');
    // Only now: a clock that is ahead of what is stored would go back at the next start.
    aheadMs = further;
    rev += 1;
  }

  async function moveBy(by: 'next' | 'day' | 'week'): Promise<void> {
    const target = by === 'next' ? await upcoming() : now() + steps[by];
    if (target === null) return;
    // A moment that could not be handled stays set; it is tried once on the way and holds up nothing.
    const tried = new Set<string>();
    for (;;) {
      const moment = (await store.due(target, tried.size + 1)).find(({ key, at }) => !tried.has(`${key} ${at}`));
      if (moment === undefined) break;
      tried.add(`${moment.key} ${moment.at}`);
      if (moment.at > now()) await moveTo(moment.at);
      await wake({ now: () => Math.max(now(), moment.at), real: real.real });
    }
    if (target > now()) await moveTo(target);
  }

  /** To the next moment at which something is said; many moments only find out that nothing need be. */
  async function moveToEvent(): Promise<void> {
    for (let moments = 0; moments < mostMoments; moments += 1) {
      const before = told?.() ?? 0;
      const from = now();
      await moveBy('next');
      if ((told?.() ?? 0) > before || now() === from) return;
    }
  }

  /** The earliest moment still to come, or the last that should have been handled already. */
  async function upcoming(): Promise<number | null> {
    const late = await store.due(now(), Number.MAX_SAFE_INTEGER);
    return ((await store.due(Number.POSITIVE_INFINITY, late.length + 1))[late.length] ?? late.at(-1))?.at ?? null;
  }

  return {
    now,
    real: real.real,
    next,
    move(by) {
      const work = moving.then(() => (by === 'next' && told !== undefined ? moveToEvent() : moveBy(by)));
      moving = work.catch(() => undefined);
      return work;
    },
  };
}
