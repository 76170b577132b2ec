import type { FrequencyRules, Obligation } from '../content/programme.ts';
import { versionFor } from '../content/programme-version.ts';
import { addDays, daysBetween } from '../dates/calendar.ts';
import { openCalendar, type Worker } from '../frequency/calendar.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { contactOf, emptyMemory, type Memory } from '../frequency/memory.ts';
import { obligationsOf, obligationWith } from '../frequency/obligations.ts';
import type { State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { trainedDays, trainsAllAlong } from '../placements/tenure.ts';
import { doneIn } from './done-in.ts';

/** What is required, and the public holidays (`YYYY-MM-DD`) of the years around now. */
export type Frequency = { rules: FrequencyRules; holidays: ReadonlySet<string> };

/** What of a case follows from these documents and rules alone. */
type Frame = Pick<NudgeInput, 'obligations' | 'calendar' | 'coordinator'> & {
  people: readonly (Person | undefined)[];
  rules: FrequencyRules;
  holidays: ReadonlySet<string>;
};

// A document never changes in place: the same ones give the same frame.
const frames = new WeakMap<Placement, Frame>();

/**
 * Everything that decides about one placement's reminders; null when it follows no programme or somebody of it is not known.
 * With `only`, an id of somebody who trained here for a part of it: the same for their days alone.
 */
export function caseOf(state: State, placement: Placement, frequency: Frequency, only?: string): NudgeInput | null {
  const { rules } = frequency;
  const frame =
    only === undefined
      ? frameOf(state, placement, frequency)
      : newFrame(placement, [placement.trainee, null, only].map(personIn(state)), frequency, only);
  if (frame === null) return null;
  const { obligations, calendar, coordinator } = frame;
  return {
    placement: placement.id,
    obligations,
    calendar,
    coordinator,
    entries: doneIn(state.entries, placement, rules.activities),
    // The agenda before a planned conversation is asked for where the conversation is planned.
    planned: [],
    rules: rules.nudges,
    memory: memoryOf(state, placement.id),
    elsewhere: elsewhere(state, placement),
    returns: returnsIn(state),
  };
}

/** The other placements of the people of this one, as far as they were loaded: somebody hears of all of theirs in one message. */
export function casesBeside(state: State, placement: Placement, frequency: Frequency): NudgeInput[] {
  const people = [placement.trainee, ...placement.trainers];
  return state.placements
    .filter(
      (one) => one.id !== placement.id && [one.trainee, ...one.trainers].some((person) => people.includes(person)),
    )
    .flatMap((one) => caseOf(state, one, frequency) ?? []);
}

function frameOf(state: State, placement: Placement, { rules, holidays }: Frequency): Frame | null {
  const { trainee, trainers, coordinator } = placement;
  const people = [trainee, coordinator, ...trainers].map(personIn(state));
  const known = frames.get(placement);
  if (
    known !== undefined &&
    known.rules === rules &&
    known.holidays === holidays &&
    known.people.every((person, index) => person === people[index])
  )
    return known;
  const made = newFrame(placement, people, { rules, holidays });
  if (made !== null) frames.set(placement, made);
  return made;
}

function personIn({ people }: State): (id: string | null) => Person | undefined {
  return (id) => (id === null ? undefined : people.get(id));
}

function newFrame(
  placement: Placement,
  people: Frame['people'],
  { rules, holidays }: Frequency,
  only?: string,
): Frame | null {
  const [trainee, coordinator, ...known] = people;
  const trainers = known.filter((trainer) => trainer !== undefined);
  const programmes = placement.programmes.flatMap((id) => versionFor(rules.programmes, id, placement.start) ?? []);
  if (trainee === undefined || trainers.length === 0 || programmes.length === 0) return null;
  const days = trainee.weekdays.filter(
    (day) => day !== placement.instituteDay && trainers.some(({ weekdays }) => weekdays.includes(day)),
  ).length;
  const weeks = Math.ceil((daysBetween(placement.start, placement.end) + 1) / 7);
  return {
    obligations: obligationsOf(programmes, placement.year, { days, weeks }),
    calendar: openCalendar({
      start: placement.start,
      end: placement.end,
      ...(placement.added !== undefined && { added: placement.added }),
      trainee: workerOf(trainee),
      trainers: trainersIn(placement, trainers, only),
      instituteDay: placement.instituteDay,
      holidays,
      contract: placement.contract,
    }),
    coordinator: coordinator === undefined ? null : { id: coordinator.id, zone: coordinator.zone },
    people,
    rules,
    holidays,
  };
}

/** What is remembered about a placement's reminders. */
export function memoryOf(state: State, placement: string): Memory {
  return state.frequency.get(placement) ?? nothingYet;
}
const nothingYet = emptyMemory();

/** The obligation of this id in a case. */
export function obligationIn(input: NudgeInput, id: string): Obligation | undefined {
  return obligationWith(input.obligations, id);
}

function workerOf({ id, weekdays, zone, away }: Person): Worker {
  return { id, weekdays, zone, away };
}

/**
 * A second trainer who came midway is asked nothing of the days before; `only`: somebody's own days. Who took over from another
 * stands for the placement from its start, so that what was asked before them stays as it was.
 */
function trainersIn(placement: Placement, trainers: readonly Person[], only?: string): Worker[] {
  const isCovered = placement.trainers.some((id) => trainsAllAlong(placement, id));
  return trainers.map((person) => {
    const isPart = only !== undefined || (isCovered && !trainsAllAlong(placement, person.id));
    return isPart ? partOf(placement, person) : workerOf(person);
  });
}

function partOf(placement: Placement, person: Person): Worker {
  const days = trainedDays(placement, person.id);
  const [first, last] = [days[0], days.at(-1)];
  const worker = workerOf(person);
  if (first === undefined || last === undefined) return worker;
  const between = days
    .slice(1)
    .map(({ from }, index) => ({ from: addDays(days[index]?.to ?? from, 1), to: addDays(from, -1) }));
  return {
    ...worker,
    // Who was there at the start was so before it, when some of it is asked.
    ...(first.from > placement.start && { from: first.from }),
    to: last.to,
    away: [...worker.away, ...between],
  };
}

/** When somebody of this placement was sent something about another one: the day and week budget is per person. */
function elsewhere(state: State, placement: Placement): ReadonlyMap<string, readonly number[]> {
  const others = [...state.frequency].filter(([id]) => id !== placement.id).map(([, memory]) => memory);
  if (others.length === 0) return nowhere;
  return new Map(
    [placement.trainee, ...placement.trainers].map((id) => [
      id,
      others.flatMap((memory) => contactOf(memory, id).sent),
    ]),
  );
}

/** The days on which an agreement is brought back to somebody, over all placements that were loaded. */
function returnsIn({ placements }: State): Returns {
  const known = returnsKnown.get(placements) ?? returnsOf(placements);
  returnsKnown.set(placements, known);
  return known;
}

// An overview makes a case of each of thousands of placements.
const returnsKnown = new WeakMap<readonly Placement[], Returns>();
type Returns = ReadonlyMap<string, readonly string[]>;

function returnsOf(placements: readonly Placement[]): Returns {
  const open = placements.flatMap(({ agreements }) => agreements).filter(({ outcome }) => outcome === 'open');
  if (open.length === 0) return noReturns;
  const days = open.flatMap(({ people, on }) => people.map((person) => ({ person, on })));
  return new Map(
    [...Map.groupBy(days, ({ person }) => person)].map(([person, all]) => [person, all.map(({ on }) => on)]),
  );
}
const noReturns: Returns = new Map();
const nowhere: ReadonlyMap<string, readonly number[]> = new Map();
