import type { Language } from '../content/content.ts';
import { two } from '../dates/calendar.ts';
import { wallAt } from '../dates/zone.ts';
import type { Progress } from '../frequency/progress.ts';
import { standsOf } from '../frequency/stands.ts';
import { effective } from '../ledger/entries.ts';
import type { Entry, State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf, type Frequency } from '../nudges/case-of.ts';
import { isTalk, times, total } from '../overview/talk-counts.ts';
import { formerTrainers, tenuresOf, trainedDays, trainsAllAlong, wasInOn } from '../placements/tenure.ts';

/** How one requirement of the trainer's went: periods that ended in the year, and those that run now (`until` YYYY-MM-DD). */
export type RequirementYear = {
  label: string;
  met: number;
  missed: number;
  waived: number;
  running: { progress: Progress; until: string }[];
};

/**
 * One calendar year of a trainer over all own placements together: nothing in it tells of which trainee it is. `months`
 * (1 is January) are those that have begun and hold a day of a placement, each with its number of conversations; `requirements` null while nobody knows what is
 * asked yet.
 */
export type YearFigures = {
  year: number;
  placements: number;
  isDuo: boolean;
  talks: Entry[];
  logged: Entry[];
  months: { month: number; talks: number }[];
  requirements: RequirementYear[] | null;
};

type Seen = { state: State; language: Language; frequency: Frequency | null; now: number };

/** The placements in which somebody is or was a trainer at some time of a year. */
export function trainedIn(placements: readonly Placement[], { id, institute }: Person, year: number): Placement[] {
  return placements.filter(
    (placement) =>
      placement.institute === institute &&
      trainedDays(placement, id).some(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`),
  );
}

/**
 * The figures of a year, by the trainer's own clock. Of a placement that others trained in before or after, only the trainer's
 * own days are in it. The state holds the ledgers and memories of the trainer's placements.
 */
export function yearFigures({ state, language, frequency, now }: Seen, trainer: Person, year: number): YearFigures {
  const placements = trainedIn(state.placements, trainer, year);
  const byId = new Map(placements.map((placement) => [placement.id, placement]));
  const dayOf = ({ at }: Entry) => wallAt(at, trainer.zone).date;
  const took = effective(state.entries).filter(
    (entry) =>
      isOwnEntry(entry, byId.get(entry.placement), trainer) && dayOf(entry).startsWith(`${year}-`) && entry.at <= now,
  );
  const talks = took.filter((entry) => isTalk(language, entry));
  return {
    year,
    placements: placements.length,
    isDuo: placements.some((placement) => hasBeside(placement, trainer.id)),
    talks,
    logged: took.filter((entry) => !talks.includes(entry) && language.activities[entry.kind]?.who !== 'trainee'),
    months: monthsOf(
      placements.flatMap((placement) => trainedDays(placement, trainer.id)),
      year,
      wallAt(now, trainer.zone).date,
    ).map((month) => ({
      month,
      talks: total(
        talks.filter((entry) => Number(dayOf(entry).slice(5, 7)) === month),
        times,
      ),
    })),
    requirements: frequency === null ? null : requirementsOf({ state, frequency, now }, placements, trainer, year),
  };
}

/**
 * Is it of the trainer's own time? What somebody else who trains here started or logged after they left is theirs, whenever
 * it ended; the same goes for the trainer's own.
 */
function isOwnEntry({ at, by }: Entry, placement: Placement | undefined, { id, zone }: Person): boolean {
  if (placement === undefined) return false;
  if (by === id || trainsAllAlong(placement, id)) return true;
  const day = wallAt(at, zone).date;
  return wasInOn(placement, id, day) && (tenuresOf(placement, by).length === 0 || wasInOn(placement, by, day));
}

/** Did another trainer share some of these days? */
function hasBeside(placement: Placement, id: string): boolean {
  const own = trainedDays(placement, id);
  return [...placement.trainers, ...formerTrainers(placement)]
    .filter((other) => other !== id)
    .flatMap((other) => trainedDays(placement, other))
    .some(({ from, to }) => own.some((one) => one.from <= to && from <= one.to));
}

/** From the first month with a day of a placement up to the last one, or this month. */
function monthsOf(days: readonly { from: string; to: string }[], year: number, today: string): number[] {
  const all = Array.from({ length: 12 }, (_, index) => index + 1);
  const held = all.filter((month) => {
    const of = `${year}-${two(month)}`;
    return of <= today.slice(0, 7) && days.some(({ from, to }) => from <= `${of}-31` && to >= `${of}-01`);
  });
  const [first = 1, last = 0] = [held[0], held.at(-1)];
  return all.filter((month) => month >= first && month <= last);
}

/** What is asked of the trainer alone, in the order of the programmes; what two placements both ask is added up. */
function requirementsOf(
  { state, frequency, now }: Pick<Seen, 'state' | 'now'> & { frequency: Frequency },
  placements: readonly Placement[],
  trainer: Person,
  year: number,
): RequirementYear[] {
  const { zone, id } = trainer;
  const found = new Map<string, RequirementYear>();
  const isThisYear = wallAt(now, zone).date.startsWith(`${year}-`);
  for (const placement of placements) {
    const isWhole = trainsAllAlong(placement, id);
    const entries = state.entries.filter((entry) => isOwnEntry(entry, placement, trainer));
    const input = isWhole
      ? caseOf(state, placement, frequency)
      : caseOf({ ...state, entries }, placement, frequency, id);
    if (input === null) continue;
    for (const { obligation, to: until, isRunning, progress } of standsOf(input, now, 'trainer')) {
      // What is asked by a day on which another trains here is theirs.
      if (!isWhole && !wasInOn(placement, id, until)) continue;
      // A period belongs to the year it ends in; one that runs now is shown this year, whenever it ends.
      if (isRunning ? !isThisYear : !until.startsWith(`${year}-`)) continue;
      const row = found.get(obligation.id) ?? { label: obligation.label, met: 0, missed: 0, waived: 0, running: [] };
      found.set(obligation.id, row);
      if (isRunning) row.running.push({ progress, until });
      else if (progress.state === 'met') row.met += 1;
      else if (progress.state === 'missed') row.missed += 1;
      else if (progress.state === 'waived') row.waived += 1;
    }
  }
  return [...found.values()];
}
