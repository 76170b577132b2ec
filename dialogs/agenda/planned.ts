import type { PlannedTalk } from '../model/agenda.ts';
import type { Placement } from '../model/placement.ts';

/** A conversation held this long before its planned time was the planned one, in ms. */
const early = 12 * 3_600_000;

/** What is still to come for this person at `now` (ms), the first one first. */
export function comingFor(placements: readonly Placement[], person: string, now: number): Coming[] {
  return placements
    .flatMap((placement) => placement.planned.map((talk) => ({ placement, talk })))
    .filter(({ talk }) => talk.at >= now && talk.people.includes(person))
    .sort((one, other) => one.talk.at - other.talk.at);
}
export type Coming = { placement: Placement; talk: PlannedTalk };

/** What is still to come at `now` (ms) in which at least two of these people take part, the first one first. */
export function comingBetween({ planned }: Placement, people: readonly string[], now: number): PlannedTalk[] {
  return planned
    .filter((talk) => talk.at >= now && talk.people.filter((id) => people.includes(id)).length > 1)
    .sort((one, other) => one.at - other.at);
}

/** The placement with a conversation planned or moved; what was long ago is dropped. */
export function withTalk(placement: Placement, talk: PlannedTalk, now: number): Placement {
  const others = placement.planned.filter(({ id, at }) => id !== talk.id && at >= now - early);
  return { ...placement, planned: [...others, talk] };
}

/** The placement without a planned conversation. */
export function withoutTalk(placement: Placement, id: string): Placement {
  return { ...placement, planned: placement.planned.filter((talk) => talk.id !== id) };
}

/**
 * After a finished conversation of these people at `now` (ms): the one that was planned for about now is over, and the next
 * one wants an agenda of its own. One in between leaves the plan and the sent agenda as they are.
 */
export function afterTalk(
  placement: Placement,
  people: readonly string[],
  now: number,
): { placement: Placement; over: PlannedTalk[] } {
  const mine = placement.planned.filter((talk) => talk.people.filter((id) => people.includes(id)).length > 1);
  const over = mine.filter(({ at }) => at - early <= now);
  const isBetween = over.length === 0 && mine.length > 0;
  return {
    over,
    placement: {
      ...placement,
      planned: placement.planned.filter((talk) => !over.includes(talk)),
      agendaSent: isBetween ? placement.agendaSent : null,
    },
  };
}
