import type { Obligation } from '../content/programme.ts';
import { firstAt, isWorkingDay } from './calendar.ts';
import { type Case, current, type Outlook, placeOf, type Standing, standing, type Trouble } from './case.ts';
import { type Day, monthsAfter, wallOf } from './days.ts';
import { isMadeUp } from './progress.ts';
import { type Window, windowsBefore } from './windows.ts';

// "Behind since" looks back this far at most; older history is no help and would cost time.
const lookBack = 26;

/** Whether the pair is so far behind with this obligation that an escalation has to be announced. */
export function outlookOf(state: Case, obligation: Obligation): Outlook {
  const place = placeOf(state, obligation);
  const known = state.known.outlooks[place];
  if (known !== undefined) return known;
  const outlook = lookOut(state, obligation);
  // Nothing that is decided changes it: what is announced is not over, and only what is over counts no more.
  state.known.outlooks[place] = outlook;
  return outlook;
}

function lookOut(state: Case, obligation: Obligation): Outlook {
  const { escalate } = obligation;
  if (obligation.silent || escalate === 'never' || obligation.window === 'conversation')
    return { trouble: null, next: null };
  return 'missed' in escalate ? missedInARow(state, obligation, escalate.missed) : tooLate(state, obligation);
}

/** From when on the pair is behind: since the first of several periods in a row, or once a milestone or longer period was over. */
export function troubleSince(state: Case, obligation: Obligation, { window }: Trouble): Day {
  const inARow = obligation.escalate !== 'never' && 'missed' in obligation.escalate;
  if (!inARow) return window.to + 1;
  const first = missedRun(state, obligation, lookBack).at(-1) ?? window;
  return Math.max(first.from, state.calendar.counted);
}

/** The n-th working day after (or, for a negative n, before) a day. */
export function workingDaysAfter(state: Case, day: Day, n: number): Day {
  const step = Math.sign(n);
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at += step;
    if (isWorkingDay(state.calendar, at)) left -= 1;
  }
  return at;
}

function missedInARow(state: Case, obligation: Obligation, enough: number): Outlook {
  const now = onDay(state, obligation);
  // Meanwhile it was done: whatever was missed before is over.
  if (now !== null && now.window.from <= state.today && now.progress.state === 'met')
    return { trouble: null, next: null };
  const run = missedRun(state, obligation, enough);
  const [latest] = run;
  if (latest !== undefined && run.length >= enough)
    return { trouble: { order: latest.order, window: latest, notBefore: state.today }, next: null };
  if (obligation.window !== 'practice-day') return { trouble: null, next: now === null ? null : now.window.to + 1 };
  const { practice } = state.calendar;
  const last = practice[firstAt(practice, state.today) + enough - run.length - 1];
  return { trouble: null, next: last === undefined ? null : last + 1 };
}

/** The windows missed one after another until now, latest first, so many at the most. */
function missedRun(state: Case, obligation: Obligation, most: number): Window[] {
  const run: Window[] = [];
  for (const window of endedUnits(state, obligation)) {
    if (run.length >= most || isOver(state, obligation, window)) break;
    const { progress } = standing(state, obligation, window);
    if (progress.state === 'met') break;
    if (progress.state === 'missed') run.push(window);
  }
  return run;
}

/** A milestone or longer period that ended unmet, some days or months ago; seen from the day it is to be announced. */
function tooLate(state: Case, obligation: Obligation): Outlook {
  let next: Day | null = null;
  let looked = 0;
  for (const window of windowsBefore(obligation, state.calendar, state.today)) {
    looked += 1;
    if (isOver(state, obligation, window) || looked > lookBack) break;
    if (
      standing(state, obligation, window).progress.state !== 'missed' ||
      isMadeUp(obligation, window, state.calendar, state.ledger, state.today)
    )
      continue;
    const notBefore = escalationDay(obligation, window.to);
    const announced = workingDaysAfter(state, firstWorkingDay(state, notBefore), -state.rules.previewWorkingDays);
    if (announced <= state.today) return { trouble: { order: window.order, window, notBefore }, next };
    next = announced;
  }
  return { trouble: null, next };
}

function escalationDay({ escalate }: Obligation, to: Day): Day {
  if (escalate === 'never' || 'missed' in escalate) return to + 1;
  return 'days' in escalate ? to + escalate.days : monthsAfter(to, escalate.months);
}

function firstWorkingDay(state: Case, day: Day): Day {
  return isWorkingDay(state.calendar, day) ? day : workingDaysAfter(state, day, 1);
}

/** Was this window part of an escalation that the coordinator ended, or missed by the time that was ended? */
function isOver({ memory, calendar }: Case, { id }: Obligation, window: Window): boolean {
  const known = memory.escalations[id];
  if (known === undefined || (known.state !== 'closed' && known.state !== 'waived')) return false;
  if (window.order <= known.order) return true;
  return known.handled !== undefined && window.to < wallOf(known.handled, calendar.trainee.zone).day;
}

function onDay(state: Case, obligation: Obligation): Standing | null {
  if (obligation.window !== 'practice-day') return current(state, obligation);
  const { practice } = state.calendar;
  const day = practice[firstAt(practice, state.today)];
  return day === undefined ? null : standing(state, obligation, dayWindow(day, obligation));
}

/** What is asked daily is counted in days here, everything else in windows. */
function* endedUnits(state: Case, obligation: Obligation): Generator<Window> {
  if (obligation.window !== 'practice-day') return yield* windowsBefore(obligation, state.calendar, state.today);
  const { practice } = state.calendar;
  for (let at = firstAt(practice, state.today) - 1; at >= 0; at -= 1) yield dayWindow(practice[at] ?? 0, obligation);
}

function dayWindow(day: Day, { min }: Obligation): Window {
  return { order: day, from: day, to: day, days: [day], target: min };
}
