import { addDays } from '../dates/calendar.ts';
import { answered, type Memory, snoozed } from '../frequency/memory.ts';
import type { Placement } from '../model/placement.ts';

/** Does this person want no reminders at all of this placement? A pause until some day before its end is none. */
export function isMuted(memory: Memory, placement: Placement, person: string): boolean {
  return memory.snoozes.some((one) => one.person === person && one.obligation === null && one.until > placement.end);
}

/** No reminders to this person any more: until `daysAfter` days after the placement's end there is nothing left to be reminded of. */
export function muted(memory: Memory, placement: Placement, person: string, daysAfter: number): Memory {
  return snoozed(answered(memory, person), person, null, addDays(placement.end, daysAfter + 1));
}

/** Reminders come again; what was put off to a day by itself stays put off. */
export function unmuted(memory: Memory, person: string): Memory {
  const snoozes = memory.snoozes.filter((one) => one.person !== person || one.obligation !== null);
  return { ...answered(memory, person), snoozes };
}
