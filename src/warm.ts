import { pagesOf } from './all-of.ts';
import { institutes } from './institutes.ts';
import { codeOf, type Log } from './log.ts';
import { Reading } from './reading.ts';
import { type Store, StoreError } from './store/port.ts';

/** Documents that are read and checked in one go: a few milliseconds, in which nobody else gets a turn. */
const slice = 20;

/**
 * Reads and checks beforehand what an overview of all pairs goes by, as much as is kept: with 2,500 placements that takes most of a
 * second, which the first to ask after a start would wait for. Others get their turn in between. Never rejects.
 */
export async function warm({ store, log }: { store: Store; log: Log }): Promise<void> {
  const reading = new Reading(store);
  try {
    for (const institute of await institutes(store))
      for (const kind of ['person', 'placement', 'frequency'] as const)
        for await (const some of pagesOf(store, institute, kind, slice)) if (!reading.know(kind, some)) break;
  } catch (fault) {
    // A program that stops meanwhile needs none of it.
    if (fault instanceof StoreError && fault.code === 'closed') return;
    log('warming failed', { code: codeOf(fault) });
  }
}
