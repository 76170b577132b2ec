import type { Field, Length } from '../content/conversation.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Now, Reading } from '../dates/read-when.ts';
import type { FieldAnswer, Value, Values } from '../model/session.ts';
import type { Point } from '../session/points.ts';
import { readChoice, readPick } from './read-choice.ts';
import { readMoment } from './read-moment.ts';
import { readNumber } from './read-number.ts';
import { readList, readText } from './read-text.ts';

/** What a reader needs to know besides the words: the wall time of the writer, and what can be picked. */
export type ReadContext = {
  phrases: Phrases;
  now: Now;
  length: Length;
  points: (sources: readonly string[]) => Point[];
};

/** One field read. `unsure`: understood in more than one way, to be asked back. `wrong`: what to do instead, in the writer's language. */
export type FieldRead =
  | { kind: 'ok'; value: Value; shown?: string[] }
  | { kind: 'empty' }
  | { kind: 'wrong'; text: string }
  | { kind: 'unsure'; readings: Reading[] };

/** A form read as a whole: all that is wrong at once, or the answers. */
export type FormRead =
  | { kind: 'ok'; fields: FieldAnswer[] }
  | { kind: 'again'; errors: Record<string, string>; readings: Record<string, Reading[]> };

/** Reads every field of a form. Empty optional fields are left out of the answers. */
export function readFields(fields: readonly Field[], values: Values, context: ReadContext): FormRead {
  const answers: FieldAnswer[] = [];
  const errors: Record<string, string> = {};
  const readings: Record<string, Reading[]> = {};
  for (const field of fields) {
    const read = readField(field, values, context);
    if (read.kind === 'ok')
      answers.push({ id: field.id, label: field.label, value: read.value, ...(read.shown && { shown: read.shown }) });
    else if (read.kind === 'wrong') errors[field.id] = read.text;
    else if (read.kind === 'unsure') readings[field.id] = read.readings;
    else if (isRequired(field))
      errors[field.id] = say(
        context.phrases,
        field.kind === 'choice' || field.kind === 'pick' ? 'error.choose' : 'error.empty',
      );
  }
  if (Object.keys(errors).length > 0 || Object.keys(readings).length > 0) return { kind: 'again', errors, readings };
  // A form of optional fields only that comes back empty has answered nothing: that is what skipping is for.
  if (answers.length === 0) {
    const first = fields[0];
    return {
      kind: 'again',
      errors: first === undefined ? {} : { [first.id]: say(context.phrases, 'error.nothing') },
      readings,
    };
  }
  return { kind: 'ok', fields: answers };
}

/** Must this field be filled in before the form can be sent? */
export function isRequired(field: Field): boolean {
  return field.kind === 'list' ? field.min > 0 : field.required;
}

function readField(field: Field, values: Values, context: ReadContext): FieldRead {
  switch (field.kind) {
    case 'text':
      return readText(values[field.id] ?? '', context.phrases);
    case 'list':
      return readList(field, values, context);
    case 'choice':
      return readChoice(field, values, context.phrases);
    case 'number':
      return readNumber(field, values[field.id] ?? '', context.phrases);
    case 'when':
      return readMoment(field, values, context);
    case 'pick':
      return readPick(field, values[field.id] ?? '', context);
  }
}
