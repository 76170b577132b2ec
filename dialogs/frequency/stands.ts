import type { Obligation } from '../content/programme.ts';
import { dateOf, wallOf } from './days.ts';
import type { NudgeInput } from './decide-nudges.ts';
import { ledgerOf } from './ledger-of.ts';
import { type Progress, progressOf } from './progress.ts';
import { windowsOf } from './windows.ts';

/** How one period of one requirement stands; dates `YYYY-MM-DD`, both included. */
export type Stand = { obligation: Obligation; from: string; to: string; isRunning: boolean; progress: Progress };

/**
 * Every period of a placement that has begun, by requirement and then by date; of what is asked of `who` alone where that is
 * given. Those that ask for nothing are left out. `now` in ms since 1970.
 */
export function standsOf(input: NudgeInput, now: number, who?: Obligation['who']): Stand[] {
  const { obligations, calendar, memory } = input;
  const ledger = ledgerOf(input, now);
  const { day } = wallOf(now, calendar.trainee.zone);
  return obligations
    .filter(({ silent, window }) => !silent && window !== 'conversation')
    .filter((obligation) => who === undefined || obligation.who === who)
    .flatMap((obligation) =>
      windowsOf(obligation, calendar)
        .filter(({ from }) => from <= day)
        .map((window) => ({
          obligation,
          from: dateOf(window.from),
          to: dateOf(window.to),
          isRunning: window.to >= day,
          progress: progressOf(obligation, window, calendar, ledger, memory.waivers, day),
        })),
    )
    .filter(({ progress }) => progress.state !== 'free');
}
