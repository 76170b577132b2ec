import { say } from '../content/phrases.ts';
import { isHoliday } from '../dates/nl/feast.ts';
import { wallAt } from '../dates/zone.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { joined, nameOf } from '../session/world.ts';
import { plannedMinutes } from './calendar-file.ts';
import { comingFor } from './planned.ts';
import { othersIn, type Reader } from './reader.ts';

/** What whoever plans may not have thought of: a public holiday, another conversation at that time, or a day on which one of them is not there. */
export function planNotes(
  reader: Reader,
  placements: readonly Placement[],
  talk: PlannedTalk,
  frequency: Frequency | null,
): string[] {
  const { world, person, language } = reader;
  const { phrases } = language;
  const near = plannedMinutes * 60_000;
  const clashes = comingFor(placements, person.id, world.now)
    .filter((coming) => coming.talk.id !== talk.id && Math.abs(coming.talk.at - talk.at) < near)
    .map(({ placement, talk: other }) => othersIn(reader, placement, other.people));
  const out = talk.people
    .flatMap((id) => world.people.get(id) ?? [])
    .filter(({ weekdays, away, zone }) => {
      const { date } = wallAt(talk.at, zone);
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
      return !weekdays.includes(weekday) || away.some(({ from, to }) => date >= from && date <= to);
    })
    .map(({ id }) => (id === person.id ? say(phrases, 'plan.you') : nameOf(world, id)));
  const { date } = wallAt(talk.at, person.zone);
  const isFree = isHoliday(date) || frequency?.holidays.has(date) === true;
  return [
    ...(isFree ? [say(phrases, 'plan.holiday')] : []),
    ...clashes.map((other) => say(phrases, 'plan.clash', { other })),
    ...(out.length === 0 ? [] : [say(phrases, 'plan.not-in', { names: joined(out) })]),
  ];
}
