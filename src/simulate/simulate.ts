import type { FrequencyRules, Obligation } from '../../dialogs/content/programme.ts';
import { versionFor } from '../../dialogs/content/programme-version.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { type Calendar, daysAhead, isIn, openCalendar, type PairCalendar } from '../../dialogs/frequency/calendar.ts';
import type { Planned } from '../../dialogs/frequency/case.ts';
import { dateOf, dayOf, instantAt, wallOf, weekdayOf } from '../../dialogs/frequency/days.ts';
import { decideNudges, type Nudge } from '../../dialogs/frequency/decide-nudges.ts';
import { answered, emptyMemory, handled, type Memory, snoozed } from '../../dialogs/frequency/memory.ts';
import { obligationsOf } from '../../dialogs/frequency/obligations.ts';
import { publicHolidays } from '../holidays.ts';
import type { Wanted } from './arguments.ts';
import { chance, doneBy } from './behaviour.ts';

/** A pair as it is simulated: what holds for it and when it works. Looked at from `start` up to and including `end` (dates). */
export type Simulated = {
  obligations: readonly Obligation[];
  calendar: Calendar;
  start: string;
  end: string;
  said: readonly Nudge[];
};

type Reaction = { at: number; react: (memory: Memory) => Memory };

// Somebody who does not stop the simulation: far more moments than ten years can hold.
const mostMoments = 200_000;
const talkMinute = 13 * 60;
const coordinator = 'coordinator';

/** Everything that is said to a pair during a placement. Throws when a programme is not there. */
export async function simulate(wanted: Wanted, rules: FrequencyRules): Promise<Simulated> {
  const programmes = wanted.programmes.map((id) => {
    const programme = versionFor(rules.programmes, id, wanted.start);
    if (programme === undefined) throw new Error(`no programme ${id}`);
    return programme;
  });
  const usual = Math.max(...programmes.map((programme) => programme.weeks ?? 0));
  const weeks = wanted.weeks ?? (usual > 0 ? usual : 52);
  const end = addDays(wanted.start, weeks * 7 - 1);
  // Looking at the first weeks of a year does not make the year end there.
  const length = Math.max(weeks, usual);
  const last = addDays(wanted.start, length * 7 - 1);
  const holidays = await publicHolidays(addDays(wanted.start, -31), addDays(last, rules.nudges.daysAfter + 15));
  const calendar = openCalendar(pairOf(wanted, last, holidays));
  const days = wanted.days.filter((day) => day !== wanted.instituteDay && wanted.trainerDays.includes(day)).length;
  const obligations = obligationsOf(programmes, wanted.year, { days, weeks: length });
  const entries = doneBy(wanted.behaviour, obligations, calendar);
  const planned = talksOf(wanted, calendar);
  const zone = wanted.zone;
  const said: Nudge[] = [];
  let memory = emptyMemory();
  let reactions: Reaction[] = [];
  let now = instantAt(calendar.start - daysAhead, 0, zone);
  // What ends with the placement is decided shortly after it.
  const until = instantAt(dayOf(end) + 1 + (end === last ? rules.nudges.daysAfter : 0), 0, zone);
  for (let moment = 0; ; moment += 1) {
    if (moment > mostMoments) throw new Error('the simulation does not end');
    for (const { react } of reactions.filter(({ at }) => at <= now)) memory = react(memory);
    reactions = reactions.filter(({ at }) => at > now);
    const decision = decideNudges(
      {
        placement: 'simulatie',
        obligations,
        calendar,
        coordinator: { id: coordinator, zone },
        entries,
        planned,
        rules: rules.nudges,
        memory,
      },
      now,
    );
    memory = decision.memory;
    said.push(...decision.said);
    reactions.push(...decision.said.flatMap((nudge) => reactionsTo(nudge, wanted)));
    const following = entries.find(({ at }) => at > now)?.at ?? Number.POSITIVE_INFINITY;
    const next = Math.min(decision.next ?? Number.POSITIVE_INFINITY, following, ...reactions.map(({ at }) => at));
    if (next >= until) break;
    now = next;
  }
  return { obligations, calendar, start: wanted.start, end, said };
}

function pairOf(wanted: Wanted, end: string, holidays: ReadonlySet<string>): PairCalendar {
  const { start, days, trainerDays, instituteDay, away, trainerAway, contract, zone, trainerZone } = wanted;
  return {
    start,
    end,
    trainee: { id: 'trainee', weekdays: days, zone, away },
    trainers: [{ id: 'trainer', weekdays: trainerDays, zone: trainerZone, away: trainerAway }],
    instituteDay,
    holidays,
    contract,
  };
}

/** A conversation on a fixed day of the week; somebody who does everything has the agenda ready. */
function talksOf({ talkDay, behaviour, zone }: Wanted, calendar: Calendar): Planned[] {
  return calendar.practice
    .filter((day) => weekdayOf(day) === talkDay && isIn(calendar, calendar.trainee, day))
    .map((day) => ({
      id: `gesprek-${dateOf(day)}`,
      kind: 'leergesprek',
      at: instantAt(day, talkMinute, zone),
      agenda: behaviour.kind === 'perfect',
    }));
}

/** By chance a person answers, or asks to come back in a week; a coordinator takes it up and closes it three weeks later. */
function reactionsTo({ key, to, at, items }: Nudge, { behaviour, zone }: Wanted): Reaction[] {
  if (behaviour.kind !== 'random') return [];
  const luck = chance(behaviour.seed, key);
  const later = at + (5 + Math.floor(luck * 120)) * 60_000;
  if (to === coordinator) {
    const close = (memory: Memory) =>
      items.reduce((next, { obligation }) => handled(next, obligation ?? '', 'closed', to, later), memory);
    return luck < 0.5 ? [{ at: later + 21 * 86_400_000, react: close }] : [];
  }
  const until = dateOf(wallOf(at, zone).day + 7);
  const obligation = items[0]?.obligation;
  if (luck < 0.1 && obligation) {
    return [{ at: later, react: (memory) => snoozed(answered(memory, to), to, obligation, until) }];
  }
  return luck < 0.5 ? [{ at: later, react: (memory) => answered(memory, to) }] : [];
}
