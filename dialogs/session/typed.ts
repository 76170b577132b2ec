import { isRequired } from '../answers/read-fields.ts';
import { countOf, itemId } from '../answers/read-text.ts';
import type { Field, Length } from '../content/conversation.ts';
import type { Values } from '../model/session.ts';
import { bare, plain } from '../text/closest.ts';

/** A form after somebody typed instead of filling it in. `complete`: it can be sent as it is. */
export type Typed = { values: Values; field: string; complete: boolean };

/** Longer than this, in words, is no slip in the name of a choice: where it may be left out, a text takes it. */
const mostChoiceWords = 3;

/**
 * Puts typed words into the field that they name, or else into the first that still needs them. What is no answer to a choice goes to
 * a text of the same form. A list takes a line per point; points typed one message at a time pile up until there are enough.
 * `fits` tells whether words can be read as an answer to a field.
 */
export function typeInto(
  fields: readonly Field[],
  length: Length,
  drafts: Values,
  text: string,
  fits: (field: Field, text: string) => boolean,
): Typed | null {
  const named = fieldNamed(fields, text);
  const target = named?.field ?? placeFor(fields, length, drafts, (field) => fits(field, text), text);
  if (target === undefined) return null;
  const said = named?.text ?? text;
  const values =
    target.kind === 'list'
      ? { ...drafts, ...intoList(target, length, drafts, said) }
      : { ...drafts, [target.id]: said };
  const required = fields.filter(isRequired);
  const complete =
    required.every((field) => isFilled(field, length, values)) &&
    (fields.every((field) => isFilled(field, length, values)) || target === fields.at(-1));
  return { values, field: target.id, complete };
}

/**
 * The field that the next typed words fill, and of a list which point. `isLeft`: is it empty? `isNeeded`: must it be filled in?
 * `other`: what must be filled in as well, where this need not be.
 */
export function nextField(
  fields: readonly Field[],
  length: Length,
  drafts: Values,
): { label: string; isLeft: boolean; isNeeded: boolean; other: string | null } | null {
  const left = openFields(fields, length, drafts)[0];
  const field = left ?? fields.at(-1);
  if (field === undefined) return null;
  const points = field.kind === 'list' ? countOf(field, length) : 1;
  const point = field.kind === 'list' ? Math.min(taken(field, length, drafts) + 1, points) : 1;
  const label = points > 1 ? `${field.label} (${point})` : field.label;
  const isNeeded = !hasEnough([field], length, drafts);
  const other = isNeeded ? undefined : fields.find((one) => !hasEnough([one], length, drafts));
  return { label, isLeft: left !== undefined, isNeeded, other: other?.label ?? null };
}

/** Stands everything in the form that must be in it? */
export function hasEnough(fields: readonly Field[], length: Length, drafts: Values): boolean {
  return fields
    .filter(isRequired)
    .every((field) =>
      field.kind === 'list' ? taken(field, length, drafts) >= field.min : isFilled(field, length, drafts),
    );
}

function placeFor(
  fields: readonly Field[],
  length: Length,
  drafts: Values,
  fits: (field: Field) => boolean,
  text: string,
): Field | undefined {
  const open = openFields(fields, length, drafts);
  const first = open[0] ?? fields.at(-1);
  const isChoice = first?.kind === 'choice' || first?.kind === 'pick' || first?.kind === 'number';
  if (first === undefined || !isChoice || fits(first)) return first;
  const isLong = text.trim().split(/\s+/).length > mostChoiceWords;
  const room = open.find((field) => isWords(field) && (isRequired(field) || isLong));
  return room ?? first;
}

/** What is not filled in yet: first what must be. */
function openFields(fields: readonly Field[], length: Length, drafts: Values): Field[] {
  const open = fields.filter((field) => !isFilled(field, length, drafts));
  return [...open.filter(isRequired), ...open.filter((field) => !isRequired(field))];
}

/** "Ik stel voor: afwachten" names its field; without the colon the words of a longer label belong to the sentence and stay. */
function fieldNamed(fields: readonly Field[], text: string): { field: Field; text: string } | null {
  const words = fields.filter((field) => isWords(field) && bare(field.label) !== '');
  if (fields.length < 2) return null;
  const colon = text.indexOf(':');
  const before = colon < 0 ? null : plain(text.slice(0, colon));
  const after = text.slice(colon + 1).trim();
  const called = words.find((field) => after !== '' && before === bare(field.label));
  if (called !== undefined) return { field: called, text: after };
  const begins = words.find(
    (field) => bare(field.label).includes(' ') && plain(text).startsWith(`${bare(field.label)} `),
  );
  return begins === undefined ? null : { field: begins, text };
}

function isWords({ kind }: Field): boolean {
  return kind === 'text' || kind === 'list';
}

type ListField = Extract<Field, { kind: 'list' }>;

function intoList(field: ListField, length: Length, drafts: Values, text: string): Values {
  const lines = text
    .split(/\n+/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
  const before = taken(field, length, drafts);
  const free = countOf(field, length) - before;
  // More lines than places: what does not fit stays with the last point, so that no word is lost.
  const fitting =
    lines.length <= free
      ? lines
      : [...lines.slice(0, Math.max(free, 1) - 1), lines.slice(Math.max(free, 1) - 1).join('\n')];
  const start = free === 0 ? before - 1 : before;
  const kept = free === 0 ? [[drafts[itemId(field, start)], ...fitting].join('\n')] : fitting;
  return Object.fromEntries(kept.map((line, index) => [itemId(field, start + index), line]));
}

function taken(field: ListField, length: Length, drafts: Values): number {
  return indices(field, length).filter((index) => (drafts[itemId(field, index)] ?? '') !== '').length;
}

function isFilled(field: Field, length: Length, values: Values): boolean {
  if (field.kind === 'list') return taken(field, length, values) === countOf(field, length);
  return (values[field.id] ?? '') !== '';
}

function indices(field: ListField, length: Length): number[] {
  return Array.from({ length: countOf(field, length) }, (_, index) => index);
}
