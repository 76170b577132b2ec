import type { Field, Length } from '../content/conversation.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { type Now, type Reading, readWhen } from '../dates/read-when.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import type { Point } from '../session/points.ts';
import { cut } from '../text/cut.ts';
import { otherId } from './read-choice.ts';
import { chosenReading, readingId, readingToId } from './read-moment.ts';
import { countOf, itemId, longestText } from './read-text.ts';
import { sayDoubt } from './say-doubt.ts';

/** What the form shows besides the questions: what stands in it, what was wrong with it, and how a date was read. */
export type FormState = {
  phrases: Phrases;
  now: Now;
  length: Length;
  points: (sources: readonly string[]) => (Point & { name: string })[];
  values: Values;
  errors: Readonly<Record<string, string>>;
  readings: Readonly<Record<string, readonly Reading[]>>;
};

/** An option is one line on a phone; the whole point stands in the reveal above it. */
const longestOption = 140;

/** The inputs for a question's fields. */
export function formFields(fields: readonly Field[], state: FormState): FormField[] {
  return fields.flatMap((field) => inputsOf(field, state));
}

function inputsOf(field: Field, state: FormState): FormField[] {
  const { phrases, values } = state;
  const label = field.label === '' ? say(phrases, 'field.answer') : field.label;
  const base = { ...(field.hint !== undefined && { hint: field.hint }), ...withError(state.errors[field.id]) };
  const held = (id: string) => (values[id] === undefined || values[id] === '' ? {} : { value: values[id] });
  switch (field.kind) {
    case 'text':
      return [
        {
          id: field.id,
          kind: field.long ? 'long-text' : 'text',
          label,
          required: field.required,
          maxLength: longestText,
          ...base,
          ...held(field.id),
        },
      ];
    case 'list':
      return Array.from({ length: countOf(field, state.length) }, (_, index) => ({
        id: itemId(field, index),
        kind: 'text' as const,
        label: countOf(field, state.length) === 1 ? label : say(phrases, 'field.item', { label, number: index + 1 }),
        required: index < field.min,
        maxLength: longestText,
        ...(index === 0 ? base : {}),
        ...held(itemId(field, index)),
      }));
    case 'choice':
      return [
        {
          id: field.id,
          kind: field.multiple ? 'choices' : 'choice',
          label,
          required: field.required && !field.other,
          options: field.options,
          ...base,
          ...held(field.id),
        },
        ...(field.other
          ? [
              {
                id: otherId(field),
                kind: 'text' as const,
                label: say(phrases, 'field.other'),
                required: false,
                maxLength: longestText,
                ...held(otherId(field)),
              },
            ]
          : []),
      ];
    case 'number':
      return [{ id: field.id, kind: 'number', label, required: field.required, ...base, ...held(field.id) }];
    case 'when':
      return whenInputs(field, label, state);
    case 'pick':
      return [
        {
          id: field.id,
          kind: field.max > 1 ? 'choices' : 'choice',
          label,
          required: field.required,
          options: state.points(field.from).map((point) => ({
            id: point.id,
            label: cut(say(phrases, 'field.point', { name: point.name, text: point.text }), longestOption),
          })),
          ...base,
          ...held(field.id),
        },
      ];
  }
}

function whenInputs(field: Extract<Field, { kind: 'when' }>, label: string, state: FormState): FormField[] {
  const { phrases, now } = state;
  const readings = state.readings[field.id] ?? [];
  const [only, ...more] = readings;
  // One reading stands in the field itself, to be sent as it is or changed.
  const read = only === undefined || more.length > 0 ? undefined : sayWhen(only);
  const isPlain =
    read !== undefined && ['sure', 'time-missing'].includes(readWhen(read, now, { time: field.time }).kind);
  // A doubt that was taken away stands in the field as what was chosen, for the choice itself is not shown again.
  const chosen = readings.length > 0 ? null : chosenReading(field, state.values);
  const value = isPlain ? read : chosen === null ? (state.values[field.id] ?? '') : sayWhen(chosen);
  const error = state.errors[field.id] ?? (isPlain ? sayDoubt(phrases, readings) : undefined);
  return [
    {
      id: field.id,
      kind: 'text',
      label,
      required: field.required,
      maxLength: 200,
      hint: field.hint ?? say(phrases, field.time === 'none' ? 'field.date-hint' : 'field.when-hint'),
      ...withError(error),
      ...(value !== '' && { value }),
    },
    ...(isPlain || readings.length === 0
      ? []
      : [
          {
            id: readingId(field),
            kind: 'choice' as const,
            label: say(phrases, 'field.which-moment'),
            required: false,
            options: readings.map((reading) => ({ id: readingToId(reading), label: sayWhen(reading, now) })),
            error: sayDoubt(phrases, readings),
          },
        ]),
  ];
}

function withError(error: string | undefined): { error?: string } {
  return error === undefined ? {} : { error };
}
