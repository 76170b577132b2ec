import type { Obligation } from '../content/programme.ts';
import type { Standing } from './case.ts';
import type { Day } from './days.ts';

/**
 * The practice day from which the pair runs behind, seen from what is done now: the obligation's part of the window's
 * practice days has gone and less is done than those days' share. Null when that day is the last one: then it is the
 * last chance that counts.
 */
export function behindDay(obligation: Obligation, { window, progress }: Standing): Day | null {
  const { days, target } = window;
  if (progress.state !== 'open') return null;
  const part = Math.ceil(obligation.behindAt * days.length - 1e-9);
  const pace = Math.floor((progress.done * days.length) / target + 1e-9) + 1;
  const gone = Math.max(1, part, pace);
  return gone < days.length - 1 ? (days[gone] ?? null) : null;
}

/** The last practice day of a window that is not met. What is asked daily is on track while only that day itself is left. */
export function lastDay(obligation: Obligation, { window, progress }: Standing): Day | null {
  if (progress.state !== 'open' || !obligation.lastChance) return null;
  const left = obligation.window === 'practice-day' ? window.days.length - 1 : window.target;
  return progress.done < left ? (window.days.at(-1) ?? null) : null;
}

/**
 * Is a missed window worth telling the pair? What is asked daily is told of only when it came to less than half of the
 * days; one missed day of a week is noted, no more.
 */
export function isToldOf(obligation: Obligation, { progress }: Standing): boolean {
  if (progress.state !== 'missed') return false;
  return obligation.window !== 'practice-day' || progress.done * 2 < progress.target;
}
