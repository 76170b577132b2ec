import { type Action, decodeAction, encodeAction } from '../action.ts';
import type { AnswerName, Commands } from '../content/commands.ts';
import { say } from '../content/phrases.ts';
import { isDateWord } from '../dates/nl/day-words.ts';
import type { Decision } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import { adapt } from '../session/adapt.ts';
import { button, compose, line } from '../session/compose.ts';
import { positionsOf, standingOf } from '../session/positions.ts';
import { conversationFor, partOf } from '../session/world.ts';
import { bare } from '../text/closest.ts';
import { holdsOne, saysOnly } from '../text/says-only.ts';
import type { Context } from './context.ts';

/** So long words may still be about what was asked, in ms. */
const lasting = 7 * 24 * 60 * 60 * 1000;

/** Words that may stand in saying when, but by themselves name no other day. */
const noDay = /^(?:vandaag|het|de|op|in|met|over|om|van|en|dit|die|na|tot|)$/;

type Tap = { action: string; label: string };

/** What typed words answer on the card that somebody was sent last: `sure` when they say nothing else, `unsure` to be asked back. */
export type OnCard = { kind: 'sure'; tap: Tap } | { kind: 'unsure'; taps: Tap[] } | null;

/** Reads loose words as an answer to the last reminder or returning agreement that waits for one. `now` in ms since 1970. */
export function typedOnCard({ card }: Pick<Person, 'card'>, words: string, commands: Commands, now: number): OnCard {
  if (card === undefined || now - card.at > lasting || /^\s*[@/]/.test(words)) return null;
  const said = piece(words);
  if (said === '') return null;
  const [exact, ...more] = card.taps.filter(({ action, label }) => {
    const { own, beside } = wordsOf(action, commands);
    return piece(label) === said || saysOnly(words, own, beside);
  });
  if (exact !== undefined)
    return more.length === 0 ? { kind: 'sure', tap: exact } : { kind: 'unsure', taps: [exact, ...more] };
  // "Gisteren gedaan" is about another day than the tap counts.
  const isOtherDay = words
    .split(/\s+/)
    .map(bare)
    .some((word) => isDateWord(word) && !noDay.test(word));
  const taps = card.taps.filter(({ action, label }) => holdsOne(words, [label, ...wordsOf(action, commands).own]));
  return taps.length === 0 || (isOtherDay && taps.some(({ action }) => verbOf(action) === 'done'))
    ? null
    : { kind: 'unsure', taps };
}

/** Asks whether that was meant; given back at once, so that the words are stored nowhere. */
export function askOnCard({ language }: Context, taps: readonly Tap[]): Partial<Decision> {
  const { phrases, commands } = language;
  const [only, ...more] = taps;
  const isOne = only !== undefined && more.length === 0;
  const text = isOne ? say(phrases, 'text.card', { label: only.label }) : say(phrases, 'text.card-which');
  const menu = encodeAction({ kind: 'command', command: 'menu' });
  const buttons = taps.map(({ action, label }) =>
    button(action, isOne ? commands.controls.yes.label : label, { style: isOne ? 'primary' : 'plain' }),
  );
  return {
    again: compose({
      blocks: [line(text)],
      buttons: [...buttons, button(menu, commands.controls.no.label)],
      fallback: text,
    }),
  };
}

/** Does this conversation ask something of this person now? Then what they type is for that. */
export function isAskedIn({ world, state, person }: Context, talk: string): boolean {
  const stored = state.sessions.get(talk);
  const conversation = stored === undefined ? undefined : conversationFor(world, stored, person.id);
  if (stored === undefined || conversation === undefined) return false;
  const session = adapt(stored, conversation);
  const part = partOf(session, person.id);
  return (
    part !== undefined && !part.paused && standingOf(session, positionsOf(session, conversation), part).kind === 'ask'
  );
}

/** What people say instead of tapping this, and what may stand beside it. */
function wordsOf(
  action: string,
  { answers, controls }: Commands,
): { own: readonly string[]; beside: readonly string[] } {
  const verb = verbOf(action);
  if (verb === null) return { own: [], beside: [] };
  const isNo = verb === 'later' || verb === 'not-yet';
  return { own: answers[verb], beside: [...answers.beside, ...(isNo ? controls.no.words : controls.yes.words)] };
}

function verbOf(id: string): AnswerName | null {
  const action: Action | null = decodeAction(id);
  const verb = action?.kind === 'nudge' ? action.verb : action?.kind === 'return' ? action.outcome : null;
  switch (verb) {
    case 'done':
    case 'later':
    case 'other':
    case 'tried':
    case 'not-yet':
    case 'changed':
      return verb;
    default:
      return null;
  }
}

/** Letters and numbers alone, as they are compared. */
function piece(text: string): string {
  return text
    .split(/\s+/)
    .map(bare)
    .filter((word) => word !== '')
    .join(' ');
}
