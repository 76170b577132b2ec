import type { NudgeRules, Obligation } from '../content/programme.ts';
import type { Calendar, Side } from './calendar.ts';
import type { Day } from './days.ts';
import type { Memory } from './memory.ts';
import { placesOf } from './obligations.ts';
import { type Ledger, type Progress, progressOf } from './progress.ts';
import { around, type Window, windowOn } from './windows.ts';

/** A planned conversation: instant (ms since 1970), the kind of activity it is, and whether its agenda is made. */
export type Planned = { id: string; kind: string; at: number; agenda: boolean };

/** Everything a decision about one placement looks at. `today` is the day in the trainee's zone. */
export type Case = {
  known: Known;
  placement: string;
  obligations: readonly Obligation[];
  calendar: Calendar;
  ledger: Ledger;
  planned: readonly Planned[];
  rules: NudgeRules;
  memory: Memory;
  now: number;
  today: Day;
};

/** What the coordinator is to hear of: the last window that was missed; `notBefore` the earliest day. */
export type Trouble = { order: Day; window: Window; notBefore: Day };
/** Whether there is trouble now, and the first later day on which there may be when nothing is done. */
export type Outlook = { trouble: Trouble | null; next: Day | null };

/** A window with how it stands. */
export type Standing = { window: Window; progress: Progress };

/**
 * What was worked out before in this decision, by the obligation's place in the list: the window of today, the one after
 * it, the one that ended last, and what lies ahead. A map for each would cost more than what it spares.
 */
export type Known = {
  places: ReadonlyMap<Obligation, number>;
  current: (Standing | null | undefined)[];
  later: (Standing | null | undefined)[];
  latest: (Standing | null | undefined)[];
  outlooks: (Outlook | undefined)[];
  /** Whom nothing had to be said to, with the memory that held then. */
  quiet: Map<string, Memory>;
};

/** Nothing is worked out yet. */
export function nothingKnown(obligations: readonly Obligation[]): Known {
  return { places: placesOf(obligations), current: [], later: [], latest: [], outlooks: [], quiet: new Map() };
}

/** The window that holds a day (today) or the first to come, with how it stands; null when none is left. */
export function current(state: Case, obligation: Obligation, from: Day = state.today): Standing | null {
  // Another day only comes up where two people live in two zones.
  if (from !== state.today) return ifAny(state, obligation, windowOn(obligation, state.calendar, from));
  const { current: known } = state.known;
  const place = placeOf(state, obligation);
  known[place] ??= ifAny(state, obligation, around(obligation, state.calendar, from).on);
  return known[place] ?? null;
}

/** The window after a current one. */
export function later(state: Case, obligation: Obligation, now: Standing): Standing | null {
  const { current: first, later: known } = state.known;
  const place = placeOf(state, obligation);
  if (now !== first[place]) return ifAny(state, obligation, windowOn(obligation, state.calendar, now.window.to + 1));
  known[place] ??= ifAny(state, obligation, around(obligation, state.calendar, state.today).after);
  return known[place] ?? null;
}

/** The window that ended last, with how it stands. */
export function latestEnded(state: Case, obligation: Obligation): Standing | null {
  const { latest: known } = state.known;
  const place = placeOf(state, obligation);
  known[place] ??= ifAny(state, obligation, around(obligation, state.calendar, state.today).before);
  return known[place] ?? null;
}

/** How a window stands now. */
export function standing(state: Case, obligation: Obligation, window: Window): Standing {
  const { calendar, ledger, memory, today } = state;
  return { window, progress: progressOf(obligation, window, calendar, ledger, memory.waivers, today) };
}

function ifAny(state: Case, obligation: Obligation, window: Window | null): Standing | null {
  return window === null ? null : standing(state, obligation, window);
}

/** The place of an obligation in the list. */
export function placeOf({ known, obligations }: Case, obligation: Obligation): number {
  return known.places.get(obligation) ?? obligations.length;
}

/** Everybody who is of the pair: the trainee first. */
export function pairOf({ trainee, trainers }: Calendar): readonly Side[] {
  return [trainee, ...trainers];
}

/** Is it for this person to do? */
export function concerns({ who }: Obligation, { role }: Side): boolean {
  return who === 'both' || who === role;
}
