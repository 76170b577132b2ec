import { encodeAction } from '../action.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Block, Button, Message } from '../model/message.ts';
import type { Session } from '../model/session.ts';
import { button, compose, line } from './compose.ts';
import { agreementsOf, entriesOf, returnDue } from './finish.ts';
import { factsOf, qualityBlocks } from './record.ts';
import { joined, languageFor, othersOf, type World } from './world.ts';

/** What follows from the end of a conversation, for one of its people to read with it; null when nothing does. */
export type Ending = Pick<Message, 'blocks' | 'buttons'> | null;

/**
 * What a participant reads at the end of a finished conversation. A chat keeps it for good, so it holds nobody's words: what is
 * counted, when agreements come back, what is planned `next`, and the way to the record. `isTaken`: does a requirement take it?
 */
export function closing(
  world: World,
  session: Session,
  person: string,
  { next, isTaken }: { next: Ending; isTaken: boolean },
): Message {
  const { phrases } = languageFor(world, person);
  const zone = world.people.get(person)?.zone ?? 'Europe/Amsterdam';
  const dues = agreementsOf(world, session).flatMap(
    (agreement) => returnDue(session, agreement, world.now, zone).at ?? [],
  );
  const days = [...new Set(dues.toSorted((one, other) => one - other).map((at) => sayDate(wallAt(at, zone).date)))];
  const isAlone = session.parts.length === 1;
  const counted = entriesOf(session).length === 0 ? 'end.done' : isTaken ? 'end.counted' : 'end.noted';
  const readers = isAlone ? 'end.readers-solo' : 'end.readers';
  const blocks: Block[] = [
    line(say(phrases, counted), 'good'),
    {
      kind: 'facts',
      facts: [
        ...factsOf(world, session, person),
        ...(days.length === 0 ? [] : [{ label: say(phrases, 'end.returns'), value: joined(days) }]),
      ],
    },
    ...(next?.blocks ?? []),
    ...qualityBlocks(session, phrases),
    line(say(phrases, readers, { other: othersOf(world, session, person) }), 'quiet'),
  ];
  const title = say(phrases, 'end.title', { title: session.title });
  const buttons = [...(next?.buttons ?? []), recordButton(session, phrases)];
  return compose({ title, blocks, buttons, fallback: title });
}

/** The way to the record of a conversation that ended. */
export function recordButton({ id }: Pick<Session, 'id'>, phrases: Phrases): Button {
  return button(encodeAction({ kind: 'record', session: id }), say(phrases, 'record.open'));
}
