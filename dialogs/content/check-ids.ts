import { closest } from '../text/closest.ts';
import type { Placed, Sourced } from './assemble.ts';
import { type Finding, finding, type Path } from './check-keys.ts';
import type { BlockFile, ConversationFile, QualityPoint, Step } from './conversation.ts';

/** Answers hang on ids: steps and deeper questions must differ in the whole conversation, fields in a step, options in a field. */
export function checkIds(steps: readonly Placed<Step>[], quality: readonly Placed<QualityPoint>[]): Finding[] {
  const asked = steps.flatMap(({ file, path, value }) => {
    const deeper =
      value.kind === 'gate' ? value.deeper.map(({ id }, at) => ({ file, path: [...path, 'deeper', at], id })) : [];
    return [{ file, path, id: value.id }, ...deeper];
  });
  return [
    ...repeated(asked).map(({ file, path, id }) => finding(file, [...path, 'id'], 'step-twice', { step: id })),
    ...repeated(quality.map(({ file, path, value }) => ({ file, path, id: value.id }))).map(({ file, path, id }) =>
      finding(file, [...path, 'id'], 'quality-twice', { point: id }),
    ),
    ...steps.flatMap(checkFieldIds),
  ];
}

/** Every included block exists and is included once. */
export function checkIncludes(
  conversation: Sourced<ConversationFile>,
  blocks: ReadonlyMap<string, Sourced<BlockFile>>,
): Finding[] {
  const { file, value } = conversation;
  const includes = value.steps.flatMap((entry, at) =>
    'include' in entry ? [{ file, path: ['steps', at, 'include'], id: entry.include }] : [],
  );
  return [
    ...includes
      .filter(({ id }) => !blocks.has(id))
      .map(({ path, id }) => {
        const near = closest(id, [...blocks.keys()]);
        const known = near.kind === 'near' ? near.values : [...blocks.keys()];
        return finding(file, path, 'include-unknown', { block: id, known: { list: known } });
      }),
    ...repeated(includes).map(({ path, id }) => finding(file, path, 'include-twice', { block: id })),
  ];
}

function checkFieldIds({ file, path, value }: Placed<Step>): Finding[] {
  if (value.kind !== 'question') return [];
  const fields = value.fields.map(({ id }, at) => ({ path: [...path, 'fields', at], id }));
  const options = value.fields.flatMap((field, at) => {
    if (field.kind !== 'choice') return [];
    const all = field.options.map(({ id }, place) => ({ path: [...path, 'fields', at, 'options', place], id }));
    return repeated(all).map((option) => ({ ...option, field: field.id }));
  });
  return [
    ...repeated(fields).map((field) => finding(file, [...field.path, 'id'], 'field-twice', { field: field.id })),
    ...options.map(({ path: place, id, field }) =>
      finding(file, [...place, 'id'], 'option-twice', { option: id, field }),
    ),
  ];
}

// A block that is included twice has its steps twice in the same place; that is told as one fault of the include.
function repeated<T extends { id: string; path: Path; file?: string }>(all: readonly T[]): T[] {
  const places = new Map<string, string>();
  return all.filter(({ id, file, path }) => {
    const place = JSON.stringify([file, path]);
    const first = places.get(id) ?? place;
    places.set(id, first);
    return first !== place;
  });
}
