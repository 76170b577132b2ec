import { readFields } from '../answers/read-fields.ts';
import type { Part, Session } from '../model/session.ts';
import { adapt } from '../session/adapt.ts';
import { contextFor } from '../session/give.ts';
import { positionsOf, type Standing, standingOf } from '../session/positions.ts';
import { askedAt } from '../session/question.ts';
import { fitsIn } from '../session/take-text.ts';
import { typeInto } from '../session/typed.ts';
import { conversationFor, partOf } from '../session/world.ts';
import { closest } from '../text/closest.ts';
import type { Context } from './context.ts';

/** Where somebody stands in a conversation under way. */
export type Here = { session: Session; part: Part; standing: Standing };

/** What words would be an answer to: `isRead` when they already are one that is chosen or counted, not a text. */
export type Open = { position: string; drafts: string; isRead: boolean };

/** Where the actor stands in a conversation; null in one that is not theirs or not offered. */
export function standsIn({ world, state, person }: Context, talk: string): Here | null {
  const stored = state.sessions.get(talk);
  const conversation = stored === undefined ? undefined : conversationFor(world, stored, person.id);
  if (stored === undefined || conversation === undefined) return null;
  const session = adapt(stored, conversation);
  const part = partOf(session, person.id);
  return part === undefined
    ? null
    : { session, part, standing: standingOf(session, positionsOf(session, conversation), part) };
}

/** The question that typed words would answer; null where it is not the actor's turn, or nothing that could be typed is asked. */
export function openQuestion(context: Context, talk: string, text: string): Open | null {
  const here = standsIn(context, talk);
  if (here === null || here.standing.kind !== 'ask') return null;
  const { session, part, standing } = here;
  const { position } = standing;
  const drafts = part.drafts[position.key] ?? {};
  const open = (isRead: boolean) => ({ position: position.key, drafts: String(Object.keys(drafts).length), isRead });
  if (position.step.kind === 'duration') return /\d/.test(text) ? open(true) : null;
  const { fields } = askedAt(position);
  // At a hint the words are other ones for what was written.
  if (part.hold?.why === 'hints' && part.hold.at === position.key) return open(false);
  const typed = typeInto(fields, session.length, drafts, text, fitsIn(context.world, session, part));
  const field = fields.find(({ id }) => id === typed?.field);
  if (field === undefined) return null;
  if (field.kind === 'text' || field.kind === 'list') return open(false);
  if (field.kind === 'choice' && field.other) {
    const labels = field.options.map(({ label }) => label);
    return open(closest(text, labels).kind === 'exact');
  }
  const read = readFields([field], { [field.id]: text }, contextFor(context.world, session, part));
  return read.kind === 'ok' ? open(true) : null;
}
