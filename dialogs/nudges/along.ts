import { encodeAction } from '../action.ts';
import { askedToday, whyAsked } from '../agenda/ask.ts';
import { type Reader, readerFor } from '../agenda/reader.ts';
import { say } from '../content/phrases.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { State } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import { button } from '../session/compose.ts';
import type { World } from '../session/world.ts';
import type { Frequency } from './case-of.ts';
import { mostReturns, type Returning, returningTo, returnsTogether, withAsked } from './returns.ts';
import { otherOf } from './several.ts';

/** A talk that is so near (ms) comes before what a reminder asks. */
const near = 2 * 24 * 3_600_000;

/** A reminder with what goes along in it: whose agenda is asked for, and which agreements are asked about. */
export type Along = {
  message: Message;
  to: string;
  talks: { placement: Placement; talk: PlannedTalk }[];
  returns: Returning[];
};

/**
 * There is one message a day: the agenda that would be asked for later today comes along, and so do the agreements that are
 * to be looked at by now. The title names them, for a notification shows no more.
 */
export function withAlong(world: World, state: State, frequency: Frequency, to: string, message: Message): Along {
  const reader = readerFor(world, to);
  if (reader === null) return { message, to, talks: [], returns: [] };
  const talks = state.placements
    .filter(({ trainee }) => trainee === to)
    .flatMap((placement) =>
      askedToday(placement, reader.person, world.now, frequency).map((talk) => ({ placement, talk })),
    );
  const returns = returningTo(world, state, to).slice(0, mostReturns);
  return { message: withReturns(reader, withAgenda(reader, message, talks), returns), to, talks, returns };
}

/** The conversations of which an agreement was asked about in one of these messages. */
export function askedAlong(all: readonly Pick<Along, 'to' | 'returns'>[]): Session[] {
  const asked = new Map<string, Session>();
  for (const { to, returns } of all)
    for (const { session, agreement } of returns)
      asked.set(session.id, withAsked(asked.get(session.id) ?? session, agreement.position, [to]));
  return [...asked.values()];
}

function withAgenda(reader: Reader, message: Message, talks: Along['talks']): Message {
  const { world, person, language } = reader;
  const { phrases } = language;
  if (talks.length === 0) return message;
  const placements = [...new Set(talks.map(({ placement }) => placement))];
  const make = placements.map((placement) => {
    const label = say(phrases, 'agenda.button-make');
    const other = otherOf(world, placement, person.id);
    return button(
      encodeAction({ kind: 'agenda', verb: 'open', placement: placement.id, item: '' }),
      placements.length > 1 ? say(phrases, 'nudge.button-with', { other, label }) : label,
    );
  });
  const isNear = talks.some(({ talk }) => talk.at - world.now < near);
  return {
    ...titled(message, (title) => say(phrases, 'nudge.title-agenda', { title })),
    blocks: [...talks.map(({ placement, talk }) => whyAsked(reader, placement, talk)), ...message.blocks],
    buttons: isNear ? [...make, ...message.buttons] : [...message.buttons, ...make],
  };
}

function withReturns({ world, person, language }: Reader, message: Message, returns: readonly Returning[]): Message {
  if (returns.length === 0) return message;
  const { blocks, buttons } = returnsTogether(world, returns, person.id);
  return {
    ...titled(message, (title) => say(language.phrases, 'nudge.title-return', { title })),
    blocks: [...message.blocks, ...blocks],
    buttons: [...message.buttons, ...buttons],
  };
}

function titled(message: Message, change: (title: string) => string): Message {
  const title = change(message.title ?? message.fallback);
  return { ...message, title, fallback: title };
}
