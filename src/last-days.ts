import type { Placement } from '../dialogs/model/placement.ts';
import { formerTrainers, lastDayOf } from '../dialogs/placements/tenure.ts';

/** The last day (YYYY-MM-DD) of everybody who trained in a placement and left it, by person. */
export type LastDays = ReadonlyMap<string, string>;

/** These days in all placements of an institute. */
export function lastDaysIn(placements: readonly Placement[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const placement of placements)
    for (const id of formerTrainers(placement)) {
      const day = lastDayOf(placement, id);
      if (day > (last.get(id) ?? '')) last.set(id, day);
    }
  return last;
}
