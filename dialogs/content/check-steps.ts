import type { Placed, Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import { type ConversationFile, type Field, lengths, type Step } from './conversation.ts';

/** Within a step: who can answer in a conversation with oneself, the fields that SMART looks at, least and most. */
export function checkSteps(conversation: Sourced<ConversationFile>, steps: readonly Placed<Step>[]): Finding[] {
  const solo = conversation.value.participants === 'solo';
  return steps.flatMap((step) => [
    ...(solo && needsTwo(step.value) ? [finding(step.file, step.path, 'solo-step', {})] : []),
    ...checkSmart(step),
    ...(step.value.kind === 'question' ? step.value.fields.flatMap((field, at) => checkRange(step, field, at)) : []),
  ]);
}

function needsTwo(step: Step): boolean {
  return step.kind === 'gate' || (step.kind === 'question' && (step.who === 'each' || step.who === 'trainer'));
}

function checkSmart({ file, path, value }: Placed<Step>): Finding[] {
  if (value.kind !== 'question' || value.check !== 'smart') return [];
  const kinds = { wat: 'text', meten: 'text', wanneer: 'when' } as const;
  const wrong = value.fields.flatMap((field, at) => {
    const expected = isKey(field.id, kinds) ? kinds[field.id] : field.kind;
    if (field.kind === expected || expected === 'number') return [];
    return [
      finding(file, [...path, 'fields', at, 'kind'], 'smart-kind', {
        field: field.id,
        expected: { terms: [expected] },
      }),
    ];
  });
  const what = value.fields.some(({ id }) => id === 'wat') ? [] : [finding(file, [...path, 'check'], 'smart-what', {})];
  return [...what, ...wrong];
}

function isKey<T extends object>(name: string, table: T): name is string & keyof T {
  return name in table;
}

function checkRange({ file, path }: Placed<Step>, field: Field, at: number): Finding[] {
  const place = [...path, 'fields', at, 'min'];
  if (field.kind === 'number' && field.min >= field.max) {
    return [finding(file, place, 'number-order', { field: field.id, min: field.min, max: field.max })];
  }
  if (field.kind !== 'list') return [];
  const { count } = field;
  const least = typeof count === 'number' ? count : Math.min(...lengths.map((length) => count[length]));
  return field.min > least
    ? [finding(file, place, 'list-least', { field: field.id, min: field.min, count: least })]
    : [];
}
