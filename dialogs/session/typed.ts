import { isRequired } from '../answers/read-fields.ts';
import { countOf, itemId } from '../answers/read-text.ts';
import type { Field, Length } from '../content/conversation.ts';
import type { Values } from '../model/session.ts';

/** A form after somebody typed instead of filling it in. `complete`: it can be sent as it is. */
export type Typed = { values: Values; field: string; complete: boolean };

/**
 * Puts typed words into the first field that still needs them. A list takes a line per point; points typed
 * one message at a time pile up until there are enough.
 */
export function typeInto(fields: readonly Field[], length: Length, drafts: Values, text: string): Typed | null {
  const target =
    fields.find((field) => isRequired(field) && !isFilled(field, length, drafts)) ??
    fields.find((field) => !isFilled(field, length, drafts)) ??
    fields.at(-1);
  if (target === undefined) return null;
  const values =
    target.kind === 'list'
      ? { ...drafts, ...intoList(target, length, drafts, text) }
      : { ...drafts, [target.id]: text };
  const required = fields.filter(isRequired);
  const complete =
    required.every((field) => isFilled(field, length, values)) &&
    (fields.every((field) => isFilled(field, length, values)) || target === fields.at(-1));
  return { values, field: target.id, complete };
}

type ListField = Extract<Field, { kind: 'list' }>;

function intoList(field: ListField, length: Length, drafts: Values, text: string): Values {
  const lines = text
    .split(/\n+/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
  const taken = indices(field, length).filter((index) => (drafts[itemId(field, index)] ?? '') !== '').length;
  const free = countOf(field, length) - taken;
  // More lines than places: what does not fit stays with the last point, so that no word is lost.
  const fitting =
    lines.length <= free
      ? lines
      : [...lines.slice(0, Math.max(free, 1) - 1), lines.slice(Math.max(free, 1) - 1).join('\n')];
  const start = free === 0 ? taken - 1 : taken;
  const kept = free === 0 ? [[drafts[itemId(field, start)], ...fitting].join('\n')] : fitting;
  return Object.fromEntries(kept.map((line, index) => [itemId(field, start + index), line]));
}

function isFilled(field: Field, length: Length, values: Values): boolean {
  if (field.kind === 'list')
    return indices(field, length).every((index) => (values[itemId(field, index)] ?? '') !== '');
  return (values[field.id] ?? '') !== '';
}

function indices(field: ListField, length: Length): number[] {
  return Array.from({ length: countOf(field, length) }, (_, index) => index);
}
