import type { Obligation } from '../content/programme.ts';
import type { Side } from './calendar.ts';
import { type Case, concerns, current, later, pairOf, type Standing } from './case.ts';
import { type Day, dayOf, instantAt, minuteOf, wallOf } from './days.ts';
import { mayRead, type Reader, readableFrom } from './dose.ts';
import { isHeld, readyAt } from './escalate.ts';
import { behindAgain, behindDay, lastDay } from './moments.ts';
import { outlookOf } from './trouble.ts';
import { isSomethingWanted, prepareFrom } from './wanted.ts';

/**
 * The next instant (ms since 1970) at which there may be something to say when nobody does anything before; null when
 * there is none. It may turn out to be nothing; it is never too late.
 */
export function upcoming(state: Case, coordinator: Reader | null): number | null {
  const outlooks = state.obligations.flatMap((obligation) => {
    const known = state.memory.escalations[obligation.id];
    return known !== undefined && isHeld(known) ? [] : (outlookOf(state, obligation).next ?? []);
  });
  const instants = [
    ...pairOf(state.calendar).map((side) => forSide(state, side, outlooks)),
    ...(coordinator === null ? [] : escalations(state, coordinator)),
  ].filter((one) => one !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}

function forSide(state: Case, side: Side, outlooks: readonly Day[]): number | null {
  const { calendar, rules, now, memory } = state;
  const { day, minute } = wallOf(now, side.zone);
  const morning = minuteOf(rules.morning);
  let next = Number.POSITIVE_INFINITY;
  for (const one of outlooks) if (one > day && one < next) next = one;
  for (const obligation of state.obligations) next = Math.min(next, nextOf(state, obligation, side, day));
  for (const { person, until } of memory.snoozes)
    if (person === side.id && dayOf(until) > day) next = Math.min(next, dayOf(until));
  // Something that cannot be said now waits for the next moment at which it may be: later today, or another day.
  if (isSomethingWanted(state, side, day))
    next = Math.min(next, mayRead(calendar, rules, side, now) && minute >= morning ? day + 1 : day);
  const asked = state.planned.flatMap((planned) => {
    if (side.role !== 'trainee' || planned.agenda || planned.at <= now) return [];
    if (memory.prepared[`${planned.id}/${side.id}`] === planned.at) return [];
    const from = prepareFrom(state, side, planned);
    return [from > now ? from : instantAt(day + 1, morning, side.zone)].filter((at) => at < planned.at);
  });
  const earliest = Math.min(...asked, next === Number.POSITIVE_INFINITY ? next : instantAt(next, morning, side.zone));
  return earliest === Number.POSITIVE_INFINITY ? null : slotFrom(state, side, earliest);
}

/** The first day after `day` on which this obligation may give a reminder to this person, or its period is over; Infinity for none. */
function nextOf(state: Case, obligation: Obligation, side: Side, day: Day): Day {
  const none = Number.POSITIVE_INFINITY;
  if (obligation.silent || obligation.window === 'conversation') return none;
  const now = current(state, obligation, day);
  if (now === null) return none;
  const concerned = concerns(obligation, side);
  if (now.progress.state === 'open') return nextIn(obligation, now, concerned, day);
  const next = later(state, obligation, now);
  return next === null ? none : nextIn(obligation, next, concerned, day);
}

function nextIn(obligation: Obligation, standing: Standing, concerned: boolean, day: Day): Day {
  const { window, progress } = standing;
  const none = Number.POSITIVE_INFINITY;
  if (progress.state !== 'open') return none;
  const after = (one: Day | null | undefined) => (typeof one === 'number' && one > day ? one : none);
  const over = after(window.to + 1);
  if (!concerned) return over;
  // On the last day something asked daily may still fall behind; the day after it is told of.
  const behind = Math.min(after(behindDay(obligation, standing)), after(behindAgain(obligation, standing)));
  const own = Math.min(behind, after(lastDay(obligation, standing)));
  return Math.min(own, after(window.days.at(-1)), over);
}

function escalations(state: Case, coordinator: Reader): (number | null)[] {
  return Object.values(state.memory.escalations).flatMap((escalation) => {
    const ready = readyAt(state, escalation, coordinator.zone);
    return ready === null ? [] : slotFrom(state, coordinator, ready);
  });
}

function slotFrom(state: Case, reader: Reader, from: number): number | null {
  const { calendar, rules, now } = state;
  const morning = minuteOf(rules.morning);
  const { day, minute } = wallOf(now, reader.zone);
  // What may be said now has been said, or has to wait for another day.
  const waits = from <= now && mayRead(calendar, rules, reader, now) && minute >= morning;
  const first = waits ? instantAt(day + 1, morning, reader.zone) : Math.max(from, now + 1);
  return readableFrom(calendar, rules, reader, first);
}
