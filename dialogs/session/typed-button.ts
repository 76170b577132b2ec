import { decodeAction } from '../action.ts';
import { bare } from '../text/closest.ts';
import { saysOnly } from '../text/says-only.ts';
import { buttonsFor } from './buttons.ts';
import type { Scene } from './moved.ts';
import { askedAt } from './question.ts';
import { hasEnough } from './typed.ts';
import { languageFor } from './world.ts';

/** In characters; the longest label is about half of it, and people put a few words around one. */
const longestButton = 80;

/** What a button here does that typed words stand for: those on the button, or what people say instead of tapping it. Null: an answer. */
export function typedButton(scene: Scene, text: string): string | null {
  const { session, positions, standing, part, world } = scene;
  // No button says so much: an answer costs no comparing.
  if (standing.kind !== 'ask' || text.length > longestButton) return null;
  const { phrases, commands } = languageFor(world, part.person);
  const { answers, controls } = commands;
  const typed = bare(text);
  const buttons = buttonsFor({ session, positions, standing, part, phrases, commands });
  const said = buttons.find(({ label }) => bare(label) === typed)?.action;
  const action = said === undefined ? null : decodeAction(said);
  if (action?.kind === 'session') return action.verb;
  const { hold } = part;
  const { position } = standing;
  const isOnly = (words: readonly string[]) => saysOnly(text, words, answers.beside);
  if (hold !== null && hold.at === position.key) {
    switch (hold.why) {
      case 'hints':
        if (isOnly([...answers.keep, ...controls.yes.words])) return 'keep';
        return isOnly(answers.edit) ? 'edit' : null;
      case 'word':
        if (saysOnly(text, controls.yes.words)) return 'word-yes';
        return saysOnly(text, controls.no.words) ? 'word-no' : null;
      default:
        return null;
    }
  }
  // Ready is said of a form that was begun; before that the words may be the answer.
  const drafts = part.drafts[position.key] ?? {};
  const { fields } = askedAt(position);
  if (fields.length === 0 || Object.keys(drafts).length === 0) return null;
  if (isOnly(answers.send)) return 'send';
  const isReady = hasEnough(fields, session.length, drafts);
  return isReady && isOnly([...answers.send, ...answers.keep, ...controls.yes.words]) ? 'send' : null;
}
