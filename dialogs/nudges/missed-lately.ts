import type { Obligation } from '../content/programme.ts';
import { dateOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { ledgerOf } from '../frequency/ledger-of.ts';
import { isToldOf } from '../frequency/moments.ts';
import { progressOf } from '../frequency/progress.ts';
import { windowsBefore } from '../frequency/windows.ts';

/** Something that was not reached, or of which the coordinator is about to hear; dates `YYYY-MM-DD`, both included. */
export type Missed = { obligation: Obligation; from: string; to: string };

/** A month: longer ago is no longer what a message of these days was about. */
const lately = 31;

/** What an own line or a waiver afterwards can be about: the latest period of each requirement where that was missed not long ago. */
export function missedLately(input: NudgeInput, now: number): Missed[] {
  const { obligations, calendar, memory } = input;
  const today = wallOf(now, calendar.trainee.zone).day;
  const ledger = ledgerOf(input, now);
  return obligations.flatMap((obligation): Missed[] => {
    const known = memory.escalations[obligation.id];
    if (known?.state === 'announced') return [{ obligation, from: known.since, to: known.window.to }];
    if (obligation.silent || obligation.window === 'conversation') return [];
    const [window] = windowsBefore(obligation, calendar, today);
    if (window === undefined || window.to < today - lately) return [];
    const progress = progressOf(obligation, window, calendar, ledger, memory.waivers, today);
    return isToldOf(obligation, { window, progress })
      ? [{ obligation, from: dateOf(window.from), to: dateOf(window.to) }]
      : [];
  });
}
