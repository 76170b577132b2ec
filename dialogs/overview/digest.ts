import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { addDays, mondayOf, weekdayOf } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import type { Decision, DueChange, State } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { button, compose, line } from '../session/compose.ts';
import { languageFor, type World } from '../session/world.ts';
import { type PairLine, pairLines } from './pair-line.ts';
import { summaryText } from './summary.ts';

const morning = '09:00';
/** Not said later in the day than this; a program that was off says it the next working day. */
const latest = '18:00';
/** So long after nine, in ms: what the morning's reminders found and passed on is then counted along. */
const gather = 120_000;
const searchDays = 30;
const week = 7 * 24 * 60 * 60 * 1000;

/** The next moment of somebody's Monday message after `now` (ms); one who does not want it, or is no coordinator, has none. */
export function digestDue(person: Person, now: number, holidays: ReadonlySet<string>): DueChange {
  const { institute, id, zone, role, digest } = person;
  const next = addDays(mondayOf(wallAt(now, zone).date), 7);
  const at = role !== 'coordinator' || digest !== 'on' ? null : morningFrom(zone, next, now, holidays);
  return { key: `${institute}/digest/${id}`, at, institute, kind: 'digest', subject: `all|${id}` };
}

/** Coordinators who were never asked and have a pair that runs at `now` (ms) get the Monday message from then on, until they switch it off. */
export function startDigests(
  people: readonly Person[],
  placements: readonly Placement[],
  now: number,
  holidays: ReadonlySet<string>,
): { person: Person; due: DueChange }[] {
  return people
    .filter(({ role, digest }) => role === 'coordinator' && digest === undefined)
    .filter(({ id, zone }) => {
      const { date } = wallAt(now, zone);
      return placements.some(({ coordinator, start, end }) => coordinator === id && start <= date && end >= date);
    })
    .map((person) => {
      const asked: Person = { ...person, digest: 'on' };
      return { person: asked, due: digestDue(asked, now, holidays) };
    });
}

/** A coordinator who does something for the first time gets the Monday message from then on, until it is switched off. */
export function withDigest(
  person: Person,
  now: number,
  holidays: ReadonlySet<string>,
  decision: Partial<Decision>,
): Partial<Decision> {
  const isAgain = (decision.again ?? null) !== null;
  if (person.role !== 'coordinator' || person.digest !== undefined || isAgain) return decision;
  const persons = decision.persons ?? [];
  const current: Person = { ...(persons.find(({ id }) => id === person.id) ?? person) };
  if (current.digest !== undefined) return decision;
  const asked: Person = { ...current, digest: 'on' };
  return {
    ...decision,
    persons: [...persons.filter(({ id }) => id !== person.id), asked],
    dues: [...(decision.dues ?? []), digestDue(asked, now, holidays)],
  };
}

/** The Monday message of these coordinators, and the moment of the next one. On another moment it waits for one. */
export function sayDigests(
  world: World,
  state: State,
  ids: readonly string[],
  frequency: Frequency | null,
): Partial<Decision> {
  const holidays = frequency?.holidays ?? new Set<string>();
  const all = ids.flatMap((id) => {
    const person = world.people.get(id);
    return person === undefined || person.role !== 'coordinator' || person.digest !== 'on' ? [] : [person];
  });
  return {
    said: all
      .filter((person) => isNow(person, world.now, holidays))
      .map((person) => ({
        key: `${person.institute}/digest/${person.id}/${wallAt(world.now, person.zone).date}`,
        to: person.id,
        message: digestMessage(world, state, person),
        replaces: null,
      })),
    dues: all.map((person) => {
      const due = digestDue(person, world.now, holidays);
      if (isNow(person, world.now, holidays)) return due;
      const today = wallAt(world.now, person.zone).date;
      return { ...due, at: morningFrom(person.zone, today, world.now, holidays) };
    }),
  };
}

/** How the pairs stand in five lines at most. */
function digestMessage(world: World, state: State, person: Person): Message {
  const { phrases, commands } = languageFor(world, person.id);
  const lines = pairLines({ state, world, person });
  const title = say(phrases, 'digest.title');
  const open = lines.flatMap(({ passed }) => passed.filter(({ escalation }) => escalation.state === 'open'));
  const fresh = open.filter(({ escalation: { sentAt } }) => sentAt !== null && sentAt > world.now - week).length;
  const signals = lines.reduce((sum, one) => sum + one.signals.length, 0);
  const isCalm = lines.every(({ state: how, unreached }) => how === 'on-track' && unreached.length === 0);
  const texts =
    lines.length === 0
      ? [say(phrases, 'overview.none')]
      : [
          summaryText(phrases, lines),
          ...(isCalm ? [say(phrases, 'digest.calm')] : []),
          ...(open.length === 0 ? [] : [say(phrases, 'digest.open', { count: open.length, fresh })]),
          ...longestOpen(world, person, lines).map(({ pair, since }) =>
            say(phrases, 'digest.longest', { pair, since }),
          ),
          ...(signals === 0 ? [] : [say(phrases, 'digest.signals', { count: signals })]),
        ];
  return compose({
    title,
    blocks: [...texts.map((text) => line(text)), line(say(phrases, 'digest.off'), 'quiet')],
    buttons: [
      button(encodeAction({ kind: 'command', command: 'overview' }), commands.commands.overview?.label ?? 'overview', {
        style: 'primary',
      }),
    ],
    fallback: title,
  });
}

/** The pair that waits longest for an answer. */
function longestOpen(world: World, { zone }: Person, lines: readonly PairLine[]): { pair: string; since: string }[] {
  const waiting = lines.flatMap(({ name, passed }) =>
    passed
      .filter(({ escalation }) => escalation.state === 'open')
      .map(({ escalation }) => ({ pair: name, since: escalation.since })),
  );
  const [first] = waiting.sort((one, other) => (one.since < other.since ? -1 : 1));
  return first === undefined ? [] : [{ ...first, since: sayDate(first.since, wallAt(world.now, zone)) }];
}

function isNow({ zone }: Person, now: number, holidays: ReadonlySet<string>): boolean {
  const { date, time } = wallAt(now, zone);
  return isWorkingDay(date, holidays) && time >= morning && time < latest;
}

/** The first morning after `now` on a working day, from this date on. */
function morningFrom(zone: string, from: string, now: number, holidays: ReadonlySet<string>): number {
  for (let ahead = 0; ahead < searchDays; ahead += 1) {
    const date = addDays(from, ahead);
    const at = instantOf({ date, time: morning }, zone) + gather;
    if (isWorkingDay(date, holidays) && at > now) return at;
  }
  return now + week;
}

function isWorkingDay(date: string, holidays: ReadonlySet<string>): boolean {
  return ![0, 6, 7].includes(weekdayOf(date)) && !holidays.has(date);
}
