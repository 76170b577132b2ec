import { otherId } from '../answers/read-choice.ts';
import { itemId } from '../answers/read-text.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { Answer, FieldAnswer, Part, Session, Values } from '../model/session.ts';
import { answerAt, type Position, type Standing, slotOf } from './positions.ts';
import { askedAt } from './question.ts';

/** The last answer before here that this participant may take up again, or null. */
export function backTarget(
  session: Session,
  positions: readonly Position[],
  standing: Exclude<Standing, { kind: 'done' }>,
  part: Part,
): Position | null {
  const from = standing.kind === 'wait' ? standing.index : standing.index - 1;
  for (let index = from; index >= 0; index -= 1) {
    const position = positions[index];
    if (
      position !== undefined &&
      mayAnswer(session, position, part) &&
      answerAt(session, position, slotOf(position, part)) !== undefined
    )
      return position;
  }
  return null;
}

/**
 * Opens an earlier answer again. What stood there becomes the draft of whoever may answer; everything after it
 * stays, except that gates in between are asked anew, because what they judged has changed.
 */
export function goBack(
  session: Session,
  positions: readonly Position[],
  standing: Exclude<Standing, { kind: 'done' }>,
  part: Part,
): Session | null {
  const target = backTarget(session, positions, standing, part);
  if (target === null) return null;
  const slot = slotOf(target, part);
  const taken = answerAt(session, target, slot);
  const answers = { ...session.answers, [target.key]: without(session.answers[target.key] ?? {}, slot) };
  const from = positions.indexOf(target);
  for (const between of positions.slice(from + 1, standing.index + 1)) {
    if (between.step.kind === 'gate' && between.deeper === null) answers[between.key] = {};
  }
  const draft = taken?.kind === 'given' ? draftOf(target, taken.fields) : {};
  const parts = session.parts.map((other) =>
    mayAnswer(session, target, other) && (other.person === part.person || slot === 'all')
      ? {
          ...other,
          hold: null,
          drafts: Object.keys(draft).length === 0 ? other.drafts : { ...other.drafts, [target.key]: draft },
        }
      : other,
  );
  const reopened =
    taken !== undefined
      ? { ...session.reopened, [target.key]: { ...session.reopened[target.key], [slot]: taken } }
      : session.reopened;
  return { ...session, answers, reopened, parts };
}

/** May this participant answer here at all? */
export function mayAnswer(session: Session, position: Position, part: Part): boolean {
  return (
    session.parts.length === 1 || position.who === 'each' || position.who === 'together' || position.who === part.role
  );
}

/** What the form would have held to give these answers. */
export function draftOf(position: Position, answers: readonly FieldAnswer[]): Values {
  if (position.step.kind === 'duration')
    return Object.fromEntries(answers.map((answer) => [answer.id, String(answer.value)]));
  return Object.fromEntries(
    askedAt(position).fields.flatMap((field): [string, string][] => {
      const answer = answers.find((candidate) => candidate.id === field.id);
      if (answer === undefined) return [];
      const { value } = answer;
      if (field.kind === 'list' && Array.isArray(value))
        return value.map((text, index) => [itemId(field, index), text]);
      if (field.kind === 'choice' && Array.isArray(value)) {
        const other = value.indexOf('anders');
        const chosen: [string, string] = [field.id, value.filter((id) => id !== 'anders').join(',')];
        return other < 0 ? [chosen] : [chosen, [otherId(field), answer.shown?.[other] ?? '']];
      }
      if (Array.isArray(value)) return [[field.id, value.join(',')]];
      if (typeof value === 'object') return [[field.id, sayWhen(value)]];
      return [[field.id, String(value)]];
    }),
  );
}

function without(slots: Readonly<Record<string, Answer>>, slot: string): Record<string, Answer> {
  return Object.fromEntries(Object.entries(slots).filter(([name]) => name !== slot));
}
