import { isRequired } from '../answers/read-fields.ts';
import type { FieldAnswer, Hold } from '../model/session.ts';
import { wordingHints } from '../text/feedback-wording.ts';
import { smartHints } from '../text/smart.ts';
import type { Asked } from './question.ts';

type Lists = Parameters<typeof wordingHints>[1];
type Hint = Extract<Hold, { why: 'hints' }>['hints'][number];

/** What may be said better in an answer, by the check that its question asks for, each with the field it is about; at most one of a kind. */
export function hintsFor({ check, fields: asked }: Asked, fields: readonly FieldAnswer[], lists: Lists): Hint[] {
  if (check === 'none') return [];
  // What may be left out is not asked for again.
  const optional = (id: string) => asked.some((field) => field.id === id && !isRequired(field));
  if (check === 'smart')
    return smartOf(fields, lists).filter(
      ({ code }) => !(code === 'no-measure' && optional('meten')) && !(code === 'no-date' && optional('wanneer')),
    );
  // A verdict is out of place where somebody tells what they saw, and in its place elsewhere.
  return wordingOf(fields, lists).filter((hint) => check === 'observation' || hint.code !== 'verdict');
}

function wordingOf(fields: readonly FieldAnswer[], lists: Lists): Hint[] {
  const texts = fields.flatMap(({ id, value, shown }): [string, string][] => {
    if (typeof value === 'string') return [[id, value]];
    return Array.isArray(value) && shown === undefined
      ? value.map((text, index): [string, string] => [`${id}.${index}`, text])
      : [];
  });
  const hints = texts.flatMap(([field, text]) =>
    wordingHints(text, lists).map((hint) => ({ code: hint.rule, found: hint.found, field })),
  );
  return hints.filter((hint, index) => hints.findIndex((other) => other.code === hint.code) === index);
}

function smartOf(fields: readonly FieldAnswer[], lists: Lists): Hint[] {
  const text = (id: string) => {
    const value = fields.find((field) => field.id === id)?.value;
    return typeof value === 'string' ? value : typeof value === 'object' && 'date' in value ? value.date : undefined;
  };
  return smartHints({ what: text('wat') ?? '', measured: text('meten'), by: text('wanneer') ?? null }, lists)
    .map((hint) => ({ code: hint.code, found: hint.found ?? '', field: smartFields[hint.code] ?? 'wat' }))
    .slice(0, 3);
}

/** The fields that a hint about a goal asks for; all others are about what somebody will do. */
const smartFields: Readonly<Record<string, string>> = { 'no-measure': 'meten', 'no-date': 'wanneer' };
