import { askMoment } from '../agenda/ask-moment.ts';
import { addDays, weekdayOf } from '../dates/calendar.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import { decideNudges } from '../frequency/decide-nudges.ts';
import { roomFor } from '../frequency/dose.ts';
import { contactOf } from '../frequency/memory.ts';
import { contacted } from '../frequency/remembered.ts';
import type { Decision, State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf, casesBeside, type Frequency, memoryOf } from './case-of.ts';

/** Longer than any absence that something to come back to outlives. */
const searchDays = 400;

/**
 * The first instant (ms since 1970) from `now` on at which somebody may be sent something that was not asked for: on an own
 * working day, within hours, nobody of the pair away, within what a day and a week bear over everything that is sent. A
 * reminder or a request for the agenda that is due the same day comes first. Null when there is none.
 */
export function slotFor(
  state: State,
  frequency: Frequency,
  person: Person,
  now: number,
  about: 'agenda' | 'return',
): number | null {
  const rules = frequency.rules.nudges;
  const placements = state.placements.filter(
    ({ trainee, trainers }) => trainee === person.id || trainers.includes(person.id),
  );
  const sent = [...state.frequency.values()].flatMap((memory) => contactOf(memory, person.id).sent);
  const { date: today } = wallAt(now, person.zone);
  const isTaken = isSpokenFor(state, frequency, person, placements, now, about);
  for (let ahead = isTaken ? 1 : 0; ahead < searchDays; ahead += 1) {
    const date = addDays(today, ahead);
    const at = Math.max(now, instantOf({ date, time: rules.morning }, person.zone));
    if (at >= instantOf({ date, time: rules.to }, person.zone)) continue;
    if (!isOwnDay(state, frequency, person, placements, date)) continue;
    const room = roomFor(rules, person.zone, sent, at);
    if (room.today > 0 && room.week > 0) return at;
  }
  return null;
}

/** That these people were sent something, as their reminders remember it; people without a placement have no reminders. */
export function sentTo(state: State, people: readonly Person[], placement: string | null, now: number) {
  const memories = new Map<string, Decision['frequency'][number]>();
  for (const person of people) {
    const home = placement ?? person.placements[0];
    if (home === undefined) continue;
    const memory = memories.get(home)?.memory ?? memoryOf(state, home);
    memories.set(home, {
      institute: person.institute,
      placement: home,
      memory: contacted(memory, person.id, now),
    });
  }
  return [...memories.values()];
}

/** Is today's message needed for something that cannot wait? */
function isSpokenFor(
  state: State,
  frequency: Frequency,
  person: Person,
  placements: readonly Placement[],
  now: number,
  about: 'agenda' | 'return',
): boolean {
  const today = wallAt(now, person.zone).date;
  return placements.some((placement) => {
    const input = caseOf(state, placement, frequency);
    const beside = input === null ? [] : casesBeside(state, placement, frequency);
    if (input !== null && decideNudges(input, now, beside).said.some(({ to }) => to === person.id)) return true;
    if (about === 'agenda' || placement.trainee !== person.id || placement.agendaSent !== null) return false;
    return placement.planned.some(({ at }) => {
      const ask = askMoment(at, now, person, placement.instituteDay, frequency);
      return ask !== null && wallAt(ask, person.zone).date === today;
    });
  });
}

function isOwnDay(
  state: State,
  { holidays }: Frequency,
  person: Person,
  placements: readonly Placement[],
  date: string,
): boolean {
  // ISO counts Sunday as 7.
  const weekday = weekdayOf(date) || 7;
  const atInstitute = placements.some(({ trainee, instituteDay }) => trainee === person.id && instituteDay === weekday);
  return (
    person.weekdays.includes(weekday) &&
    !atInstitute &&
    !holidays.has(date) &&
    !isAnyAway(state, person, placements, date)
  );
}

/** Is this person away, or the other? Of two trainers one is enough. */
function isAnyAway(state: State, person: Person, placements: readonly Placement[], date: string): boolean {
  const isAway = (id: string) =>
    (id === person.id ? person : state.people.get(id))?.away.some(({ from, to }) => from <= date && date <= to) ??
    false;
  return (
    isAway(person.id) ||
    (placements.length > 0 && placements.every(({ trainee, trainers }) => isAway(trainee) || trainers.every(isAway)))
  );
}
