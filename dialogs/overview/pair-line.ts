import { addDays } from '../dates/calendar.ts';
import { wallAt } from '../dates/zone.ts';
import { dayOf } from '../frequency/days.ts';
import type { Escalation, Memory } from '../frequency/memory.ts';
import type { State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Signal } from '../model/signal.ts';
import { joined, type World } from '../session/world.ts';
import { oversees } from './oversees.ts';
import { signs } from './remember-weeks.ts';

/** How far back an overview looks, in days: four weeks. Pairs that ended before are left out. */
export const overviewDays = 28;

const dayMs = 86_400_000;

/** How a pair is doing, the most pressing first. */
type PairState = 'attention' | 'consultation' | 'on-track';

/** An escalation that was passed on to the coordinator, by the obligation's id. */
export type Passed = { obligation: string; escalation: Escalation };

/**
 * One pair as its coordinator sees it, from what is stored and without counting anything again. `passed` is still open,
 * `missed` are the obligations whose latest period was not met; `signals` are open and this coordinator's own.
 */
export type PairLine = {
  placement: Placement;
  name: string;
  state: PairState;
  passed: readonly Passed[];
  missed: readonly string[];
  signals: Signal[];
  unreached: Person[];
};

type Seen = { state: Pick<State, 'placements' | 'frequency' | 'signals'>; world: World; person: Person };

/** Every pair in this coordinator's care that runs or ended lately; what needs most comes first. */
export function pairLines({ state, world, person }: Seen): PairLine[] {
  const since = addDays(wallAt(world.now, person.zone).date, -overviewDays);
  const open = state.signals.filter(({ coordinator, state: how }) => coordinator === person.id && how !== 'closed');
  const signals = Map.groupBy(open, ({ placement }) => placement);
  return state.placements
    .filter((placement) => placement.end >= since && oversees(person, placement))
    .map((placement) => lineOf(world, placement, state.frequency.get(placement.id), signals.get(placement.id) ?? []))
    .map((line) => ({ line, need: needOf(line) }))
    .sort((one, other) => other.need - one.need || (one.line.name < other.line.name ? -1 : 1))
    .map(({ line }) => line);
}

/** One pair. */
export function lineOf(world: World, placement: Placement, memory: Memory | undefined, signals: Signal[]): PairLine {
  const people = [placement.trainee, ...placement.trainers].map((id) => world.people.get(id));
  const { passed, missed } = memory === undefined ? nothing : troubleIn(memory);
  const isNew = passed.some(({ escalation }) => escalation.state === 'open') || signals.some(isUnread);
  return {
    placement,
    name: joined(people.map((one) => one?.name ?? '?')),
    state: isNew || missed.length > 0 ? 'attention' : passed.length + signals.length > 0 ? 'consultation' : 'on-track',
    passed,
    missed,
    signals,
    unreached: people.filter((one) => one !== undefined).filter(({ reach }) => reach?.state === 'unreachable'),
  };
}

type Trouble = Pick<PairLine, 'passed' | 'missed'>;
const nothing: Trouble = { passed: [], missed: [] };

// What is remembered never changes in place, and most of it is the same each time the overview is opened.
const known = new WeakMap<Memory, Trouble>();

function troubleIn(memory: Memory): Trouble {
  const found = known.get(memory);
  if (found !== undefined) return found;
  const passed = passedIn(memory).filter(({ escalation }) => isUnderWay(escalation));
  const made = { passed, missed: missedIn(memory) };
  known.set(memory, made);
  return made;
}

/** Escalations that were passed on, whatever became of them. One that is only announced is still the pair's own. */
export function passedIn({ escalations }: Memory): Passed[] {
  return Object.entries(escalations)
    .map(([obligation, escalation]) => ({ obligation, escalation }))
    .filter(({ escalation }) => escalation.sentAt !== null && !['announced', 'cancelled'].includes(escalation.state));
}

function isUnderWay({ state }: Escalation): boolean {
  return state !== 'waived' && state !== 'closed';
}

function isUnread({ state }: Signal): boolean {
  return state === 'sent';
}

/** Obligations whose latest period that asked something was missed, unless the coordinator has it in hand or ended it. */
function missedIn({ weeks, escalations }: Memory): string[] {
  if (weeks === undefined) return [];
  return Object.entries(weeks.rows).flatMap(([id, row]) => {
    let last = row.length - 1;
    while (last >= 0 && row[last] === signs.free) last -= 1;
    if (row[last] !== signs.missed) return [];
    const known = escalations[id];
    if (known === undefined || known.sentAt === null) return [id];
    // What was missed by the time it was ended is ended with it; a week that still ran then is not.
    const monday = weeks.until - 7 * (row.length - last);
    const isOver = dayOf(known.window.to) >= monday || (known.handled ?? 0) / dayMs >= monday + 7;
    return isUnderWay(known) || isOver ? [] : [id];
  });
}

/** What asks for the coordinator first: a worry nobody has read, then what was passed on, then what was missed. */
function needOf({ state, passed, missed, signals, unreached }: PairLine): number {
  const open = passed.filter(({ escalation }) => escalation.state === 'open').length;
  const news = (signals.some(isUnread) ? 4000 : 0) + (open > 0 ? 2000 : 0) + Math.min(open, 9) * 100;
  const rest = state === 'consultation' ? 20 : Math.min(missed.length, 60) + (state === 'attention' ? 30 : 0);
  return news + rest + (unreached.length > 0 ? 10 : 0);
}
