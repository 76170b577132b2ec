import type { NudgeInput } from './decide-nudges.ts';
import { type Ledger, openLedger } from './progress.ts';
import { sharedOut } from './share-out.ts';

/** What was done in a placement up to `now` (ms since 1970), as its requirements count it: one time for one moment only. */
export function ledgerOf(
  { entries, obligations, calendar, memory }: Pick<NudgeInput, 'entries' | 'obligations' | 'calendar' | 'memory'>,
  now: number,
): Ledger {
  return sharedOut(openLedger(entries, calendar, now), obligations, calendar, memory.waivers);
}
