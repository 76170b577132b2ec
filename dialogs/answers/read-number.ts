import type { Field } from '../content/conversation.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { FieldRead } from './read-fields.ts';

/** A number as it is written in Dutch: a comma for decimals, a unit behind it is overlooked. */
export function readNumber(field: Extract<Field, { kind: 'number' }>, raw: string, phrases: Phrases): FieldRead {
  const words = raw.trim();
  if (words === '') return { kind: 'empty' };
  const found = /^(?:ongeveer |circa |ca\.? )?(-?\d{1,9}(?:[.,]\d{1,4})?)\s*(?:\p{L}{0,12}\.?)$/iu.exec(words)?.[1];
  const number = found === undefined ? Number.NaN : Number(found.replace(',', '.'));
  if (Number.isNaN(number))
    return { kind: 'wrong', text: say(phrases, 'error.no-number', { min: field.min, max: field.max }) };
  if (number < field.min || number > field.max)
    return { kind: 'wrong', text: say(phrases, 'error.out-of-range', { min: field.min, max: field.max }) };
  return {
    kind: 'ok',
    value: number,
    shown: [field.unit === undefined ? (found?.replace('.', ',') ?? '') : `${found?.replace('.', ',')} ${field.unit}`],
  };
}
