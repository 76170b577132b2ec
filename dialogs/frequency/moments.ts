import type { Obligation } from '../content/programme.ts';
import type { Standing } from './case.ts';
import type { Day } from './days.ts';

/** A period with so many practice days (about a quarter of a year) is long enough to say twice that the pair runs behind. Default; no source gives a figure. */
const longPeriod = 45;

/**
 * The practice day from which the pair runs behind, seen from what is done now: the obligation's part of the window's
 * practice days has gone and less is done than those days' share. Null when that day is the last one: then it is the
 * last chance that counts.
 */
export function behindDay(obligation: Obligation, standing: Standing): Day | null {
  return dayBehind(standing, obligation.behindAt);
}

/** In a long period the day halfway between that one and the end: the last months are long enough to make up for it. Null otherwise. */
export function behindAgain(obligation: Obligation, standing: Standing): Day | null {
  if (standing.window.days.length < longPeriod) return null;
  const day = dayBehind(standing, (obligation.behindAt + 1) / 2);
  return day === behindDay(obligation, standing) ? null : day;
}

function dayBehind({ window: { days, target }, progress }: Standing, part: number): Day | null {
  if (progress.state !== 'open') return null;
  const pace = Math.floor((progress.done * days.length) / target + 1e-9) + 1;
  const gone = Math.max(1, Math.ceil(part * days.length - 1e-9), pace);
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
