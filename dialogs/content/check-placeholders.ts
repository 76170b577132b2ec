import type { Placed, Sourced } from './assemble.ts';
import { type Finding, finding, type Path } from './check-keys.ts';
import type { ConversationFile, PerRole, QualityPoint, Step } from './conversation.ts';

type Text = { text: string; path: Path };
/** What may be filled in within a step's texts; `point` only where the step is asked per point. */
type Allowed = { other: boolean; point: boolean };

/** In the texts of steps only known names stand between braces, and only where there is something to fill in. */
export function checkPlaceholders(conversation: Sourced<ConversationFile>, steps: readonly Placed<Step>[]): Finding[] {
  const pair = conversation.value.participants === 'pair';
  return steps.flatMap(({ file, path, value }) => {
    const point = value.kind === 'question' && value.per !== undefined;
    return spokenTexts(value, path).flatMap((text) => judge(file, text, { other: pair, point }));
  });
}

/** Titles, labels, hints and buttons are shown as they are, so braces in them would reach the reader. */
export function checkPlainTexts(
  { file, value }: Sourced<ConversationFile>,
  steps: readonly Placed<Step>[],
  quality: readonly Placed<QualityPoint>[],
): Finding[] {
  const own: readonly (string | undefined)[][] = [
    ['title', value.title],
    ['pitfall', value.pitfall],
    ['readers', value.readers],
    ...Object.entries(value.lengths).map(([length, text]) => [`lengths.${length}`, text]),
  ];
  const plain = own.flatMap(([key = '', text]) => (text === undefined ? [] : [{ text, path: key.split('.') }]));
  const pair = value.participants === 'pair';
  return [
    ...perRole(value.aim, ['aim']).flatMap((text) => judge(file, text, { other: pair, point: false })),
    ...plain.flatMap((text) => none(file, text)),
    ...steps.flatMap((step) => plainTexts(step.value, step.path).flatMap((text) => none(step.file, text))),
    ...quality.flatMap((point) => none(point.file, { text: point.value.label, path: [...point.path, 'label'] })),
  ];
}

function spokenTexts(step: Step, path: Path): Text[] {
  const deeper = step.kind === 'gate' ? step.deeper : [];
  return [
    ...perRole(step.ask, [...path, 'ask']),
    ...perRole(step.help, [...path, 'help']),
    ...perRole(step.coach, [...path, 'coach']),
    ...deeper.flatMap(({ ask, coach }, at) => [
      ...perRole(ask, [...path, 'deeper', at, 'ask']),
      ...perRole(coach, [...path, 'deeper', at, 'coach']),
    ]),
  ];
}

function plainTexts(step: Step, path: Path): Text[] {
  const readers = perRole(step.readers, [...path, 'readers']);
  if (step.kind === 'gate')
    return [...readers, ...perRole(step.yes, [...path, 'yes']), ...perRole(step.no, [...path, 'no'])];
  if (step.kind !== 'question') return readers;
  const fields = step.fields.flatMap((field, at) => {
    const place = [...path, 'fields', at];
    const options = field.kind === 'choice' ? field.options : [];
    return [
      ...perRole(field.label, [...place, 'label']),
      ...perRole(field.hint, [...place, 'hint']),
      ...(field.kind === 'number' ? perRole(field.unit, [...place, 'unit']) : []),
      ...options.flatMap(({ label }, nth) => perRole(label, [...place, 'options', nth, 'label'])),
    ];
  });
  return [...readers, ...fields, ...perRole(step.repeat?.more, [...path, 'repeat', 'more'])];
}

function perRole(text: PerRole | undefined, path: Path): Text[] {
  if (text === undefined) return [];
  if (typeof text === 'string') return [{ text, path }];
  return (['trainee', 'trainer'] as const).map((role) => ({ text: text[role], path: [...path, role] }));
}

function judge(file: string, { text, path }: Text, allowed: Allowed): Finding[] {
  return placeholders(text).flatMap((placeholder) => {
    if (placeholder === '{punt}')
      return allowed.point ? [] : [finding(file, path, 'placeholder-point', { placeholder })];
    if (placeholder === '{ander}')
      return allowed.other ? [] : [finding(file, path, 'placeholder-solo', { placeholder })];
    const names = [...(allowed.other ? ['{ander}'] : []), ...(allowed.point ? ['{punt}'] : [])];
    return [finding(file, path, 'placeholder-unknown', { placeholder, allowed: { list: names } })];
  });
}

function none(file: string, { text, path }: Text): Finding[] {
  return placeholders(text).map((placeholder) => finding(file, path, 'placeholder-none', { placeholder }));
}

/** What stands between braces in a text, braces included; a lone brace counts as well. */
export function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{[^{}]*\}|[{}]/g))];
}
