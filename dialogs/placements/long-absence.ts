import type { LongAbsence } from '../content/programme.ts';
import { versionFor } from '../content/programme-version.ts';
import { addDays, daysBetween, weekdayOf } from '../dates/calendar.ts';
import { type Away, awayOn, merged } from '../ledger/periods.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';

/**
 * What the programmes say to somebody who is away for so long, once: when an absence comes to last that long, not again
 * when it lasts longer still. `own` are the person's periods with the one that holds `day` (YYYY-MM-DD) added; those of
 * the person are as they were. Only the days within a placement count.
 */
export function longAbsence(
  person: Person,
  own: readonly Away[],
  day: string,
  placements: readonly Placement[],
  frequency: Frequency | null,
): string[] {
  if (frequency === null) return [];
  const isOff = (date: string) => !person.weekdays.includes(weekdayOf(date) || 7) || frequency.holidays.has(date);
  const now = stretchOn(own, day, isOff);
  if (now === null) return [];
  const before = person.away.flatMap(({ from }) =>
    from >= now.from && from <= now.to ? (stretchOn(person.away, from, isOff) ?? []) : [],
  );
  const texts = placements.flatMap((placement) => {
    const within = ({ from, to }: Away): Away => ({
      from: from < placement.start ? placement.start : from,
      to: to > placement.end ? placement.end : to,
    });
    const isNews = (one: LongAbsence) =>
      isLonger(within(now), one, isOff) && !before.some((earlier) => isLonger(within(earlier), one, isOff));
    return saidTo(person.id, placement, frequency).filter(isNews);
  });
  return [...new Set(texts.map(({ text }) => text))];
}

/** What the programmes of a placement say to this one of the pair, in the version that holds for it. */
function saidTo(id: string, { trainee, trainers, programmes, start }: Placement, { rules }: Frequency): LongAbsence[] {
  const role = trainee === id ? 'trainee' : trainers.includes(id) ? 'trainer' : null;
  return programmes
    .flatMap((programme) => versionFor(rules.programmes, programme, start)?.absences ?? [])
    .filter(({ who }) => who === role);
}

/** The absence that holds the day, with what goes on after days off: who says it day by day is away over the weekend too. */
function stretchOn(periods: readonly Away[], day: string, isOff: (date: string) => boolean): Away | null {
  const known = merged(periods, day);
  const between = known.flatMap(({ to }, index): Away[] => {
    const next = known[index + 1];
    const gap = next === undefined ? null : { from: addDays(to, 1), to: addDays(next.from, -1) };
    return gap !== null && areAll(gap, isOff) ? [gap] : [];
  });
  return awayOn(merged([...known, ...between], day), day) ?? null;
}

function isLonger({ from, to }: Away, { over }: LongAbsence, isOff: (date: string) => boolean): boolean {
  if ('days' in over) return daysBetween(from, to) + 1 > over.days;
  let count = 0;
  for (let date = from; date <= to && count <= over.workingDays; date = addDays(date, 1)) if (!isOff(date)) count += 1;
  return count > over.workingDays;
}

function areAll({ from, to }: Away, isOff: (date: string) => boolean): boolean {
  for (let date = from; date <= to; date = addDays(date, 1)) if (!isOff(date)) return false;
  return true;
}
