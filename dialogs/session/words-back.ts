import { formFields } from '../answers/form-fields.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Block, FormField, Message } from '../model/message.ts';
import type { Session, Values } from '../model/session.ts';
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
  const { phrases } = languageFor(world, person);
  const words = unkept(textsOf(world, session, person, move), session?.answers ?? null);
  return toCopy(phrases, plainly(why), words);
}

/** Words that were not taken, to copy, below all that says why; null when there are none. */
export function toCopy(phrases: Phrases, why: Message, words: readonly Words[]): Message | null {
  if (words.length === 0) return null;
  const texts = words.map(
    ({ label, text }): Block => ({ kind: 'written', ...(label && { label }), items: [{ text }] }),
  );
  return { ...why, blocks: [...why.blocks, line(say(phrases, 'late.words'), 'strong'), ...texts] };
}

/** What a choice or a button holds: an id, several of them, a day or a number. */
const chosen = /^[a-z0-9_.,|@:+-]*$/;

/** What looks like words among what was filled in, where nobody knows any more what was asked; not what stands in `stands`. */
export function wordsIn(values: Values, stands: unknown): Words[] {
  const texts = Object.values(values).filter((value) => !chosen.test(value.trim()));
  return unkept(
    texts.map((value) => ({ label: '', value })),
    stands,
  );
}

type Words = { label: string; text: string };

function unkept(texts: readonly Pick<FormField, 'value' | 'label'>[], stands: unknown): Words[] {
  const kept = JSON.stringify(stands);
  const isKept = (text: string) => kept.includes(JSON.stringify(text));
  return (
    texts
      .map(({ label, value = '' }) => ({ label, text: clean(value) }))
      // Points and options are typed on lines of their own, and stand apart once they are kept.
      .filter(({ text }) => text !== '' && !isKept(text) && !text.split('\n').every((one) => isKept(one.trim())))
  );
}

/** Of what a conversation says, its buttons and form are of another moment. */
function plainly({ blocks, fallback }: Message): Message {
  return compose({ blocks, fallback });
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
    return wordsIn(values, null).map(({ label, text }) => ({ label, value: text }));
  const state = { now: wallFor(world, person), length: session.length, points: () => [], errors: {}, readings: {} };
  const { phrases } = languageFor(world, person);
  return formFields(askedAt(position).fields, { ...state, phrases, values }).filter(
    ({ kind }) => kind === 'text' || kind === 'long-text',
  );
}
