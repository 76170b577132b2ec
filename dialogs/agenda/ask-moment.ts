import { nudgesFile } from '../content/programme.ts';
import { addDays, weekdayOf } from '../dates/calendar.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { DueChange } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';
import type { World } from '../session/world.ts';

/** At what time the agenda is asked for where nobody says what is required: the default of `nudges.yaml`. */
const usualTime = nudgesFile.parse({}).prepareAt;

/** How far back a working day is looked for; somebody away for longer is not asked. */
const daysBack = 14;

type Days = Pick<Person, 'zone' | 'weekdays' | 'away'>;

/**
 * The moment (ms since 1970) to ask the trainee for the agenda of a conversation at `at` (ms): `prepareAt` of the rules in the
 * trainee's zone, on the last day before it on which the trainee works. Null when there is no such day, or when it has gone
 * at `now` (ms). `instituteDay` is an ISO weekday; without rules the usual time and no public holidays.
 */
export function askMoment(
  at: number,
  now: number,
  trainee: Days,
  instituteDay: number | null,
  frequency: Frequency | null,
): number | null {
  let day = wallAt(at, trainee.zone).date;
  for (let back = 1; back <= daysBack; back += 1) {
    day = addDays(day, -1);
    if (!isWorkingDay(day, trainee, instituteDay) || frequency?.holidays.has(day)) continue;
    const moment = instantOf({ date: day, time: frequency?.rules.nudges.prepareAt ?? usualTime }, trainee.zone);
    return moment > now ? moment : null;
  }
  return null;
}

/** The due moment of a planned conversation, set or (with null) taken away; moved when the conversation is. */
export function askDue(placement: Placement, talk: PlannedTalk, at: number | null): DueChange {
  return {
    key: `${placement.institute}/agenda/${placement.id}/${talk.id}`,
    at,
    institute: placement.institute,
    kind: 'agenda',
    subject: `${placement.id}|${talk.id}`,
  };
}

/** The due moment of a conversation that is planned now: when its trainee is to be asked for the agenda, if that is still to come. */
export function askDueOf(
  { people, now }: World,
  placement: Placement,
  talk: PlannedTalk,
  frequency: Frequency | null,
): DueChange {
  const trainee = people.get(placement.trainee);
  const at = trainee === undefined ? null : askMoment(talk.at, now, trainee, placement.instituteDay, frequency);
  return askDue(placement, talk, at);
}

function isWorkingDay(day: string, { weekdays, away }: Days, instituteDay: number | null): boolean {
  // ISO counts Sunday as 7.
  const weekday = weekdayOf(day) === 0 ? 7 : weekdayOf(day);
  return (
    weekdays.includes(weekday) && weekday !== instituteDay && !away.some(({ from, to }) => day >= from && day <= to)
  );
}
