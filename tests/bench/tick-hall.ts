import { bareState } from '../../dialogs/model/decision.ts';
import { caseOf, type Frequency } from '../../dialogs/nudges/case-of.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { Reading } from '../../src/reading.ts';
import type { Store } from '../../src/store/port.ts';
import { createWake } from '../../src/wake.ts';
import { begin } from '../hall/tick-kill-pairs.ts';
import { realContent, realRules } from '../real-content.ts';

/** The program's own wake over a store, with the product's content and programmes, at a clock that stands at `now()`. Delivery is left out. */
export async function openWake(store: Store, now: () => number = () => begin): Promise<() => Promise<void>> {
  const { content, frequency } = await loaded();
  let ids = 0;
  return createWake({
    store,
    content,
    clock: { now, real: now },
    newId: () => `b${++ids}`,
    deliver: () => undefined,
    frequency: () => frequency,
    log: (event, details) => {
      throw new Error(`${event} ${JSON.stringify(details)}`);
    },
  });
}

/** What every placement in the store has to do, and its calendar. */
export async function framesOf(store: Store, institute = 'test') {
  const { frequency } = await loaded();
  const reading = new Reading(store);
  const people = new Map((await reading.allPeople(institute)).map((one) => [one.id, one]));
  const placements = await reading.allPlacements(institute);
  const state = { ...bareState(null), people, placements };
  return placements.flatMap((placement) => {
    const input = caseOf(state, placement, frequency);
    return input === null ? [] : [input];
  });
}

/** The product's content and programmes. */
export async function loaded() {
  const holidays = await publicHolidays('2026-01-01', '2028-12-31');
  const frequency: Frequency = { rules: realRules(), holidays };
  return { content: realContent(), frequency };
}
