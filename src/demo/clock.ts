import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { keys } from '../keys.ts';
import type { Store } from '../store/port.ts';

const saved = z.strictObject({ aheadMs: z.number().min(0) });
const steps = { day: 24 * 60 * 60 * 1000, week: 7 * 24 * 60 * 60 * 1000 } as const;

/** The demonstration's clock: the machine's, moved ahead as far as a visitor moved it. It only goes forward and outlives a restart. */
export type DemoClock = Clock & {
  /** The earliest moment that is set, in ms since 1970, or null. */
  next(): Promise<number | null>;
  /** Moves ahead and has everything on the way handled at its own moment. */
  move(by: 'next' | 'day' | 'week'): Promise<void>;
};

/** Opens the clock where an earlier run left it. `wake` handles what has come by a given time. */
export async function openDemoClock(
  store: Store,
  real: Clock,
  newId: () => string,
  wake: (clock: Clock) => Promise<void>,
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
    aheadMs = Math.max(aheadMs, at - real.now());
    const committed = await store.commit({
      event: `clock:${newId()}`,
      at: real.now(),
      writes: [{ key: keys.demoClock(), rev, body: { aheadMs } }],
      entries: [],
      dues: [],
      outgoing: [],
    });
    if (committed === 'done') rev += 1;
  }

  async function move(by: 'next' | 'day' | 'week'): Promise<void> {
    const first = await next();
    const target = by === 'next' ? first : now() + steps[by];
    if (target === null) return;
    for (let at = first; at !== null && at <= target; at = await next()) {
      const moment = at;
      if (moment > now()) await moveTo(moment);
      await wake({ now: () => Math.max(now(), moment), real: real.real });
      // A moment that could not be handled stays set; going on would ask for it for ever.
      if ((await next()) === moment) break;
    }
    if (target > now()) await moveTo(target);
  }

  return {
    now,
    real: real.real,
    next,
    move(by) {
      const work = moving.then(() => move(by));
      moving = work.catch(() => undefined);
      return work;
    },
  };
}
