import { addDays } from '../dates/calendar.ts';
import type { Placement, Tenure } from '../model/placement.ts';

/** What tells who trains in a placement, and when. */
type Trained = Pick<Placement, 'trainers' | 'tenures' | 'start' | 'end'>;

/** The times in which somebody trains or trained in a placement; none for who never did. */
export function tenuresOf({ trainers, tenures = [] }: Pick<Trained, 'trainers' | 'tenures'>, id: string): Tenure[] {
  const kept = tenures.filter((one) => one.trainer === id && !isEmpty(one));
  return kept.length === 0 && trainers.includes(id) ? [{ trainer: id, from: null, to: null }] : kept;
}

/** Who trained here before and does not any more (ids), each once. */
export function formerTrainers({ trainers, tenures = [] }: Pick<Trained, 'trainers' | 'tenures'>): string[] {
  return [...new Set(tenures.map(({ trainer }) => trainer))].filter((id) => !trainers.includes(id));
}

/** The last day (YYYY-MM-DD) on which somebody who trains here no more was to be reckoned with here. */
export function lastDayOf({ tenures = [], end }: Pick<Trained, 'tenures' | 'end'>, id: string): string {
  const last = tenures.flatMap(({ trainer, to }) => (trainer === id ? [to ?? end] : [])).sort();
  const day = last.at(-1) ?? end;
  return day < end ? day : end;
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
 * `today` (YYYY-MM-DD) on, who leaves was until the day before. Who was there for no day at all, because a change was turned back
 * on its own day or before the start, keeps none; that they were is kept, so that they leave the store as others do.
 */
export function withTenures(before: Placement, after: Placement, today: string): Placement {
  const leaves = before.trainers.filter((id) => !after.trainers.includes(id));
  const joins = after.trainers.filter((id) => !before.trainers.includes(id));
  if (leaves.length + joins.length === 0) return after;
  const eve = addDays(today, -1);
  const stood = (before.tenures ?? []).filter(({ trainer }) => !leaves.includes(trainer));
  const left = leaves.flatMap((id): Tenure[] => {
    const all = tenuresOf(before, id).map((one) => ({ ...one, to: one.to ?? eve }));
    const days = all.filter(({ from, to }) => to >= (from ?? after.start));
    return days.length > 0 ? days : [{ trainer: id, from: today, to: eve }];
  });
  const come = joins.map((id): Tenure => ({ trainer: id, from: today <= after.start ? null : today, to: null }));
  const back = (one: Tenure) => joins.includes(one.trainer) && one.to === eve;
  const again = new Set(stood.filter(back).map(({ trainer }) => trainer));
  const tenures = [
    ...stood.map((one) => (back(one) ? { ...one, to: null } : one)),
    ...left,
    ...come.filter(({ trainer }) => !again.has(trainer)),
  ];
  return { ...after, tenures };
}

/** Does it hold no day? It only tells that somebody was to be there. */
function isEmpty({ from, to }: Tenure): boolean {
  return from !== null && to !== null && to < from;
}

function isWithin({ from, to }: Tenure, day: string): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}
