import { usualDaysAfter } from '../content/programme.ts';
import { addDays } from '../dates/calendar.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';

/**
 * The placements that somebody works in on a day (YYYY-MM-DD). Those that ended are out of the way as soon as another one
 * runs; the last one stays until all that ended with it is decided. What was said and counted in them is kept.
 */
export function runningOn(placements: readonly Placement[], today: string, daysAfter: number): Placement[] {
  const running = placements.filter(({ end }) => end >= today);
  return running.length > 0 ? running : placements.filter((placement) => !isOver(placement, today, daysAfter));
}

/** Is a placement over and everything that ended with it decided? */
export function isOver({ end }: Placement, today: string, daysAfter: number): boolean {
  return addDays(end, daysAfter) < today;
}

/** How long after its end a placement is still looked at, in days. */
export function daysAfterIn(frequency: Frequency | null): number {
  return frequency?.rules.nudges.daysAfter ?? usualDaysAfter;
}
