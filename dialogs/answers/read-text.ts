import type { Field, Length } from '../content/conversation.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Values } from '../model/session.ts';
import { clean } from '../text/clean.ts';
import type { FieldRead, ReadContext } from './read-fields.ts';

/** Longest answer, in UTF-16 units: about five printed pages, and far more than anybody types on a phone. */
export const longestText = 12_000;

/** Words as they were written, cleaned of what cannot be seen. */
export function readText(raw: string, phrases: Phrases): FieldRead {
  const text = clean(raw);
  if (text === '') return { kind: 'empty' };
  if (text.length > longestText)
    return { kind: 'wrong', text: say(phrases, 'error.too-long', { max: longestText, now: text.length }) };
  return { kind: 'ok', value: text };
}

type ListField = Extract<Field, { kind: 'list' }>;

/** Points, each in its own place; an empty place keeps its number. */
export function readList(field: ListField, values: Values, context: ReadContext): FieldRead {
  const points: string[] = [];
  for (let index = 0; index < countOf(field, context.length); index += 1) {
    const read = readText(values[itemId(field, index)] ?? '', context.phrases);
    if (read.kind === 'wrong') return read;
    points.push(read.kind === 'ok' && typeof read.value === 'string' ? read.value : '');
  }
  while (points.at(-1) === '') points.pop();
  const filled = points.filter((point) => point !== '').length;
  if (filled === 0) return { kind: 'empty' };
  if (filled < field.min) return { kind: 'wrong', text: say(context.phrases, 'error.too-few', { min: field.min }) };
  return { kind: 'ok', value: points };
}

/** How many points a list asks for at this length. */
export function countOf(field: ListField, length: Length): number {
  return typeof field.count === 'number' ? field.count : field.count[length];
}

/** The form's id of one place in a list. */
export function itemId(field: ListField, index: number): string {
  return `${field.id}.${index}`;
}
