import { say } from '../content/phrases.ts';
import { versionFor } from '../content/programme-version.ts';
import { daysBetween } from '../dates/calendar.ts';
import { wallAt } from '../dates/zone.ts';
import { wallOf } from '../frequency/days.ts';
import { ledgerOf } from '../frequency/ledger-of.ts';
import { behindDay, isToldOf } from '../frequency/moments.ts';
import { progressOf } from '../frequency/progress.ts';
import { windowOn, windowsBefore } from '../frequency/windows.ts';
import type { State } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf, type Frequency } from '../nudges/case-of.ts';
import { comingFor } from './planned.ts';
import type { Proposal } from './proposals.ts';
import type { Reader } from './reader.ts';

/** How long ago, in days, something may have been missed to be worth talking about. */
const lately = 31;

/** What the programmes put forward for the next conversation: the focus of its week, and then what runs behind or was missed. */
export function programmeProposals(
  reader: Reader,
  state: State,
  placement: Placement,
  frequency: Frequency | null,
): Proposal[] {
  if (frequency === null) return [];
  return [...focusOf(reader, placement, frequency), ...behindOf(reader, state, placement, frequency)];
}

/** The focus of the week of the placement in which the next conversation is; without one that is this week. */
function focusOf({ world, person }: Reader, placement: Placement, { rules }: Frequency): Proposal[] {
  const [next] = comingFor([placement], person.id, world.now);
  const { date } = wallAt(next?.talk.at ?? world.now, person.zone);
  const week = Math.floor(daysBetween(placement.start, date) / 7) + 1;
  const people = [placement.trainee, ...placement.trainers];
  return placement.programmes.flatMap((id) => {
    const focus = versionFor(rules.programmes, id, placement.start)?.focus ?? [];
    return focus
      .filter((one) => one.week === week)
      .map(({ text }): Proposal => ({ id: `focus.${id}.${week}`, origin: 'focus', what: text, people, on: null }));
  });
}

function behindOf(reader: Reader, state: State, placement: Placement, frequency: Frequency): Proposal[] {
  const { world, language } = reader;
  const input = caseOf(state, placement, frequency);
  if (input === null) return [];
  const { obligations, calendar, memory } = input;
  const { day } = wallOf(world.now, calendar.trainee.zone);
  const ledger = ledgerOf(input, world.now);
  const people = [placement.trainee, ...placement.trainers];
  return obligations
    .filter(({ silent, window }) => !silent && window !== 'conversation')
    .flatMap((obligation) => {
      const standing = (window: ReturnType<typeof windowOn>) =>
        window === null
          ? null
          : { window, progress: progressOf(obligation, window, calendar, ledger, memory.waivers, day) };
      const now = standing(windowOn(obligation, calendar, day));
      const [latest = null] = windowsBefore(obligation, calendar, day);
      const before = standing(latest);
      const behind = now === null || now.window.from > day ? null : behindDay(obligation, now);
      const isBehind = behind !== null && behind <= day;
      const isMissed =
        before !== null &&
        now?.progress.state !== 'met' &&
        isToldOf(obligation, before) &&
        day - before.window.to <= lately;
      const shown = isBehind ? now : isMissed ? (now ?? before) : null;
      if (shown === null) return [];
      const { done, target } = shown.progress;
      const what = say(language.phrases, 'agenda.behind', { label: obligation.label, done, target });
      const id = `behind.${obligation.id}.${shown.window.order}`;
      return [{ proposal: { id, origin: 'behind' as const, what, people, on: null }, to: shown.window.to }];
    })
    .sort((one, other) => one.to - other.to)
    .map(({ proposal }) => proposal);
}
