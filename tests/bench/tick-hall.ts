import { loadContent } from '../../src/content/load.ts';
import { publicHolidays } from '../../src/holidays.ts';
import type { Store } from '../../src/store/port.ts';
import { createWake } from '../../src/wake.ts';
import { begin } from '../hall/tick-kill-pairs.ts';

/** The program's own wake over a store, with the product's content and programmes, at a clock that stands at `now()`. Delivery is left out. */
export async function openWake(store: Store, now: () => number = () => begin): Promise<() => Promise<void>> {
  const loaded = loadContent('prompts');
  if (loaded.kind === 'problems') throw new Error('The content has problems: see npm run content.');
  const holidays = await publicHolidays('2026-01-01', '2028-12-31');
  let ids = 0;
  return createWake({
    store,
    content: loaded.content,
    clock: { now, real: now },
    newId: () => `b${++ids}`,
    deliver: () => undefined,
    frequency: () => ({ rules: loaded.rules, holidays }),
    log: (event, details) => {
      throw new Error(`${event} ${JSON.stringify(details)}`);
    },
  });
}
