import type { FrequencyRules, Obligation } from '../content/programme.ts';
import { versionFor } from '../content/programme-version.ts';
import { daysBetween } from '../dates/calendar.ts';
import { openCalendar, type Worker } from '../frequency/calendar.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { contactOf, emptyMemory, type Memory } from '../frequency/memory.ts';
import { obligationsOf } from '../frequency/obligations.ts';
import type { Done } from '../frequency/progress.ts';
import { activityOf, effective } from '../ledger/entries.ts';
import type { State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';

/** What is required, and the public holidays (`YYYY-MM-DD`) of the years around now. */
export type Frequency = { rules: FrequencyRules; holidays: ReadonlySet<string> };

/** Everything that decides about one placement's reminders; null when it follows no programme or somebody of it is not known. */
export function caseOf(state: State, placement: Placement, { rules, holidays }: Frequency): NudgeInput | null {
  const trainee = state.people.get(placement.trainee);
  const trainers = placement.trainers.flatMap((id) => state.people.get(id) ?? []);
  const programmes = placement.programmes.flatMap((id) => versionFor(rules.programmes, id, placement.start) ?? []);
  if (trainee === undefined || trainers.length === 0 || programmes.length === 0) return null;
  const days = trainee.weekdays.filter(
    (day) => day !== placement.instituteDay && trainers.some(({ weekdays }) => weekdays.includes(day)),
  ).length;
  const weeks = Math.ceil((daysBetween(placement.start, placement.end) + 1) / 7);
  const coordinator = placement.coordinator === null ? undefined : state.people.get(placement.coordinator);
  return {
    placement: placement.id,
    obligations: obligationsOf(programmes, placement.year, { days, weeks }),
    calendar: openCalendar({
      start: placement.start,
      end: placement.end,
      trainee: workerOf(trainee),
      trainers: trainers.map(workerOf),
      instituteDay: placement.instituteDay,
      holidays,
      contract: placement.contract,
    }),
    coordinator: coordinator === undefined ? null : { id: coordinator.id, zone: coordinator.zone },
    entries: doneIn(state, placement, rules),
    // The agenda before a planned conversation is asked for where the conversation is planned.
    planned: [],
    rules: rules.nudges,
    memory: memoryOf(state, placement.id),
    elsewhere: elsewhere(state, placement),
  };
}

/** What is remembered about a placement's reminders. */
export function memoryOf(state: State, placement: string): Memory {
  return state.frequency.get(placement) ?? emptyMemory();
}

/** The obligation of this id in a case. */
export function obligationIn(input: NudgeInput, id: string): Obligation | undefined {
  return input.obligations.find((obligation) => obligation.id === id);
}

function doneIn(state: State, placement: Placement, { activities }: FrequencyRules): Done[] {
  return effective(state.entries.filter((entry) => entry.placement === placement.id)).map(
    ({ kind, at, minutes, amount }) => ({ kind: activityOf(kind, activities), at, minutes, amount }),
  );
}

function workerOf({ id, weekdays, zone, away }: Person): Worker {
  return { id, weekdays, zone, away };
}

/** When somebody of this placement was sent something about another one: the day and week budget is per person. */
function elsewhere(state: State, placement: Placement): ReadonlyMap<string, readonly number[]> {
  const others = [...state.frequency].filter(([id]) => id !== placement.id).map(([, memory]) => memory);
  return new Map(
    [placement.trainee, ...placement.trainers].map((id) => [
      id,
      others.flatMap((memory) => contactOf(memory, id).sent),
    ]),
  );
}
