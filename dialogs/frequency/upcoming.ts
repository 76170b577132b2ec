import type { Obligation } from '../content/programme.ts';
import type { Side } from './calendar.ts';
import { type Case, concerns, current, pairOf, type Standing } from './case.ts';
import { type Day, dayOf, instantAt, minuteOf, wallOf } from './days.ts';
import { mayRead, type Reader, readableFrom } from './dose.ts';
import { readyAt } from './escalate.ts';
import { behindDay, lastDay } from './moments.ts';
import { outlookOf } from './trouble.ts';
import { prepareFrom, wantedBy } from './wanted.ts';

/**
 * The next instant (ms since 1970) at which there may be something to say when nobody does anything before; null when
 * there is none. It may turn out to be nothing; it is never too late.
 */
export function upcoming(state: Case, coordinator: Reader | null): number | null {
  const outlooks = state.obligations.flatMap((obligation) => outlookOf(state, obligation).next ?? []);
  const instants = [
    ...pairOf(state.calendar).flatMap((side) => forSide(state, side, outlooks)),
    ...(coordinator === null ? [] : escalations(state, coordinator)),
  ];
  return instants.length === 0 ? null : Math.min(...instants);
}

function forSide(state: Case, side: Side, outlooks: readonly Day[]): number[] {
  const { calendar, rules, now, memory } = state;
  const { day, minute } = wallOf(now, side.zone);
  const morning = minuteOf(rules.morning);
  const days = [
    ...outlooks,
    ...state.obligations.flatMap((obligation) => daysOf(state, obligation, side, day)),
    ...memory.snoozes.flatMap(({ person, until }) => (person === side.id ? [dayOf(until)] : [])),
  ].filter((one) => one > day);
  // Something that cannot be said now waits for the next moment at which it may be: later today, or another day.
  if (wantedBy(state, side, day).some(({ kind }) => kind !== 'agenda' && kind !== 'prepare')) {
    days.push(mayRead(calendar, rules, side, now) && minute >= morning ? day + 1 : day);
  }
  const asked = state.planned.flatMap((planned) => {
    if (side.role !== 'trainee' || planned.agenda || planned.at <= now) return [];
    if (memory.prepared[`${planned.id}/${side.id}`] === planned.at) return [];
    const from = prepareFrom(state, side, planned);
    return [from > now ? from : instantAt(day + 1, morning, side.zone)].filter((at) => at < planned.at);
  });
  const earliest = Math.min(...asked, ...days.map((one) => instantAt(one, morning, side.zone)));
  return Number.isFinite(earliest) ? slots(state, side, earliest) : [];
}

/** The days on which this obligation may give a reminder to this person, and the day after its period. */
function daysOf(state: Case, obligation: Obligation, side: Side, day: Day): Day[] {
  if (obligation.silent || obligation.window === 'conversation') return [];
  const now = current(state, obligation, day);
  if (now === null) return [];
  const found = momentsOf(obligation, now, concerns(obligation, side));
  if (now.progress.state === 'open') return found;
  const later = current(state, obligation, now.window.to + 1);
  return later === null ? found : [...found, ...momentsOf(obligation, later, concerns(obligation, side))];
}

function momentsOf(obligation: Obligation, standing: Standing, concerned: boolean): Day[] {
  if (standing.progress.state !== 'open') return [];
  const own = concerned ? [behindDay(obligation, standing), lastDay(obligation, standing)] : [];
  // On the last day something asked daily may still fall behind; the day after it is told of.
  const final = concerned ? (standing.window.days.at(-1) ?? null) : null;
  return [...own, final, standing.window.to + 1].filter((one) => one !== null);
}

function escalations(state: Case, coordinator: Reader): number[] {
  return Object.values(state.memory.escalations).flatMap((escalation) => {
    const ready = readyAt(state, escalation, coordinator.zone);
    return ready === null ? [] : slots(state, coordinator, ready);
  });
}

function slots(state: Case, reader: Reader, from: number): number[] {
  const { calendar, rules, now } = state;
  const morning = minuteOf(rules.morning);
  const { day } = wallOf(now, reader.zone);
  // What may be said now has been said, or has to wait for another day.
  const waits = from <= now && mayRead(calendar, rules, reader, now) && wallOf(now, reader.zone).minute >= morning;
  const slot = readableFrom(
    calendar,
    rules,
    reader,
    waits ? instantAt(day + 1, morning, reader.zone) : Math.max(from, now + 1),
  );
  return slot === null ? [] : [slot];
}
