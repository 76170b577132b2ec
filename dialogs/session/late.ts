import { readFields } from '../answers/read-fields.ts';
import { say } from '../content/phrases.ts';
import type { FieldAnswer, Values } from '../model/session.ts';
import { mayAnswer } from './back.ts';
import { contextFor, patientData } from './give.ts';
import { type Moved, moved, type Scene, told } from './moved.ts';
import { slotOf } from './positions.ts';
import { askedAt } from './question.ts';
import { languageFor, nameOf } from './world.ts';

/**
 * Something sent to a place that is settled already. The same thing twice (a double tap, an old button) has no
 * second effect. Words that somebody else was just ahead of are kept beside theirs, so that nobody's are lost.
 */
export function lateAnswer(scene: Scene, key: string, verb: string, values: Values): Moved {
  const { world, session, part } = scene;
  const { phrases } = languageFor(world, part.person);
  const position = scene.positions.find((candidate) => candidate.key === key);
  if (verb !== 'send' && verb !== 'send-more') return moved(session);
  if (position === undefined || !mayAnswer(session, position, part)) return told(scene, say(phrases, 'late.changed'));
  const slot = slotOf(position, part);
  const answer = session.answers[key]?.[slot];
  const read = readFields(askedAt(position).fields, values, contextFor(world, session, part));
  if (answer?.kind !== 'given' || read.kind !== 'ok') return told(scene, say(phrases, 'late.answered'));
  if (
    same(answer.fields, read.fields) ||
    answer.also?.some((addition) => addition.by === part.person && same(addition.fields, read.fields))
  )
    return moved(session);
  if (answer.by === part.person || slot !== 'all') return told(scene, say(phrases, 'late.own'));
  if (patientData(world, position, part, session, values).length > 0) return told(scene, say(phrases, 'late.patient'));
  const kept = { ...answer, also: [...(answer.also ?? []), { by: part.person, fields: read.fields }] };
  const text = say(phrases, 'late.both', { other: nameOf(world, answer.by) });
  return {
    ...told(scene, text),
    session: { ...session, answers: { ...session.answers, [key]: { ...session.answers[key], [slot]: kept } } },
  };
}

function same(one: readonly FieldAnswer[], other: readonly FieldAnswer[]): boolean {
  return (
    JSON.stringify(one.map((field) => [field.id, field.value])) ===
    JSON.stringify(other.map((field) => [field.id, field.value]))
  );
}
