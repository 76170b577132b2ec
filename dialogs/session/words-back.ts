import { formFields } from '../answers/form-fields.ts';
import { say } from '../content/phrases.ts';
import type { Block, FormField, Message } from '../model/message.ts';
import type { Session } from '../model/session.ts';
import { clean } from '../text/clean.ts';
import { compose, line } from './compose.ts';
import type { Move } from './moved.ts';
import { positionsOf } from './positions.ts';
import { askedAt } from './question.ts';
import { conversationFor, languageFor, type World, wallFor } from './world.ts';

/**
 * What somebody sent in and the conversation did not take, back to them to copy, below why. It goes back at once and is stored
 * nowhere. `session` null: it is there no more. Null when they wrote nothing, or it stands in the conversation already: a form that was sent twice.
 */
export function wordsBack(
  world: World,
  session: Session | null,
  person: string,
  move: Move,
  why: Message,
): Message | null {
  if (move.kind !== 'verb') return null;
  const kept = JSON.stringify(session?.answers ?? {});
  const { phrases } = languageFor(world, person);
  const words = textsOf(world, session, person, move)
    .map(({ label, value = '' }) => ({ label, text: clean(value) }))
    .filter(({ text }) => text !== '' && !kept.includes(JSON.stringify(text)));
  if (words.length === 0) return null;
  const texts = words.map(
    ({ label, text }): Block => ({ kind: 'written', ...(label && { label }), items: [{ text }] }),
  );
  return compose({
    blocks: [...why.blocks, line(say(phrases, 'late.words'), 'strong'), ...texts],
    fallback: why.fallback,
  });
}

/** What was sent in at a place in words rather than by choosing. Of a place that is no longer there: whatever looks like words. */
function textsOf(
  world: World,
  session: Session | null,
  person: string,
  { position: key, values }: Extract<Move, { kind: 'verb' }>,
): Pick<FormField, 'value' | 'label'>[] {
  const conversation = session === null ? undefined : conversationFor(world, session, person);
  const positions = session === null || conversation === undefined ? [] : positionsOf(session, conversation);
  const position = positions.find((one) => one.key === key);
  if (session === null || position === undefined)
    return Object.values(values).flatMap((value) => (/\S\s+\S/.test(value) ? [{ label: '', value }] : []));
  const state = { now: wallFor(world, person), length: session.length, points: () => [], errors: {}, readings: {} };
  const { phrases } = languageFor(world, person);
  return formFields(askedAt(position).fields, { ...state, phrases, values }).filter(
    ({ kind }) => kind === 'text' || kind === 'long-text',
  );
}
