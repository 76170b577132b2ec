import type { Field, PerRole, Question } from '../content/conversation.ts';
import type { Part } from '../model/session.ts';
import type { Position } from './positions.ts';

/** The words and fields of one position, whether it is a step or a gate's deeper question. */
export type Asked = {
  ask: PerRole;
  help: PerRole | undefined;
  coach: string | undefined;
  readers: string | undefined;
  fields: readonly Field[];
  required: boolean;
  check: Question['check'];
};

/** The field under which the answer to a gate's deeper question stands. */
const deeperField: Field = { kind: 'text', id: 'tekst', label: '', required: true, long: true };

/** What is asked at this position. A gate, a reveal and a duration have no fields of their own. */
export function askedAt({ step, deeper }: Position): Asked {
  if (step.kind === 'gate' && deeper !== null) {
    const question = step.deeper[deeper];
    if (question !== undefined) {
      return {
        ask: question.ask,
        help: step.help,
        coach: question.coach,
        readers: step.readers,
        fields: [deeperField],
        required: false,
        check: 'none',
      };
    }
  }
  const { ask, help, coach, readers } = step;
  if (step.kind === 'question')
    return { ask, help, coach, readers, fields: step.fields, required: step.required, check: step.check };
  return { ask, help, coach, readers, fields: [], required: step.kind !== 'duration', check: 'none' };
}

/** The text for this participant's role. */
export function forRole(text: PerRole, part: Pick<Part, 'role'>): string {
  return typeof text === 'string' ? text : text[part.role];
}
