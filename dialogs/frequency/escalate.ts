import type { Obligation } from '../content/programme.ts';
import { isPresent } from './calendar.ts';
import { type Case, pairOf, type Trouble } from './case.ts';
import { dateOf, dayOf, instantAt, minuteOf, wallOf } from './days.ts';
import { type Escalation, type Memory, remindersOf } from './memory.ts';
import { outlookOf, troubleSince, workingDaysAfter } from './trouble.ts';

/**
 * The memory with what is to be announced from now on, and without what was done meanwhile. Where nobody would hear it
 * (`hasReader` false), nothing is announced.
 */
export function announced(state: Case, hasReader: boolean): Memory {
  let { escalations } = state.memory;
  for (const obligation of state.obligations) {
    const known = escalations[obligation.id];
    if (known !== undefined && isHeld(known)) continue;
    const trouble = hasReader ? outlookOf(state, obligation).trouble : null;
    const next = follow(state, obligation, known, trouble);
    if (next !== known && next !== undefined) escalations = { ...escalations, [obligation.id]: next };
  }
  return escalations === state.memory.escalations ? state.memory : { ...state.memory, escalations };
}

/**
 * The earliest instant at which an announced escalation may go to the coordinator: so many working days after the last of
 * the pair was shown it, not earlier in the day than that was. Null while somebody still has to be shown it.
 */
export function readyAt(state: Case, escalation: Escalation, zone: string): number | null {
  if (escalation.state !== 'announced') return null;
  const { calendar, rules, today } = state;
  const missing = pairOf(calendar).filter(({ id }) => escalation.previews[id] === undefined);
  const shownTrainer = calendar.trainers.some(({ id }) => escalation.previews[id] !== undefined);
  // With two trainers, one who is away for now does not hold it up.
  if (missing.some((side) => side.role === 'trainee' || !shownTrainer || isPresent(side, today))) return null;
  const morning = minuteOf(rules.morning);
  const earliest = Object.values(escalation.previews).map((at) => {
    const { day, minute } = wallOf(at, zone);
    return instantAt(workingDaysAfter(state, day, rules.previewWorkingDays), Math.max(morning, minute), zone);
  });
  return Math.max(instantAt(dayOf(escalation.notBefore), morning, zone), ...earliest);
}

/** With the coordinator now: nothing new is announced about it until the coordinator closes or waives it. */
export function isHeld({ state }: Escalation): boolean {
  return state === 'open' || state === 'acknowledged' || state === 'contact-planned';
}

function follow(
  state: Case,
  obligation: Obligation,
  known: Escalation | undefined,
  trouble: Trouble | null,
): Escalation | undefined {
  if (trouble === null) return known?.state === 'announced' ? { ...known, state: 'cancelled' } : known;
  if (known?.state === 'announced' || (known !== undefined && trouble.order < known.order)) return known;
  if (known === undefined || trouble.order > known.order) return announcement(state, obligation, trouble);
  // What was done was taken back: nobody is shown the same announcement twice.
  return known.state === 'cancelled' ? { ...known, state: 'announced' } : known;
}

function announcement(state: Case, obligation: Obligation, trouble: Trouble): Escalation {
  const { id } = obligation;
  const { order, window, notBefore } = trouble;
  return {
    order,
    since: dateOf(troubleSince(state, obligation, trouble)),
    window: { from: dateOf(window.from), to: dateOf(window.to) },
    notBefore: dateOf(notBefore),
    state: 'announced',
    previews: {},
    sentAt: null,
    reminders: remindersOf(state.memory, id),
    line: state.memory.lines[id] ?? null,
  };
}
