import type { Obligation } from '../../dialogs/content/programme.ts';
import { dateOf, wallOf } from '../../dialogs/frequency/days.ts';
import type { NudgeInput } from '../../dialogs/frequency/decide-nudges.ts';
import { ledgerOf } from '../../dialogs/frequency/ledger-of.ts';
import { type Progress, progressOf } from '../../dialogs/frequency/progress.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';

/** How one period of one requirement stands; dates `YYYY-MM-DD`, both included. */
export type Stand = { obligation: Obligation; from: string; to: string; progress: Progress };

/** Every period of a placement that has begun, by requirement and then by date. Those that ask for nothing are left out. */
export function standsOf(input: NudgeInput, now: number): Stand[] {
  const { obligations, calendar, memory } = input;
  const ledger = ledgerOf(input, now);
  const { day } = wallOf(now, calendar.trainee.zone);
  return obligations
    .filter(({ silent, window }) => !silent && window !== 'conversation')
    .flatMap((obligation) =>
      windowsOf(obligation, calendar)
        .filter(({ from }) => from <= day)
        .map((window) => ({
          obligation,
          from: dateOf(window.from),
          to: dateOf(window.to),
          progress: progressOf(obligation, window, calendar, ledger, memory.waivers, day),
        })),
    )
    .filter(({ progress }) => progress.state !== 'free');
}
