import type { Language } from '../content/content.ts';
import type { Obligation } from '../content/programme.ts';
import { two } from '../dates/calendar.ts';
import { wallAt } from '../dates/zone.ts';
import { dateOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { openLedger, type Progress, progressOf } from '../frequency/progress.ts';
import { sharedOut } from '../frequency/share-out.ts';
import { windowsOf } from '../frequency/windows.ts';
import { effective } from '../ledger/entries.ts';
import type { Entry, State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf, type Frequency } from '../nudges/case-of.ts';
import { isTalk, times, total } from '../overview/talk-counts.ts';

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

/** The placements in which somebody is a trainer at some time of a year. One who left a pair has no more to see of it. */
export function trainedIn(placements: readonly Placement[], { id, institute }: Person, year: number): Placement[] {
  return placements.filter(
    ({ trainers, start, end, institute: of }) =>
      of === institute && trainers.includes(id) && start <= `${year}-12-31` && end >= `${year}-01-01`,
  );
}

/** The figures of a year, by the trainer's own clock. The state holds the ledgers and memories of the trainer's placements. */
export function yearFigures({ state, language, frequency, now }: Seen, trainer: Person, year: number): YearFigures {
  const placements = trainedIn(state.placements, trainer, year);
  const ids = new Set(placements.map(({ id }) => id));
  const dayOf = ({ at }: Entry) => wallAt(at, trainer.zone).date;
  const took = effective(state.entries).filter(
    (entry) => ids.has(entry.placement) && dayOf(entry).startsWith(`${year}-`) && entry.at <= now,
  );
  const talks = took.filter((entry) => isTalk(language, entry));
  return {
    year,
    placements: placements.length,
    isDuo: placements.some(({ trainers }) => trainers.length > 1),
    talks,
    logged: took.filter((entry) => !talks.includes(entry) && language.activities[entry.kind]?.who !== 'trainee'),
    months: monthsOf(placements, year, wallAt(now, trainer.zone).date).map((month) => ({
      month,
      talks: total(
        talks.filter((entry) => Number(dayOf(entry).slice(5, 7)) === month),
        times,
      ),
    })),
    requirements: frequency === null ? null : requirementsOf({ state, frequency, now }, placements, trainer, year),
  };
}

/** From the first month with a placement up to the last one, or this month. */
function monthsOf(placements: readonly Placement[], year: number, today: string): number[] {
  const all = Array.from({ length: 12 }, (_, index) => index + 1);
  const held = all.filter((month) => {
    const of = `${year}-${two(month)}`;
    return of <= today.slice(0, 7) && placements.some(({ start, end }) => start <= `${of}-31` && end >= `${of}-01`);
  });
  const [first = 1, last = 0] = [held[0], held.at(-1)];
  return all.filter((month) => month >= first && month <= last);
}

/** What is asked of the trainer alone, in the order of the programmes; what two placements both ask is added up. */
function requirementsOf(
  { state, frequency, now }: Pick<Seen, 'state' | 'now'> & { frequency: Frequency },
  placements: readonly Placement[],
  { zone }: Person,
  year: number,
): RequirementYear[] {
  const found = new Map<string, RequirementYear>();
  const isThisYear = wallAt(now, zone).date.startsWith(`${year}-`);
  for (const placement of placements) {
    const input = caseOf(state, placement, frequency);
    if (input === null) continue;
    for (const { obligation, until, isRunning, progress } of standsOf(input, now)) {
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

type Stand = { obligation: Obligation; until: string; isRunning: boolean; progress: Progress };

/** Every period that has begun of what a trainer must do; those that ask for nothing are left out. */
function standsOf({ obligations, calendar, entries, memory }: NudgeInput, now: number): Stand[] {
  const ledger = sharedOut(openLedger(entries, calendar, now), obligations, calendar, memory.waivers);
  const { day } = wallOf(now, calendar.trainee.zone);
  return obligations
    .filter(({ who, silent, window }) => who === 'trainer' && !silent && window !== 'conversation')
    .flatMap((obligation) =>
      windowsOf(obligation, calendar)
        .filter(({ from }) => from <= day)
        .map((window) => ({
          obligation,
          until: dateOf(window.to),
          isRunning: window.to >= day,
          progress: progressOf(obligation, window, calendar, ledger, memory.waivers, day),
        })),
    )
    .filter(({ progress }) => progress.state !== 'free');
}
