import { setImmediate as pause } from 'node:timers/promises';
import type { Content } from '../../dialogs/content/content.ts';
import { standsOf } from '../../dialogs/frequency/stands.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { caseOf, type Frequency } from '../../dialogs/nudges/case-of.ts';
import { Reading } from '../reading.ts';
import type { Store } from '../store/port.ts';
import { addPlacement, figureTables, noFigures } from './figures.ts';
import type { Table } from './table.ts';

/** The figures of an institute by year and programme, from the ledgers of all its placements. `now` in ms since 1970, `zone` IANA. */
export async function instituteFigures(
  store: Store,
  institute: string,
  { content, frequency, now, zone }: { content: Content; frequency: Frequency; now: number; zone: string },
): Promise<[Table, Table]> {
  const reading = new Reading(store);
  const people = new Map((await reading.allPeople(institute)).map((one): [string, Person] => [one.id, one]));
  const figures = noFigures();
  for (const placement of await reading.allPlacements(institute)) {
    const entries = await store.entries(institute, 0, placement.id);
    const memories = await reading.frequency(institute, [placement.id]);
    const state = {
      person: null,
      people,
      placements: [placement],
      sessions: new Map(),
      entries,
      frequency: memories,
      signals: [],
    };
    const input = caseOf(state, placement, frequency);
    const stands = input === null ? [] : standsOf(input, now);
    addPlacement(figures, { programmes: placement.programmes, entries, stands }, content.nl.activities, zone);
    // Thousands of ledgers take seconds: in between others get their turn.
    await pause();
  }
  return figureTables(content.nl.phrases, figures, frequency);
}
