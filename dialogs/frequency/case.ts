import type { NudgeRules, Obligation } from '../content/programme.ts';
import type { Calendar, Side } from './calendar.ts';
import type { Day } from './days.ts';
import type { Memory } from './memory.ts';
import { type Ledger, type Progress, progressOf } from './progress.ts';
import { type Window, windowOn, windowsBefore } from './windows.ts';

/** A planned conversation: instant (ms since 1970), the kind of activity it is, and whether its agenda is made. */
export type Planned = { id: string; kind: string; at: number; agenda: boolean };

/** Everything a decision about one placement looks at. `today` is the day in the trainee's zone. */
export type Case = {
  /** How windows stand, worked out before in this decision. */
  known: Map<Window, Standing>;
  /** What lies ahead of obligations, likewise. */
  outlooks: Map<Obligation, Outlook>;
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

/** What the coordinator is to hear of: missed since the first window, up to and including the last; `notBefore` the earliest day. */
export type Trouble = { order: Day; since: Day; window: Window; notBefore: Day };
/** Whether there is trouble now, and the first later day on which there may be when nothing is done. */
export type Outlook = { trouble: Trouble | null; next: Day | null };

/** A window with how it stands. */
export type Standing = { window: Window; progress: Progress };

/** The window that holds today or the first to come, with how it stands; null when none is left. */
export function current(state: Case, obligation: Obligation, from: Day = state.today): Standing | null {
  const window = windowOn(obligation, state.calendar, from);
  return window === null ? null : standing(state, obligation, window);
}

/** The windows that have ended, latest first, each with how it stands. */
export function* ended(state: Case, obligation: Obligation): Generator<Standing> {
  for (const window of windowsBefore(obligation, state.calendar, state.today))
    yield standing(state, obligation, window);
}

/** How a window stands now. */
export function standing(state: Case, obligation: Obligation, window: Window): Standing {
  const { calendar, known, ledger, memory, today } = state;
  const found = known.get(window);
  if (found !== undefined) return found;
  const made = { window, progress: progressOf(obligation, window, calendar, ledger, memory.waivers, today) };
  known.set(window, made);
  return made;
}

/** Everybody who is of the pair: the trainee first. */
export function pairOf({ trainee, trainers }: Calendar): readonly Side[] {
  return [trainee, ...trainers];
}

/** Is it for this person to do? */
export function concerns({ who }: Obligation, { role }: Side): boolean {
  return who === 'both' || who === role;
}
