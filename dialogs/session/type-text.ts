import type { Control } from '../content/commands.ts';
import { controlNames } from '../content/commands.ts';
import { say } from '../content/phrases.ts';
import type { Values } from '../model/session.ts';
import { closest, plain } from '../text/closest.ts';
import { minutesBefore } from './before.ts';
import { control } from './control.ts';
import { actOnHold } from './hold.ts';
import { type Moved, moved, type Scene, told } from './moved.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { reveal, send, sendMore, vote } from './settle.ts';
import { fitsIn, takeText } from './take-text.ts';
import { typeInto } from './typed.ts';
import { typedButton } from './typed-button.ts';
import { languageFor, withPart } from './world.ts';

/** What typed words mean here: steering, an answer, or something to ask back first. */
export function typeText(scene: Scene, text: string): Moved {
  const { session, standing, part, world } = scene;
  const { phrases, commands } = languageFor(world, part.person);
  if (text === '' || standing.kind === 'done') return moved(session);
  const word = controlWord(text, commands.controls);
  const { position: here } = standing;
  const tapped = typedButton(scene, text);
  if (tapped !== null) {
    const done = typedTap(scene, here, tapped);
    if (done !== null) return done;
  }
  const isVote = word?.name === 'yes' || word?.name === 'no';
  if (isVote && standing.kind === 'ask' && here.step.kind === 'duration' && word.name === 'yes')
    return takeText(scene, here, minutesBefore(session, here), {});
  // Yes and no steer a choice between the two; anywhere else they are an answer like any other.
  if (word?.sure === true && !(isVote && !(here.step.kind === 'gate' && here.deeper === null)))
    return control(scene, word.name === 'skip' && standing.position.step.kind === 'show' ? 'resume' : word.name);
  if (standing.kind !== 'ask') return told(scene, say(phrases, 'typed.not-yours'));
  const { position } = standing;
  if (word !== null && !isVote)
    return moved(withPart(session, part.person, { hold: { why: 'word', at: position.key, control: word.name, text } }));
  if (position.step.kind === 'show')
    return told(scene, say(phrases, 'typed.at-show', { word: commands.controls.resume.words[0] ?? '' }));
  if (position.step.kind === 'gate' && position.deeper === null)
    return told(scene, say(phrases, 'typed.at-gate', { yes: position.step.yes, no: position.step.no }));
  return takeText(scene, position, text, part.drafts[position.key] ?? {});
}

/** Words that stand for a button do what a tap on it does with what is in the form; null for those that steer by a word of their own. */
function typedTap(scene: Scene, position: Position, verb: string): Moved | null {
  const { part } = scene;
  const drafts = part.drafts[position.key] ?? {};
  const { hold } = part;
  if (verb === 'send' && position.step.kind === 'duration') return null;
  if (verb === 'send') return send(scene, position, drafts);
  if (verb === 'send-more') return sendMore(scene, position, drafts);
  if (verb === 'yes' || verb === 'no') return vote(scene, position, verb);
  if (verb === 'next') return reveal(scene, position);
  return hold !== null && hold.at === position.key ? actOnHold(scene, position, hold, verb) : null;
}

/**
 * Words of which was asked whether they are an answer: they are. `drafts` tells how much was filled in when that was asked: where
 * more is by now, what stands there already is not added once more, so that a double tap adds nothing.
 */
export function answerTyped(scene: Scene, key: string, { text = '', drafts: before = '' }: Values): Moved {
  const { session, standing, part, world } = scene;
  if (standing.kind !== 'ask' || standing.position.key !== key)
    return told(scene, say(languageFor(world, part.person).phrases, 'late.answered'));
  const drafts = part.drafts[key] ?? {};
  const isNew = before === String(Object.keys(drafts).length) || !stands(scene, standing.position, text, drafts);
  return isNew ? takeText(scene, standing.position, text, drafts) : moved(session);
}

/** Are these words in the form already? */
function stands({ session, world, part }: Scene, position: Position, text: string, drafts: Values): boolean {
  const typed = typeInto(askedAt(position).fields, session.length, {}, text, fitsIn(world, session, part));
  const there = new Set(Object.values(drafts));
  return typed !== null && Object.values(typed.values).every((value) => there.has(value));
}

/** Typed words as steering: exactly one of the words, or one word with a slip in it, to be asked back. */
export function controlWord(
  text: string,
  controls: Readonly<Record<Control, { words: string[] }>>,
): { name: Control; sure: boolean } | null {
  // "Stop!" steers as well as "stop"; "ja?" may be a question.
  const typed = plain(text).replace(/(?<=\p{L})[.!]+$/u, '');
  if (typed.length > 30) return null;
  for (const name of controlNames) {
    if (controls[name].words.some((word) => plain(word) === typed)) return { name, sure: true };
  }
  if (/\s/.test(typed)) return null;
  for (const name of ['back', 'skip', 'pause', 'resume', 'stop', 'help'] as const) {
    const found = closest(
      typed,
      controls[name].words.filter((word) => !/\s/.test(word)),
    );
    if (found.kind === 'near') return { name, sure: false };
  }
  return null;
}
