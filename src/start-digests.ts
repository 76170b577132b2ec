import { startDigests as startIn } from '../dialogs/overview/digest.ts';
import { institutes } from './institutes.ts';
import { keys } from './keys.ts';
import { codeOf, type Log } from './log.ts';
import { Reading } from './reading.ts';
import { type Store, StoreError } from './store/port.ts';
import { writesOnly } from './store/writes-only.ts';

/** `now` in ms since 1970; `holidays` the public ones. `newId` never gives the same twice. */
type Deps = { store: Store; now: () => number; holidays: ReadonlySet<string>; newId: () => string; log: Log };

/**
 * Sets the first Monday message of coordinators who got pairs without doing anything themselves. Who does something at that
 * very moment gets it from that. Running it again does no harm. Never rejects.
 */
export async function startDigests({ store, now, holidays, newId, log }: Deps): Promise<void> {
  try {
    for (const institute of await institutes(store)) {
      const reading = new Reading(store);
      const people = (await reading.readablePeople(institute)).filter(({ role }) => role === 'coordinator');
      if (people.every(({ digest }) => digest !== undefined)) continue;
      const placements = await reading.allPlacements(institute);
      for (const { person, due } of startIn(people, placements, now(), holidays)) {
        const key = keys.person(institute, person.id);
        const write = { key, rev: reading.revisions.get(key) ?? 0, body: person };
        await store.commit({ ...writesOnly(`digest:${newId()}`, now(), [write]), dues: [due] });
      }
    }
  } catch (fault) {
    // A program that stops meanwhile goes on with it when it starts again.
    if (fault instanceof StoreError && fault.code === 'closed') return;
    log('digests not started', { code: codeOf(fault) });
  }
}
