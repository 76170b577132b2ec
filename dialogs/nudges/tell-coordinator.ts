import { weekdayOf } from '../dates/calendar.ts';
import { wallAt } from '../dates/zone.ts';
import { dateOf, instantAt, minuteOf, wallOf } from '../frequency/days.ts';
import type { Decision, DueChange, State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { languageFor, type World } from '../session/world.ts';
import { caseOf, type Frequency, memoryOf, obligationIn } from './case-of.ts';
import { escalationMessage, type Told } from './escalation-message.ts';

/** So long after the morning's reminders, in ms: what they find ready comes along. */
const gather = 60_000;
/** What one form can let choose from; more is counted in the same message, and stands in the overview. */
const most = 50;
const searchDays = 30;

/**
 * The moment at which a coordinator is told of what is ready at `now` (ms): a minute into the morning of a working day, the
 * same for all pairs, so that it is one message a day.
 */
export function tellDue(placement: Placement, coordinator: Person, frequency: Frequency, now: number): DueChange {
  return dueAt(placement, coordinator, slotFor(coordinator, frequency, now, new Set()));
}

/** Everything that is ready for a coordinator as one message: on a working day, within hours. */
export function tellCoordinator(world: World, state: State, id: string, frequency: Frequency): Partial<Decision> {
  const person = world.people.get(id);
  if (person === undefined) return {};
  const all = toldIn(state, id, frequency);
  const waiting = all.filter(({ escalation }) => escalation.told === null && escalation.sentAt !== null);
  const days = new Set(all.flatMap(({ escalation: { told } }) => (told ? [dayAt(person, told.at)] : [])));
  const today = dayAt(person, world.now);
  const isNow = isOpen(person, frequency, world.now) && !days.has(today);
  const byPair = Map.groupBy(waiting, ({ placement }) => placement);
  const pairs = [...byPair.keys()];
  const next = slotFor(person, frequency, world.now, days);
  const dues = isNow ? [] : pairs.map((placement) => dueAt(placement, person, next));
  dues.push(...handedOver(world, state, id, frequency));
  if (!isNow || waiting.length === 0) return { dues };
  const listed = firstOf(byPair);
  const rest = pairs.length - listed.length;
  const key = `${person.institute}/escalations/${id}/${today}/${pairs[0]?.id ?? ''}`;
  const mark = { at: world.now, key, pairs: listed.map((placement) => placement.id), ...(rest > 0 && { rest }) };
  const counted = { at: world.now, key, pairs: [] };
  const told = waiting.map((one) => ({
    ...one,
    escalation: { ...one.escalation, told: listed.includes(one.placement) ? mark : counted },
  }));
  const toldBy = Map.groupBy(told, ({ placement }) => placement);
  const shown = told.filter(({ placement }) => listed.includes(placement));
  const { phrases } = languageFor(world, id);
  return {
    said: [{ key, to: id, message: escalationMessage(world, phrases, shown), replaces: null }],
    frequency: pairs.map((placement) => {
      const memory = memoryOf(state, placement.id);
      const mine = toldBy.get(placement) ?? [];
      const changed = Object.fromEntries(mine.map(({ obligation, escalation }) => [obligation, escalation]));
      return {
        institute: placement.institute,
        placement: placement.id,
        memory: { ...memory, escalations: { ...memory.escalations, ...changed } },
      };
    }),
    dues,
  };
}

/** As many pairs as one form can hold, each with all of theirs. */
function firstOf(byPair: ReadonlyMap<Placement, readonly Told[]>): Placement[] {
  const listed: Placement[] = [];
  let count = 0;
  for (const [placement, { length }] of byPair) {
    count += length;
    if (count > most && listed.length > 0) break;
    listed.push(placement);
  }
  return listed;
}

/** Of pairs that got another coordinator meanwhile, that one is told. */
function handedOver(world: World, state: State, id: string, frequency: Frequency): DueChange[] {
  return state.placements.flatMap((placement) => {
    const { coordinator } = placement;
    const person = coordinator === null || coordinator === id ? undefined : world.people.get(coordinator);
    return person === undefined ? [] : [tellDue(placement, person, frequency, world.now)];
  });
}

/** Everything of which this coordinator is to hear or heard, by pair. */
export function toldIn(state: State, coordinator: string, frequency: Frequency): Told[] {
  return state.placements
    .filter((placement) => placement.coordinator === coordinator)
    .flatMap((placement) => {
      const escalations = Object.entries(memoryOf(state, placement.id).escalations);
      const input = escalations.length === 0 ? null : caseOf(state, placement, frequency);
      if (input === null) return [];
      return escalations.map(([obligation, escalation]) => ({
        placement,
        obligation,
        label: obligationIn(input, obligation)?.label ?? obligation,
        escalation,
      }));
    });
}

function dueAt({ institute, id }: Placement, coordinator: Person, at: number): DueChange {
  return {
    key: `${institute}/escalations/${coordinator.id}/${id}`,
    at,
    institute,
    kind: 'escalations',
    subject: `${coordinator.id}|${id}`,
  };
}

/** A minute into the next morning from `now` on (ms), on a working day that is none of `not`. */
function slotFor(person: Person, { rules, holidays }: Frequency, now: number, not: ReadonlySet<string>): number {
  const { day: today } = wallOf(now, person.zone);
  for (let day = today; day < today + searchDays; day += 1) {
    const at = instantAt(day, minuteOf(rules.nudges.morning), person.zone) + gather;
    const date = dateOf(day);
    if (at > now && isWorkingDay(date, holidays) && !not.has(date)) return at;
  }
  return now;
}

function isOpen(person: Person, { rules, holidays }: Frequency, now: number): boolean {
  const { date, time } = wallAt(now, person.zone);
  return isWorkingDay(date, holidays) && time >= rules.nudges.from && time < rules.nudges.to;
}

function isWorkingDay(date: string, holidays: ReadonlySet<string>): boolean {
  return ![0, 6, 7].includes(weekdayOf(date)) && !holidays.has(date);
}

function dayAt({ zone }: Person, at: number): string {
  return wallAt(at, zone).date;
}
