import { readFields } from '../answers/read-fields.ts';
import type { Field } from '../content/conversation.ts';
import { say } from '../content/phrases.ts';
import type { Hold, Part, Session, Values } from '../model/session.ts';
import { draftOf } from './back.ts';
import { contextFor, type Found, give, hinted, patientData } from './give.ts';
import { type Moved, moved, type Scene, told } from './moved.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { typeInto } from './typed.ts';
import { languageFor, type World, withPart } from './world.ts';

/** Takes words as (part of) the answer at a place. */
export function takeText(scene: Scene, position: Position, text: string, drafts: Values): Moved {
  const { world, session, part } = scene;
  const asked = askedAt(position);
  if (position.step.kind === 'duration') return submitted(scene, position, { minuten: text }, 'minuten');
  const { hold } = part;
  const again = hold?.why === 'hints' && hold.at === position.key ? hold : null;
  const typed =
    rewritten(asked.fields, again, drafts, text) ??
    typeInto(asked.fields, session.length, drafts, text, fitsIn(world, session, part));
  if (typed === null) return moved(session);
  const found = patientData(world, position, part, session, typed.values);
  const cleared = hold?.why === 'patient' && hold.cleared;
  if (found.some((finding) => finding.certain || !cleared)) {
    const kinds = [...new Set(found.map((finding) => finding.kind))];
    return moved(withPart(session, part.person, { hold: { why: 'patient', at: position.key, kinds, cleared: false } }));
  }
  const field = asked.fields.find((candidate) => candidate.id === typed.field);
  if (typed.complete) return submitted(scene, position, typed.values, typed.field, found, again?.again === true);
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

/** Can these words be read as an answer to a field? What can be read in more than one way is one as well. */
export function fitsIn(world: World, session: Session, part: Part): (field: Field, text: string) => boolean {
  return (field, text) => {
    if (field.kind === 'text' || field.kind === 'list') return true;
    const read = readFields([field], { [field.id]: text }, contextFor(world, session, part));
    return read.kind === 'ok' || Object.keys(read.readings).length > 0;
  };
}

/** New words for what the hint was about, also once the writer chose to look at it again; the rest of the form stands. */
function rewritten(
  fields: readonly Field[],
  hold: Extract<Hold, { why: 'hints' }> | null,
  drafts: Values,
  text: string,
): ReturnType<typeof typeInto> {
  const input = hold?.hints.find(({ field }) => field !== undefined)?.field ?? drafts[hinted];
  const field = fields.find(({ id }) => input === id || input?.startsWith(`${id}.`) === true);
  if (input === undefined || field === undefined) return null;
  return { values: { ...drafts, [input]: text }, field: field.id, complete: true };
}

function submitted(
  scene: Scene,
  position: Position,
  values: Values,
  field: string,
  found?: Found[],
  isSure = false,
): Moved {
  const { world, session, part } = scene;
  const given = give(world, session, position, part, values, found, isSure);
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
