import type { NudgeRules, Obligation } from '../content/programme.ts';
import type { Calendar, Side } from './calendar.ts';
import { type Case, current, nothingKnown, type Planned, pairOf } from './case.ts';
import { dateOf, dayOf, minuteOf, mondayOf, wallOf } from './days.ts';
import { mayRead, type Room, roomFor } from './dose.ts';
import { announced, readyAt } from './escalate.ts';
import { ledgerOf } from './ledger-of.ts';
import { contactOf, firstDayOf, type Memory } from './memory.ts';
import { lastDay } from './moments.ts';
import type { Done } from './progress.ts';
import { remembered, settled } from './remembered.ts';
import { upcoming } from './upcoming.ts';
import { type Item, type Kind, keyOf, urgencyOf, wantedBy } from './wanted.ts';

/**
 * What is known of a placement when something may have to be said. `elsewhere`: moments of messages to a person about other
 * placements. `returns`: the days (YYYY-MM-DD) on which an agreement is brought back to a person.
 */
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
  returns?: ReadonlyMap<string, readonly string[]>;
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

/**
 * Everything for one person at one moment, as one message. `key` is one per person, placement and day. `beside`: what goes
 * along about the person's other placements.
 */
export type Nudge = {
  key: string;
  to: string;
  role: Side['role'] | 'coordinator';
  kind: Kind;
  at: number;
  items: readonly NudgeItem[];
  beside?: readonly { placement: string; items: readonly NudgeItem[] }[];
};

/**
 * What to say now, what to remember of it, and when to look again (ms since 1970; null: never). `beside`: what to remember of
 * the other placements, where something was said about them.
 */
export type NudgeDecision = {
  said: Nudge[];
  memory: Memory;
  next: number | null;
  beside: ReadonlyMap<string, Memory>;
};

/**
 * Decides what has to be said about a placement at this moment. Deciding again with the memory it gave says nothing more.
 * `beside`: the other placements of its people. Somebody hears of all of theirs in one message, or the first to speak would
 * take the day from the others.
 */
export function decideNudges(input: NudgeInput, now: number, beside: readonly NudgeInput[] = []): NudgeDecision {
  const { calendar, coordinator, rules } = input;
  let state = opened(input, now);
  if (state === null) return { said: [], memory: input.memory, next: null, beside: new Map() };
  const others = new Map<string, Case>();
  const told = new Map<string, Memory>();
  const said: Nudge[] = [];
  for (const side of pairOf(calendar)) {
    const room = roomFor(
      rules,
      side.zone,
      [...contactOf(state.memory, side.id).sent, ...(input.elsewhere?.get(side.id) ?? [])],
      now,
    );
    if (room.today <= 0 || room.week <= 0 || room.ahead) continue;
    const own = partOf(state, side);
    if (own.items.length === 0) continue;
    const along = beside.flatMap((one) => besideOf(one, side.id, now, others));
    if (!isSayable([own, ...along], room, input.returns?.get(side.id) ?? [])) continue;
    const parts = along.filter(({ items }) => items.length > 0);
    said.push({ ...nudge(state, side, own.items), ...withBeside(own, parts) });
    state = { ...state, memory: remembered(state, side.id, own.items) };
    for (const { state: other, items } of parts) {
      const memory = remembered(other, side.id, items);
      others.set(other.placement, { ...other, memory });
      told.set(other.placement, memory);
    }
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
  return { said, memory: state.memory, next: upcoming(state, reader), beside: told };
}

/** The placement as it stands at this moment, with what is announced from now on; null once all that ended with it is decided. */
function opened(input: NudgeInput, now: number): Case | null {
  const { calendar, placement, coordinator, obligations, planned, rules, memory } = input;
  const today = wallOf(now, calendar.trainee.zone).day;
  // What ended with the placement is still decided; after that it is silent.
  if (today > calendar.end + rules.daysAfter) return null;
  const known = nothingKnown(obligations);
  const ledger = ledgerOf(input, now);
  let state: Case = { known, placement, obligations, calendar, ledger, planned, rules, memory, now, today };
  state = { ...state, memory: settled(state) };
  return { ...state, memory: announced(state, coordinator !== null) };
}

/** A placement and what of it may be said to somebody now, were there room for it; what comes later today comes along. */
type Part = { state: Case; side: Side; items: Item[] };

function partOf(state: Case, side: Side): Part {
  const { calendar, rules, now, memory } = state;
  const { day, minute } = wallOf(now, side.zone);
  if (!mayRead(calendar, rules, side, now) || minute < minuteOf(rules.morning)) return { state, side, items: [] };
  const items = wantedBy(state, side, day);
  if (items.length === 0) state.known.quiet.set(side.id, memory);
  return { state, side, items };
}

/** What another placement adds to a message to this person; nothing where they are not of it. */
function besideOf(input: NudgeInput, person: string, now: number, others: Map<string, Case>): Part[] {
  const side = pairOf(input.calendar).find(({ id }) => id === person);
  const state = side === undefined ? null : (others.get(input.placement) ?? opened(input, now));
  if (side === undefined || state === null) return [];
  others.set(input.placement, state);
  return [partOf(state, side)];
}

function withBeside(own: Part, parts: readonly Part[]): Pick<Nudge, 'kind' | 'beside'> | null {
  if (parts.length === 0) return null;
  const kinds = [own, ...parts].flatMap(({ items }) => items[0]?.kind ?? []);
  const kind = kinds.sort((one, other) => urgencyOf(one) - urgencyOf(other))[0] ?? 'missed';
  return {
    kind,
    beside: parts.map(({ state, side, items }) => ({
      placement: state.placement,
      items: itemsOf(state.placement, side.id, items),
    })),
  };
}

/** May this be said now? The last message of a week is kept for a last chance, or for what is brought back later that week. */
function isSayable(parts: readonly Part[], room: Room, returns: readonly string[]): boolean {
  const due = parts.flatMap(({ state, items }) => items.filter(({ from }) => from <= state.now));
  if (due.length === 0) return false;
  const canWait = due.every(({ kind }) => kind === 'behind' || kind === 'missed' || kind === 'return');
  if (!canWait || room.week > 1) return true;
  return !parts.some(({ state, side }) => isLastChanceAhead(state, side) || isReturnAhead(state, side, returns));
}

function isReturnAhead({ now }: Case, { zone }: Side, returns: readonly string[]): boolean {
  const { day } = wallOf(now, zone);
  // What falls in a weekend is brought back on the Monday after it.
  return returns.map(dayOf).some((one) => one > day && one < mondayOf(day) + 5);
}

/** Is there a last chance later this week? Of that nobody hears who no longer answers. */
function isLastChanceAhead(state: Case, side: Side): boolean {
  if (contactOf(state.memory, side.id).unanswered >= state.rules.silentAfter) return false;
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
    items: itemsOf(placement, to.id, items),
  };
}

function itemsOf(placement: string, person: string, items: readonly Item[]): NudgeItem[] {
  return items.map((one) => ({
    key: keyOf(placement, one, person),
    kind: one.kind,
    obligation: one.obligation,
    window: { from: dateOf(one.window.from), to: dateOf(one.window.to) },
    done: one.done,
    target: one.target,
  }));
}
