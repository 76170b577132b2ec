import type { NudgeRules, Obligation } from '../content/programme.ts';
import type { Calendar, Side } from './calendar.ts';
import { type Case, current, nothingKnown, type Planned, pairOf } from './case.ts';
import { dateOf, dayOf, minuteOf, mondayOf, wallOf } from './days.ts';
import { mayRead, roomFor } from './dose.ts';
import { announced, readyAt } from './escalate.ts';
import { ledgerOf } from './ledger-of.ts';
import { contactOf, firstDayOf, type Memory } from './memory.ts';
import { lastDay } from './moments.ts';
import type { Done } from './progress.ts';
import { remembered, settled } from './remembered.ts';
import { upcoming } from './upcoming.ts';
import { type Item, type Kind, keyOf, wantedBy } from './wanted.ts';

/** What is known of a placement when something may have to be said. `elsewhere`: moments of messages to a person about other placements. */
export type NudgeInput = {
  placement: string;
  obligations: readonly Obligation[];
  calendar: Calendar;
  coordinator: { id: string; zone: string } | null;
  entries: readonly Done[];
  planned: readonly Planned[];
  rules: NudgeRules;
  memory: Memory;
  elsewhere?: ReadonlyMap<string, readonly number[]>;
};

/** One obligation in a message, most urgent first. Dates `YYYY-MM-DD`. `key` is decided once. */
export type NudgeItem = {
  key: string;
  kind: Kind;
  obligation: string | null;
  window: { from: string; to: string };
  done: number;
  target: number;
};

/** Everything for one person at one moment, as one message. `key` is one per person, placement and day. */
export type Nudge = {
  key: string;
  to: string;
  role: Side['role'] | 'coordinator';
  kind: Kind;
  at: number;
  items: readonly NudgeItem[];
};

/** What to say now, what to remember of it, and when to look again (ms since 1970; null: never). */
export type NudgeDecision = { said: Nudge[]; memory: Memory; next: number | null };

/** Decides what has to be said about a placement at this moment. Deciding again with the memory it gave says nothing more. */
export function decideNudges(input: NudgeInput, now: number): NudgeDecision {
  const { calendar, placement, coordinator, obligations, planned, rules } = input;
  const today = wallOf(now, calendar.trainee.zone).day;
  // What ended with the placement is still decided; after that it is silent.
  if (today > calendar.end + rules.daysAfter) return { said: [], memory: input.memory, next: null };
  const ledger = ledgerOf(input, now);
  let state: Case = {
    known: nothingKnown(obligations),
    placement,
    obligations,
    calendar,
    ledger,
    planned,
    rules,
    memory: input.memory,
    now,
    today,
  };
  state = { ...state, memory: settled(state) };
  state = { ...state, memory: announced(state, coordinator !== null) };
  const said: Nudge[] = [];
  for (const side of pairOf(calendar)) {
    const items = sayable(state, side, input.elsewhere?.get(side.id) ?? []);
    if (items.length === 0) continue;
    said.push(nudge(state, side, items));
    state = { ...state, memory: remembered(state, side.id, items) };
  }
  const reader = coordinator === null ? null : { ...coordinator, role: 'coordinator' as const };
  const hasBegun = (zone: string) => wallOf(now, zone).minute >= minuteOf(rules.morning);
  if (reader !== null && mayRead(calendar, rules, reader, now) && hasBegun(reader.zone)) {
    const room = roomFor(rules, reader.zone, contactOf(state.memory, reader.id).sent, now);
    const ready = room.today > 0 && !room.ahead ? readyOnes(state, reader.zone) : [];
    if (ready.length > 0) {
      said.push(nudge(state, reader, ready));
      state = { ...state, memory: remembered(state, reader.id, ready) };
    }
  }
  return { said, memory: state.memory, next: upcoming(state, reader) };
}

/** What may be said to a person now of what is wanted; the rest waits or lapses. */
function sayable(state: Case, side: Side, elsewhere: readonly number[]): Item[] {
  const { calendar, rules, now, memory } = state;
  if (!mayRead(calendar, rules, side, now)) return [];
  const room = roomFor(rules, side.zone, [...contactOf(memory, side.id).sent, ...elsewhere], now);
  if (room.today <= 0 || room.week <= 0 || room.ahead) return [];
  const { day, minute } = wallOf(now, side.zone);
  if (minute < minuteOf(rules.morning)) return [];
  const wanted = wantedBy(state, side, day);
  if (wanted.length === 0) state.known.quiet.set(side.id, memory);
  const first = wanted.find(({ from }) => from <= now);
  if (first === undefined) return [];
  const canWait = first.kind === 'behind' || first.kind === 'missed' || first.kind === 'return';
  if (canWait && room.week === 1 && isLastChanceAhead(state, side)) return [];
  // What comes later today comes along now: there is one message a day.
  return wanted;
}

/** Is there a last chance later this week, for which the last message of the week is kept? */
function isLastChanceAhead(state: Case, side: Side): boolean {
  const { day } = wallOf(state.now, side.zone);
  return state.obligations.some((obligation) => {
    if (obligation.silent || obligation.window === 'practice-day' || obligation.window === 'conversation') return false;
    const now = current(state, obligation, day);
    const last =
      now === null || (obligation.who !== 'both' && obligation.who !== side.role) ? null : lastDay(obligation, now);
    return last !== null && last > day && last < mondayOf(day) + 7;
  });
}

function readyOnes(state: Case, zone: string): Item[] {
  return state.obligations.flatMap(({ id }): Item[] => {
    const known = state.memory.escalations[id];
    const ready = known === undefined ? null : readyAt(state, known, zone);
    if (known === undefined || ready === null || ready > state.now) return [];
    const window = { from: dayOf(firstDayOf(known)), to: dayOf(known.window.to) };
    return [{ kind: 'escalation', obligation: id, order: known.order, window, done: 0, target: 0, from: 0, mark: '' }];
  });
}

function nudge(state: Case, to: { id: string; role: Nudge['role']; zone: string }, items: readonly Item[]): Nudge {
  const { placement, now } = state;
  return {
    key: `${placement}/${to.id}/${dateOf(wallOf(now, to.zone).day)}`,
    to: to.id,
    role: to.role,
    kind: items[0]?.kind ?? 'missed',
    at: now,
    items: items.map((one) => ({
      key: keyOf(placement, one, to.id),
      kind: one.kind,
      obligation: one.obligation,
      window: { from: dateOf(one.window.from), to: dateOf(one.window.to) },
      done: one.done,
      target: one.target,
    })),
  };
}
