import { readFields } from '../answers/read-fields.ts';
import type { Control } from '../content/commands.ts';
import { controlNames } from '../content/commands.ts';
import { say } from '../content/phrases.ts';
import type { Values } from '../model/session.ts';
import { closest, plain } from '../text/closest.ts';
import { draftOf } from './back.ts';
import { minutesBefore } from './before.ts';
import { control } from './control.ts';
import { contextFor, type Found, give, patientData } from './give.ts';
import { type Moved, moved, type Scene, told } from './moved.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { typeInto } from './typed.ts';
import { languageFor, withPart } from './world.ts';

/** What typed words mean here: steering, an answer, or something to ask back first. */
export function typeText(scene: Scene, text: string): Moved {
  const { session, standing, part, world } = scene;
  const { phrases, commands } = languageFor(world, part.person);
  if (text === '' || standing.kind === 'done') return moved(session);
  const word = controlWord(text, commands.controls);
  const { position: here } = standing;
  const isVote = word?.name === 'yes' || word?.name === 'no';
  if (isVote && standing.kind === 'ask' && here.step.kind === 'duration' && word.name === 'yes')
    return submitted(scene, here, { minuten: minutesBefore(session, here) }, 'minuten');
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
function stands({ session }: Scene, position: Position, text: string, drafts: Values): boolean {
  const typed = typeInto(askedAt(position).fields, session.length, {}, text);
  const there = new Set(Object.values(drafts));
  return typed !== null && Object.values(typed.values).every((value) => there.has(value));
}

/** Takes words as (part of) the answer at a place. */
export function takeText(scene: Scene, position: Position, text: string, drafts: Values): Moved {
  const { world, session, part } = scene;
  const asked = askedAt(position);
  if (position.step.kind === 'duration') return submitted(scene, position, { minuten: text }, 'minuten');
  const typed = typeInto(asked.fields, session.length, drafts, text);
  if (typed === null) return moved(session);
  const found = patientData(world, position, part, session, typed.values);
  const cleared = part.hold?.why === 'patient' && part.hold.cleared;
  if (found.some((finding) => finding.certain || !cleared)) {
    const kinds = [...new Set(found.map((finding) => finding.kind))];
    return moved(withPart(session, part.person, { hold: { why: 'patient', at: position.key, kinds, cleared: false } }));
  }
  const field = asked.fields.find((candidate) => candidate.id === typed.field);
  if (typed.complete) return submitted(scene, position, typed.values, typed.field, found);
  // One field of several: it is checked by itself, kept, and the form comes back with it filled in.
  const read =
    field === undefined || field.kind === 'list'
      ? null
      : readFields([field], typed.values, contextFor(world, session, part));
  if (read?.kind === 'again') return asksBack(scene, position, typed.values, typed.field, read);
  // What was understood of a choice goes into the form as the choice itself, so that it stands there chosen.
  const isChoice = field?.kind === 'choice' || field?.kind === 'pick';
  const values =
    isChoice && read?.kind === 'ok' ? { ...typed.values, ...draftOf(position, read.fields) } : typed.values;
  return moved(withPart(session, part.person, { hold: null, drafts: { ...part.drafts, [position.key]: values } }));
}

function submitted(scene: Scene, position: Position, values: Values, field: string, found?: Found[]): Moved {
  const { world, session, part } = scene;
  const given = give(world, session, position, part, values, found);
  if (given.kind !== 'trouble') return moved(given.session);
  const { errors, readings } = given.trouble;
  return asksBack(
    scene,
    position,
    values,
    errors[field] !== undefined || readings[field] !== undefined
      ? field
      : (Object.keys(readings)[0] ?? Object.keys(errors)[0] ?? field),
    { errors, readings },
  );
}

/** A date that can be read in more than one way comes back as buttons; anything else wrong as a line that says what to do. */
function asksBack(
  scene: Scene,
  position: Position,
  values: Values,
  field: string,
  wrong: { errors: Record<string, string>; readings: Record<string, { date: string; time: string | null }[]> },
): Moved {
  const { session, part } = scene;
  const { [field]: _wrong, ...others } = values;
  const drafts = { ...part.drafts, [position.key]: others };
  const readings = wrong.readings[field];
  if (readings !== undefined)
    return moved(withPart(session, part.person, { drafts, hold: { why: 'when', at: position.key, field, readings } }));
  const kept = withPart(session, part.person, { drafts });
  return {
    ...told(
      scene,
      wrong.errors[field] ??
        Object.values(wrong.errors)[0] ??
        say(languageFor(scene.world, part.person).phrases, 'error.empty'),
    ),
    session: kept,
  };
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
