import { encodeAction } from '../action.ts';
import { askDue, askMoment } from '../agenda/ask-moment.ts';
import { calendarFile, plannedMinutes } from '../agenda/calendar-file.ts';
import { forPairNow } from '../agenda/items.ts';
import { type Reader, readerFor } from '../agenda/reader.ts';
import { momentSent } from '../agenda/shown.ts';
import { say } from '../content/phrases.ts';
import { wallAt } from '../dates/zone.ts';
import type { AgendaItem, PlannedTalk } from '../model/agenda.ts';
import type { DueChange, Said } from '../model/decision.ts';
import type { Block } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf, type World } from '../session/world.ts';
import { withTenures } from './tenure.ts';

/** The placement as it goes on, the moments to ask for agendas, and a word to everybody whom it concerns. */
export type CarriedOver = { placement: Placement; dues: DueChange[]; said: Said[] };

/**
 * What a change of trainers or of the end does to what was planned. A talk with a trainer who left goes on with the one who
 * joined, or else is taken away when nobody is left to talk with; so is a talk after the end. What the trainee put on the
 * agenda in own words stays, unsent, so that the new trainer reads it only when the trainee sends it; what came from the
 * other trainer goes. Who trained until when stays with the placement. `event` makes the messages' keys.
 */
export function carriedOver(
  world: World,
  before: Placement,
  after: Placement,
  event: string,
  frequency: Frequency | null,
): CarriedOver {
  const left = before.trainers.filter((id) => !after.trainers.includes(id));
  const come = after.trainers.filter((id) => !before.trainers.includes(id));
  const [joins] = come;
  const changes = before.planned
    .filter(({ at }) => at > world.now)
    .flatMap((talk) => changeOf(world, talk, after, left, joins));
  const agenda = left.length === 0 ? after.agenda : agendaWithout(after, left);
  const isRead = left.length > 0 && joins !== undefined;
  const placement: Placement = {
    ...withTenures(before, after, dayFor(world, after)),
    planned: after.planned.flatMap((talk) => {
      const change = changes.find(({ before: { id } }) => id === talk.id);
      return change === undefined ? [talk] : change.after === null ? [] : [change.after];
    }),
    agenda,
    agendaSent: isRead ? null : after.agendaSent,
  };
  const items = placement.agenda.length < before.agenda.length || isRead ? before.agenda.length : 0;
  return {
    placement,
    dues: changes.map(({ before: talk, after: next }) =>
      askDue(placement, talk, next && askAt(world, placement, next, frequency)),
    ),
    said: [...new Set([before.trainee, ...before.trainers, ...after.trainers])].flatMap((id) =>
      toldOf(world, { placement, id, event, left, come, changes, items }),
    ),
  };
}

type Change = { before: PlannedTalk; after: PlannedTalk | null };

function changeOf(
  world: World,
  talk: PlannedTalk,
  { end, trainee }: Placement,
  left: readonly string[],
  joins: string | undefined,
): Change[] {
  const zone = zoneOf(world, trainee);
  const changes = talk.changes + 1;
  if (wallAt(talk.at, zone).date > end) return [{ before: talk, after: null }];
  if (!talk.people.some((id) => left.includes(id))) return [];
  const staying = talk.people.filter((id) => !left.includes(id));
  const people = joins === undefined || staying.includes(joins) ? staying : [...staying, joins];
  return [{ before: talk, after: people.length > 1 ? { ...talk, people, changes } : null }];
}

function agendaWithout(placement: Placement, left: readonly string[]): AgendaItem[] {
  return placement.agenda.flatMap((item): AgendaItem[] =>
    item.people.some((id) => left.includes(id)) ? forPairNow(placement, item) : [item],
  );
}

function zoneOf(world: World, id: string): string {
  return world.people.get(id)?.zone ?? 'Europe/Amsterdam';
}

/** Today (YYYY-MM-DD) where the trainee is. */
function dayFor(world: World, { trainee }: Placement): string {
  return wallAt(world.now, zoneOf(world, trainee)).date;
}

function askAt(world: World, placement: Placement, talk: PlannedTalk, frequency: Frequency | null): number | null {
  const trainee = world.people.get(placement.trainee);
  return trainee === undefined ? null : askMoment(talk.at, world.now, trainee, placement.instituteDay, frequency);
}

type About = {
  placement: Placement;
  id: string;
  event: string;
  left: readonly string[];
  come: readonly string[];
  changes: readonly Change[];
  items: number;
};

