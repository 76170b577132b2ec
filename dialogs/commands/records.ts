import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { record, recordLine } from '../session/record.ts';
import { partOf } from '../session/world.ts';
import { type Context, reply } from './context.ts';
import { isPair, leadingTo, noPartner } from './partners.ts';

/** How many records the list offers at once. */
export const recordsListed = 8;

/** The last finished conversations of this person, newest first, each a tap away. */
export function records(context: Context): Partial<Decision> {
  const { person, language, state, world } = context;
  const { phrases } = language;
  const finished = person.finished.slice(0, recordsListed).flatMap((id) => state.sessions.get(id) ?? []);
  if (finished.length === 0 && !isPair(context)) return reply(context, noRecords(context));
  const title = say(phrases, 'records.title');
  const buttons = finished.map((session) =>
    button(encodeAction({ kind: 'record', session: session.id }), recordLine(world, session, person.id)),
  );
  const text = finished.length === 0 ? say(phrases, 'records.none') : say(phrases, 'records.text');
  return reply(context, compose({ title, blocks: [line(text)], buttons, fallback: title }));
}

/** Why somebody who is in no pair has nothing to read back. */
function noRecords(context: Context): Message {
  const { phrases } = context.language;
  const { role } = context.person;
  if (role === 'coordinator') return leadingTo(context, say(phrases, 'records.coordinator'), 'overview');
  const isOver = (role === 'trainee' || role === 'trainer') && context.state.placements.length > 0;
  return isOver ? plainMessage(say(phrases, 'records.none-over')) : noPartner(context);
}

/** One record, for those who took part and nobody else. It goes back at once and stands in no chat. */
export function showRecord(context: Context, id: string): Partial<Decision> {
  const { person, language, state, world } = context;
  const session = state.sessions.get(id);
  const erased = session?.stoppedBy?.person === person.id && !session.stoppedBy.kept;
  if (session === undefined || partOf(session, person.id) === undefined || session.status === 'running' || erased) {
    const text = say(language.phrases, 'records.gone');
    return { again: plainMessage(text) };
  }
  const list = button(encodeAction({ kind: 'command', command: 'records' }), say(language.phrases, 'records.title'), {
    more: true,
  });
  return { again: { ...record(world, session, person.id), buttons: [list] } };
}
