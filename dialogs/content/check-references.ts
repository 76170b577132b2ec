import { closest } from '../text/closest.ts';
import type { Placed } from './assemble.ts';
import { type CheckTerm, type Finding, finding, type Path } from './check-keys.ts';
import type { Field, QualityPoint, Step } from './conversation.ts';

type Reference = { at: Placed<Step>; path: Path; step: string };

/** What a step points at exists, comes earlier, is of a fitting kind and is asked whenever the pointing step is. */
export function checkReferences(steps: readonly Placed<Step>[], quality: readonly Placed<QualityPoint>[]): Finding[] {
  return [
    ...steps.flatMap((step) => checkStep(step, steps)),
    ...quality.flatMap((point) => checkQuality(point, steps)),
  ];
}

function checkStep(at: Placed<Step>, steps: readonly Placed<Step>[]): Finding[] {
  const { value, path } = at;
  if (value.kind === 'show')
    return value.of.flatMap((step, place) => checkShown({ at, path: [...path, 'of', place], step }, steps));
  if (value.kind !== 'question') return [];
  const picks = value.fields.flatMap((field, place) => {
    if (field.kind !== 'pick') return [];
    return field.from.flatMap((name, nth) =>
      checkField(at, [...path, 'fields', place, 'from', nth], name, ['list'], steps),
    );
  });
  const per = value.per === undefined ? [] : checkField(at, [...path, 'per'], value.per, ['pick', 'list'], steps);
  return [...picks, ...per, ...checkReturns(at)];
}

function checkShown(reference: Reference, steps: readonly Placed<Step>[]): Finding[] {
  const target = earlier(reference, steps);
  if (Array.isArray(target)) return target;
  if (target.kind === 'question') return [];
  return [
    finding(reference.at.file, reference.path, 'reference-kind', {
      name: target.id,
      expected: { terms: ['question'] },
    }),
  ];
}

function checkField(
  at: Placed<Step>,
  path: Path,
  name: string,
  kinds: readonly (Field['kind'] & CheckTerm)[],
  steps: readonly Placed<Step>[],
): Finding[] {
  const [step = '', field = ''] = name.split('.');
  const target = earlier({ at, path, step }, steps);
  if (Array.isArray(target)) return target;
  const fields = target.kind === 'question' ? target.fields : [];
  const found = fields.find(({ id }) => id === field);
  if (!found)
    return [finding(at.file, path, 'reference-field', { step, field, known: { list: fields.map(({ id }) => id) } })];
  if (kinds.some((kind) => kind === found.kind)) return [];
  return [finding(at.file, path, 'reference-kind', { name, expected: { terms: kinds } })];
}

/** The step that is meant, or why it cannot be. */
function earlier({ at, path, step }: Reference, steps: readonly Placed<Step>[]): Step | Finding[] {
  const place = steps.findIndex(({ value }) => value.id === step);
  const target = steps[place]?.value;
  if (!target) return [unknownStep(at.file, path, step, steps)];
  if (place >= steps.findIndex(({ value }) => value.id === at.value.id))
    return [finding(at.file, path, 'reference-later', { step })];
  const lacking = at.value.in.filter((length) => !target.in.includes(length));
  if (lacking.length > 0) return [finding(at.file, path, 'reference-length', { step, minutes: { list: lacking } })];
  return target;
}

function checkReturns({ file, path, value }: Placed<Step>): Finding[] {
  if (value.kind !== 'question') return [];
  const { fields } = value;
  const wanted = (['returns', 'parks'] as const).flatMap((key) => [
    { key, part: 'what', id: value[key]?.what, kinds: ['text', 'list', 'choice', 'pick'] as const },
    { key, part: 'on', id: value[key]?.on, kinds: ['when'] as const },
  ]);
  return wanted.flatMap(({ key, part, id, kinds }) => {
    if (id === undefined) return [];
    const found = fields.find((field) => field.id === id);
    const place = [...path, key, part];
    if (!found) {
      const known = { list: fields.map((field) => field.id) };
      return [finding(file, place, 'returns-field', { field: id, key, known })];
    }
    if (kinds.some((kind) => kind === found.kind)) return [];
    return [finding(file, place, 'reference-kind', { name: id, expected: { terms: kinds } })];
  });
}

function checkQuality({ file, path, value }: Placed<QualityPoint>, steps: readonly Placed<Step>[]): Finding[] {
  const target = steps.find((step) => step.value.id === value.step)?.value;
  if (!target) return [unknownStep(file, [...path, 'step'], value.step, steps)];
  if (target.kind === 'show')
    return [finding(file, [...path, 'step'], 'reference-kind', { name: target.id, expected: { terms: ['question'] } })];
  if (value.option === undefined) return [];
  const fields = target.kind === 'question' ? target.fields : [];
  const known = fields.flatMap((field) => (field.kind === 'choice' ? field.options.map(({ id }) => id) : []));
  if (known.includes(value.option)) return [];
  return [
    finding(file, [...path, 'option'], 'reference-option', {
      step: target.id,
      option: value.option,
      known: { list: known },
    }),
  ];
}

function unknownStep(file: string, path: Path, step: string, steps: readonly Placed<Step>[]): Finding {
  const near = closest(
    step,
    steps.map(({ value }) => value.id),
  );
  if (near.kind !== 'near') return finding(file, path, 'reference-step', { step });
  return finding(file, path, 'reference-step-near', { step, near: { list: near.values } });
}
