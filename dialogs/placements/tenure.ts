import { addDays } from '../dates/calendar.ts';
import type { Placement, Tenure } from '../model/placement.ts';

/** What tells who trains in a placement, and when. */
type Trained = Pick<Placement, 'trainers' | 'tenures' | 'start' | 'end'>;

/** The times in which somebody trains or trained in a placement; none for who never did. */
export function tenuresOf({ trainers, tenures = [] }: Pick<Trained, 'trainers' | 'tenures'>, id: string): Tenure[] {
  const kept = tenures.filter(({ trainer }) => trainer === id);
  return kept.length === 0 && trainers.includes(id) ? [{ trainer: id, from: null, to: null }] : kept;
}

/** Who trained here before and does not any more (ids), each once. */
export function formerTrainers({ trainers, tenures = [] }: Pick<Trained, 'trainers' | 'tenures'>): string[] {
  return [...new Set(tenures.map(({ trainer }) => trainer))].filter((id) => !trainers.includes(id));
}

/** Is or was somebody of this placement, as the trainee or as a trainer? */
export function wasIn(placement: Placement, id: string): boolean {
  return placement.trainee === id || tenuresOf(placement, id).length > 0;
}

/** Was somebody of this placement on a day (YYYY-MM-DD)? What comes before the start or after the end goes by who was there first and last. */
export function wasInOn(placement: Placement, id: string, day: string): boolean {
  return placement.trainee === id || tenuresOf(placement, id).some((one) => isWithin(one, day));
}

/** Did somebody train here all along, so that everything of the placement is of their time? */
export function trainsAllAlong(placement: Trained, id: string): boolean {
  const { start } = placement;
  return tenuresOf(placement, id).some(({ from, to }) => to === null && (from ?? start) <= start);
}

/** The days of a trainer within a placement, both ends included. */
export function trainedDays(placement: Trained, id: string): { from: string; to: string }[] {
  const { start, end } = placement;
  return tenuresOf(placement, id)
    .map(({ from, to }) => ({
      from: from === null || from < start ? start : from,
      to: to === null || to > end ? end : to,
    }))
    .filter(({ from, to }) => from <= to);
}

/**
 * The placement with who trains in it since when, now that its trainers are others than `before`. Who comes is there from
 * `today` (YYYY-MM-DD) on, who leaves was until the day before; a change that is turned back on its own day leaves no trace.
 */
export function withTenures(before: Placement, after: Placement, today: string): Placement {
  const leaves = before.trainers.filter((id) => !after.trainers.includes(id));
  const joins = after.trainers.filter((id) => !before.trainers.includes(id));
  if (leaves.length + joins.length === 0) return after;
  const eve = addDays(today, -1);
  const stood = (before.tenures ?? []).filter(({ trainer }) => !leaves.includes(trainer));
  const left = leaves.flatMap((id) => tenuresOf(before, id).map((one) => ({ ...one, to: one.to ?? eve })));
  const come = joins.map((id): Tenure => ({ trainer: id, from: today <= after.start ? null : today, to: null }));
  const back = (one: Tenure) => joins.includes(one.trainer) && one.to === eve;
  const again = new Set(stood.filter(back).map(({ trainer }) => trainer));
  const tenures = [
    ...stood.map((one) => (back(one) ? { ...one, to: null } : one)),
    ...left.filter(({ from, to }) => to >= (from ?? after.start)),
    ...come.filter(({ trainer }) => !again.has(trainer)),
  ];
  return { ...after, tenures };
}

function isWithin({ from, to }: Tenure, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}
