import { encodeAction } from '../action.ts';
import { everybodyId } from '../commands/partners.ts';
import { say } from '../content/phrases.ts';
import { sayDate, sayWhenSent } from '../dates/say-when.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import type { AgendaItem, PlannedTalk } from '../model/agenda.ts';
import type { State } from '../model/decision.ts';
import type { Button, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { button, line } from '../session/compose.ts';
import { parkedOf } from '../session/finish.ts';
import { type World, wallFor } from '../session/world.ts';
import { planParts } from './plan-message.ts';
import { planNotes } from './plan-notes.ts';
import { afterTalk, comingBetween, withTalk } from './planned.ts';
import { type Reader, readerFor } from './reader.ts';
import { momentSent } from './shown.ts';

/**
 * What the end of a conversation makes of the day that was named for the next one: planned by that; standing already; to be
 * offered, because another one is planned or no time was named; or not to be planned, after the end of the placement.
 * `at` in ms since 1970, `date` YYYY-MM-DD.
 */
export type NextTalk =
  | { kind: 'planned'; talk: PlannedTalk }
  | { kind: 'stands'; talk: PlannedTalk }
  | { kind: 'other'; at: number; talk: PlannedTalk }
  | { kind: 'day'; date: string }
  | { kind: 'after-end'; date: string };

/** The placement as a finished conversation leaves it: what was planned for about now is over, and the next one is planned where that can be. */
export function planAtEnd(
  world: World,
  placement: Placement,
  session: Session,
): { placement: Placement; over: PlannedTalk[]; next: NextTalk | null } {
  const people = peopleIn(placement, session);
  const { placement: after, over } = afterTalk(placement, people, world.now);
  const next = nextTalk(world, after, session, people);
  return { placement: next?.kind === 'planned' ? withTalk(after, next.talk, world.now) : after, over, next };
}

/** What one of its people reads of the next one at the end of a conversation; null when no day was named. */
export function nextTalkParts(
  world: World,
  state: State,
  session: Session,
  id: string,
  frequency: Frequency | null,
): Pick<Message, 'blocks' | 'buttons'> | null {
  const before = state.placements.find((one) => one.id === session.placement);
  const reader = readerFor(world, id);
  if (before === undefined || reader === null || session.status !== 'finished') return null;
  const people = peopleIn(before, session);
  if (people.length < 2 || !people.includes(id)) return null;
  const { placement, next } = planAtEnd(world, before, session);
  // Of what others of a duo planned without this reader nothing is said.
  const isHidden = next !== null && 'talk' in next && !next.talk.people.includes(id);
  return next === null || isHidden ? null : shown(reader, state, placement, next, people, frequency);
}

/** The people of a conversation who are (still) in its pair. */
export function peopleIn({ trainee, trainers }: Placement, { parts }: Session): string[] {
  return parts.map(({ person }) => person).filter((id) => id === trainee || trainers.includes(id));
}

function nextTalk(world: World, placement: Placement, session: Session, people: readonly string[]): NextTalk | null {
  const named = parkedOf(world, session).flatMap((item) => (isToCome(world, item) ? [item] : []));
  const item = named.find(({ on }) => on?.time !== null) ?? named[0];
  if (item === undefined || item.on === null) return null;
  const { date, time } = item.on;
  if (date > placement.end) return { kind: 'after-end', date };
  const coming = comingBetween(placement, people, world.now);
  const zone = zoneOf(world, item.by);
  if (time === null) {
    const talk = coming.find((one) => wallAt(one.at, zone).date === date);
    return talk === undefined ? { kind: 'day', date } : { kind: 'stands', talk };
  }
  const at = instantOf({ date, time }, zone);
  const same = coming.find((talk) => talk.at === at);
  if (same !== undefined) return { kind: 'stands', talk: same };
  return coming[0] === undefined
    ? { kind: 'planned', talk: { id: `${session.id}-next`, people: [...people], by: item.by, at, changes: 0 } }
    : { kind: 'other', at, talk: coming[0] };
}

/** A moment that passed while the conversation lay still is not planned any more. */
function isToCome(world: World, { on, by }: AgendaItem): boolean {
  if (on === null) return false;
  const zone = zoneOf(world, by);
  return on.time === null
    ? on.date >= wallAt(world.now, zone).date
    : instantOf({ date: on.date, time: on.time }, zone) > world.now;
}

function shown(
  reader: Reader,
  state: State,
  placement: Placement,
  next: NextTalk,
  people: readonly string[],
  frequency: Frequency | null,
): Pick<Message, 'blocks' | 'buttons'> {
  const { phrases } = reader.language;
  const today = wallFor(reader.world, reader.person.id);
  switch (next.kind) {
    case 'planned': {
      const { blocks, buttons } = planParts(reader, placement, next.talk, 'set');
      const notes = planNotes(reader, state.placements, next.talk, frequency);
      const title = say(phrases, 'plan.set', { when: momentSent(reader, next.talk.at) });
      return { blocks: [line(title, 'strong'), ...notes.map((note) => line(note, 'warning')), ...blocks], buttons };
    }
    case 'stands':
      return { blocks: [line(say(phrases, 'plan.next', { when: momentSent(reader, next.talk.at) }))], buttons: [] };
    case 'other': {
      const wish = momentSent(reader, next.at);
      const text = say(phrases, 'plan.named-other', { wish, when: momentSent(reader, next.talk.at) });
      const plan = namedButton(reader, placement, people, 'named', String(next.at));
      return { blocks: [line(text)], buttons: [plan(say(phrases, 'plan.button-named', { when: wish }))] };
    }
    case 'day': {
      const date = sayWhenSent({ date: next.date, time: null }, today);
      const plan = namedButton(reader, placement, people, 'on-day', next.date);
      return {
        blocks: [line(say(phrases, 'plan.named-day', { date }))],
        buttons: [plan(say(phrases, 'plan.button-time'))],
      };
    }
    case 'after-end': {
      const text = say(phrases, 'plan.named-late', { date: sayDate(next.date), end: sayDate(placement.end) });
      return { blocks: [line(text)], buttons: [] };
    }
  }
}

function zoneOf(world: World, id: string): string {
  return world.people.get(id)?.zone ?? 'Europe/Amsterdam';
}

/** A button that plans what was named. It also names with whom, as the form of `plan` does: in a duo that is a choice. */
function namedButton(
  { person }: Reader,
  placement: Placement,
  people: readonly string[],
  verb: string,
  moment: string,
): (label: string) => Button {
  const [other = ''] = people.filter((id) => id !== person.id);
  const who = people.length > placement.trainers.length ? everybodyId : other;
  const action = encodeAction({ kind: 'plan', verb, placement: placement.id, item: `${moment}@${who}` });
  return (label) => button(action, label, { style: 'primary' });
}
