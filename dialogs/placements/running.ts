import { addDays } from '../dates/calendar.ts';
import { daysAfter } from '../frequency/calendar.ts';
import type { Placement } from '../model/placement.ts';

/**
 * The placements that somebody works in on a day (YYYY-MM-DD). Those that ended are out of the way as soon as another one
 * runs; the last one stays until all that ended with it is decided. What was said and counted in them is kept.
 */
export function runningOn(placements: readonly Placement[], today: string): Placement[] {
  const running = placements.filter(({ end }) => end >= today);
  return running.length > 0 ? running : placements.filter((placement) => !isOver(placement, today));
}

/** Is a placement over and everything that ended with it decided? */
export function isOver({ end }: Placement, today: string): boolean {
  return addDays(end, daysAfter) < today;
}
