import type { NudgeRules } from '../content/programme.ts';
import { type Calendar, daysAhead, isIn, isNobodyAway, isWorkingDay, type Side } from './calendar.ts';
import { type Day, instantAt, minuteOf, mondayOf, wallOf } from './days.ts';

/** Somebody who may be written to: one of the pair, or the coordinator, who works on every working day. */
export type Reader = Side | { id: string; role: 'coordinator'; zone: string };

// Longer than any absence that a placement outlives.
const searchDays = 400;

/**
 * May this person be written to at this instant? On own days in, within hours by the own clock, on no public holiday,
 * while nobody of the pair is away, from shortly before the placement until shortly after it.
 */
export function mayRead(calendar: Calendar, rules: NudgeRules, reader: Reader, instant: number): boolean {
  const { day, minute } = wallOf(instant, reader.zone);
  return (
    isOpenDay(calendar, rules, reader, day) &&
    minute >= minuteOf(rules.from) &&
    minute < minuteOf(rules.to) &&
    isNobodyAway(calendar, instant)
  );
}

/** The first instant from `from` on (ms since 1970) at which the person is written to: not before the morning. */
export function readableFrom(calendar: Calendar, rules: NudgeRules, reader: Reader, from: number): number | null {
  const { day: first } = wallOf(from, reader.zone);
  const start = Math.max(first, calendar.start - daysAhead);
  for (let day = start; day <= Math.min(calendar.end + rules.daysAfter, start + searchDays); day += 1) {
    if (!isOpenDay(calendar, rules, reader, day)) continue;
    const at = Math.max(from, instantAt(day, minuteOf(rules.morning), reader.zone));
    if (mayRead(calendar, rules, reader, at)) return at;
  }
  return null;
}

/**
 * How many messages a day and a week still bear, by the moments of earlier ones (ms since 1970) on the person's own clock. One
 * about several placements is remembered with each of them, at the same moment.
 */
export function roomFor(rules: NudgeRules, zone: string, sent: readonly number[], now: number): Room {
  const { day } = wallOf(now, zone);
  const days = [...new Set(sent)].map((at) => wallOf(at, zone).day);
  return {
    today: rules.perDay - days.filter((one) => one === day).length,
    week: rules.perWeek - days.filter((one) => mondayOf(one) === mondayOf(day)).length,
    // A clock that went back: what was said lies ahead, and nothing is said before that again.
    ahead: sent.some((at) => at > now),
  };
}
export type Room = { today: number; week: number; ahead: boolean };

function isOpenDay(calendar: Calendar, { daysAfter }: NudgeRules, reader: Reader, day: Day): boolean {
  if (day < calendar.start - daysAhead || day > calendar.end + daysAfter) return false;
  return reader.role === 'coordinator' ? isWorkingDay(calendar, day) : isIn(calendar, reader, day);
}
