import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { Decision, DueChange, Said } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import type { Session, Values } from '../model/session.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { button, compose, line } from '../session/compose.ts';
import { parkedOf } from '../session/finish.ts';
import { nameOf, partOf, type World } from '../session/world.ts';
import { askDue, askDueOf } from './ask-moment.ts';
import { forPairNow, itemsBetween, itemsFor, withItems, withoutItems } from './items.ts';
import { peopleIn, planAtEnd } from './next-talk.ts';
import { tickLabel } from './own-item.ts';
import { type Reader, readerFor } from './reader.ts';

/** The form's id of the items that were talked about. */
const reachedId = 'besproken';

/**
 * What the end of a conversation does to the agenda: its kept topics stand on it, and after a finished one everybody is asked
 * which items were reached. What was planned for now is over, and the next one is planned where a day and time were named.
 */
export function agendaAtEnd(
  world: World,
  placement: Placement,
  session: Session,
  frequency: Frequency | null,
): { placement: Placement; dues: DueChange[]; said: Said[] } {
  if (session.status === 'discarded') return { placement, dues: [], said: [] };
  // Whoever finishes a conversation with a trainer who left meanwhile leaves the plan and agenda with the new one alone.
  const isOver = peopleIn(placement, session).length < 2;
  const topics = parkedOf(world, session).flatMap((topic) => (isOver ? forPairNow(placement, topic) : [topic]));
  if (session.status !== 'finished' || isOver) return { placement: withItems(placement, topics), dues: [], said: [] };
  const { placement: after, over, next } = planAtEnd(world, placement, session);
  const said = session.parts.flatMap(({ person }) => asked(world, after, session, person));
  const dues = [
    ...over.map((talk) => askDue(placement, talk, null)),
    ...(next?.kind === 'planned' ? [askDueOf(world, after, next.talk, frequency)] : []),
  ];
  return { placement: withItems(after, topics), dues, said };
}

/** What somebody says was reached: it leaves the agenda, the rest moves on. Whoever answers first answers for both. */
export function answerReached(context: Context, id: string, values: Values): Partial<Decision> {
  const { world, state, person } = context;
  const session = state.sessions.get(id);
  const placement = state.placements.find((candidate) => candidate.id === session?.placement);
  // Whoever left the pair has nothing to do with its agenda any more.
  const isOf = (one: string) => placement?.trainee === one || placement?.trainers.includes(one) === true;
  if (session === undefined || placement === undefined || partOf(session, person.id) === undefined || !isOf(person.id))
    return gone(context);
  const ticked = (values[reachedId] ?? '').split(',');
  const reached = about(placement, session, person.id)
    .filter((item) => ticked.includes(item.id))
    .map((item) => item.id);
  const after = withoutItems(placement, reached);
  return {
    placements: [after],
    said: session.parts.flatMap((part): Said[] => {
      const reader = readerFor(world, part.person);
      // Who was not asked hears nothing of it.
      if (reader === null || !isOf(part.person) || about(placement, session, part.person).length === 0) return [];
      return [
        {
          key: `${session.institute}/${context.event}/${part.person}/reached`,
          to: part.person,
          message: closed(reader, after, person.id),
          replaces: askKey(session, part.person),
        },
      ];
    }),
  };
}

function asked(world: World, placement: Placement, session: Session, person: string): Said[] {
  const reader = readerFor(world, person);
  const items = about(placement, session, person);
  if (reader === null || items.length === 0) return [];
  const { phrases } = reader.language;
  const title = say(phrases, 'reached.title');
  const message = compose({
    title,
    context: session.title,
    blocks: [line(say(phrases, 'reached.text'))],
    fields: [
      {
        id: reachedId,
        kind: 'choices',
        label: say(phrases, 'reached.field'),
        required: false,
        options: items.map((item) => ({ id: item.id, label: tickLabel(item.what, '') })),
      },
    ],
    buttons: [
      button(encodeAction({ kind: 'reached', session: session.id }), say(phrases, 'reached.button'), {
        submits: true,
        style: 'primary',
      }),
    ],
    fallback: title,
  });
  return [{ key: askKey(session, person), to: person, message, replaces: null }];
}

function closed({ world, person, language }: Reader, placement: Placement, by: string): Said['message'] {
  const { phrases } = language;
  const left = itemsFor(placement, person.id).length;
  const done =
    by === person.id ? say(phrases, 'reached.done') : say(phrases, 'reached.by', { other: nameOf(world, by) });
  const open = encodeAction({ kind: 'agenda', verb: 'open', placement: placement.id, item: '' });
  return compose({
    title: say(phrases, 'reached.title'),
    blocks: [line(done, 'good')],
    buttons: left === 0 ? [] : [button(open, say(phrases, 'agenda.button-open'))],
    fallback: done,
  });
}

/** The items that this conversation began with and that this person may read. */
function about(placement: Placement, session: Session, person: string): AgendaItem[] {
  const people = session.parts.map((part) => part.person);
  const own = new Set(itemsFor(placement, person).map(({ id }) => id));
  return itemsBetween(placement, people).filter(({ id, at }) => own.has(id) && at <= session.startedAt);
}

function askKey(session: Session, person: string): string {
  return `${session.institute}/${session.id}/${person}/agenda`;
}