/** Everybody hears who joins, a trainer who leaves and the trainee that they part, and whoever else only of what was planned with them. */
function toldOf(world: World, { placement, id, event, left, come, changes, items }: About): Said[] {
  const reader = readerFor(world, id);
  if (reader === null) return [];
  const { phrases } = reader.language;
  const mine = changes.filter(({ before, after }) => before.people.includes(id) || after?.people.includes(id));
  const hasItems = items > 0 && id === placement.trainee;
  const parts = left.includes(id) || (left.length > 0 && id === placement.trainee);
  const isJoined = come.length > 0 && placement.end >= dayFor(world, placement);
  if (mine.length === 0 && !hasItems && !parts && !isJoined) return [];
  const title = titleFor(reader, { placement, left, come });
  const isNew = come.includes(id) && !reader.person.settled;
  const blocks = [
    ...(isNew ? [line(say(phrases, 'pair.welcome-new'))] : []),
    ...(parts ? partingLines(reader, { placement, left, come }) : []),
    ...mine.flatMap((change) => talkBlocks(reader, change)),
    ...(hasItems ? [line(say(phrases, 'carry.agenda'), 'quiet')] : []),
    ...(isNew ? [line(say(phrases, 'help.privacy'), 'quiet')] : []),
  ];
  // Without a placement the menu is not what somebody comes for.
  const records = reader.language.commands.commands.records?.label;
  const buttons = left.includes(id)
    ? records === undefined
      ? []
      : [button(encodeAction({ kind: 'command', command: 'records' }), records)]
    : come.includes(id)
      ? [button(encodeAction({ kind: 'command', command: 'menu' }), say(phrases, 'pair.button-begin'))]
      : [];
  const message = compose({ title, blocks, buttons, fallback: title });
  return [{ key: `${placement.institute}/${event}/${placement.id}/${id}/carry`, to: id, message, replaces: null }];
}

/** The change in one line, as this reader has to do with it. */
function titleFor(
  { world, person: { id }, language: { phrases } }: Reader,
  { placement, left, come }: Pick<About, 'placement' | 'left' | 'come'>,
): string {
  const names = (ids: readonly string[]) => joined(ids.map((one) => nameOf(world, one)));
  const trainee = nameOf(world, placement.trainee);
  const isTrainee = id === placement.trainee;
  const [gone, comes] = [names(left), names(come)];
  if (left.includes(id)) return say(phrases, 'carry.left', { trainee });
  if (left.length === 0) {
    if (come.length === 0) return say(phrases, 'carry.ended');
    if (isTrainee) return say(phrases, 'carry.comes', { joined: comes });
    if (!come.includes(id)) return say(phrases, 'carry.comes-beside', { joined: comes, trainee });
    return say(phrases, 'carry.beside', { trainee, other: names(placement.trainers.filter((one) => one !== id)) });
  }
  if (come.length === 0)
    return isTrainee
      ? say(phrases, 'carry.alone', { left: gone })
      : say(phrases, 'carry.alone-beside', { left: gone, trainee });
  return come.includes(id)
    ? say(phrases, 'carry.joined', { trainee, left: gone })
    : say(phrases, 'carry.changed', { left: gone, joined: comes });
}

/** What stays with whoever part: their own reports and agreements, and a conversation that they are in the middle of. */
function partingLines(
  { world, person, language: { phrases } }: Reader,
  { placement, left, come: joins }: Pick<About, 'placement' | 'left' | 'come'>,
): Block[] {
  const isTrainee = person.id === placement.trainee;
  const others = isTrainee ? left : [placement.trainee];
  const other = joined(others.map((id) => nameOf(world, id)));
  const come = joins.length === 0 ? null : joined(joins.map((id) => nameOf(world, id)));
  const isOpen = others.some((id) => world.people.get(id)?.sessions.some((one) => person.sessions.includes(one)));
  return [
    line(
      isTrainee
        ? come === null
          ? say(phrases, 'carry.kept', { other })
          : say(phrases, 'carry.kept-from', { other, joined: come })
        : say(phrases, 'carry.thanks', { other }),
    ),
    ...(isOpen ? [line(say(phrases, 'carry.open', { other }))] : []),
  ];
}

function talkBlocks(reader: Reader, { before, after }: Change): Block[] {
  const { world, person, language } = reader;
  const { phrases } = language;
  const goesOn = after?.people.includes(person.id) === true ? after : null;
  const others = (goesOn ?? before).people.filter((id) => id !== person.id);
  const other = joined(others.map((id) => nameOf(world, id)));
  const when = momentSent(reader, before.at);
  return [
    line(say(phrases, goesOn === null ? 'carry.talk-off' : 'carry.talk-on', { when, other })),
    calendarFile(
      {
        id: before.id,
        at: before.at,
        minutes: plannedMinutes,
        stamp: world.now,
        changes: before.changes + 1,
        summary: say(phrases, 'plan.summary', { other }),
        cancelled: goesOn === null,
      },
      say(phrases, goesOn === null ? 'plan.file-off' : 'plan.file'),
    ),
  ];
}
