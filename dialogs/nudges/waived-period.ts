import { type Phrases, say } from '../content/phrases.ts';
import { dateOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { type Escalation, firstDayOf, type Memory } from '../frequency/memory.ts';
import { windowOn } from '../frequency/windows.ts';
import { obligationIn } from './case-of.ts';
import { missedLately } from './missed-lately.ts';
import { sayDay } from './nudge-message-dates.ts';

/** Dates (YYYY-MM-DD), both included. */
export type Period = { from: string; to: string };

/**
 * The period that a waiver of a requirement is about when it is asked for or given at `at` (ms since 1970): what the coordinator
 * was told of, what was missed lately (`past`), or what runs. Null when there is none.
 */
export function waivedPeriod(memory: Memory, input: NudgeInput, id: string, past: boolean, at: number): Period | null {
  const known = memory.escalations[id];
  if (known !== undefined && isWithCoordinator(known)) return { from: firstDayOf(known), to: known.window.to };
  const period = past ? missedOf(input, id, at) : runningOf(input, id, at);
  const announced = known?.state === 'announced' ? known : undefined;
  const from = announced === undefined ? period?.from : firstDayOf(announced);
  const to = period?.to ?? announced?.window.to;
  return from === undefined || to === undefined ? null : { from, to };
}

/** With the coordinator, and not ended. */
export function isWithCoordinator({ state, sentAt }: Escalation): boolean {
  return sentAt !== null && state !== 'cancelled' && state !== 'waived' && state !== 'closed';
}

/** A requirement by name with the period it is about, in full: it is read later, and by others than who asked. */
export function sayWaived(phrases: Phrases, label: string, period: Period | null): string {
  if (period === null) return label;
  const [from, to] = [sayDay(period.from), sayDay(period.to)];
  const window = from === to ? from : say(phrases, 'nudge.through', { from, to });
  return say(phrases, 'waiver.what', { label, window });
}

function missedOf(input: NudgeInput, id: string, at: number): Period | undefined {
  return missedLately(input, at).find(({ obligation }) => obligation.id === id);
}

function runningOf(input: NudgeInput, id: string, at: number): Period | undefined {
  const obligation = obligationIn(input, id);
  const day = wallOf(at, input.calendar.trainee.zone).day;
  const window = obligation === undefined ? null : windowOn(obligation, input.calendar, day);
  return window === null ? undefined : { from: dateOf(window.from), to: dateOf(window.to) };
}
