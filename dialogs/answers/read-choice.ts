import type { Field } from '../content/conversation.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Values } from '../model/session.ts';
import type { Point } from '../session/points.ts';
import { clean } from '../text/clean.ts';
import { closest } from '../text/closest.ts';
import type { FieldRead, ReadContext } from './read-fields.ts';
import { readText } from './read-text.ts';

type Option = { id: string; label: string };

/** The form's id of the room for an own answer beside the options. */
export function otherId(field: { id: string }): string {
  return `${field.id}.anders`;
}

/** One option or several, and an own answer where that may be. */
export function readChoice(field: Extract<Field, { kind: 'choice' }>, values: Values, phrases: Phrases): FieldRead {
  const chosen = matched(values[field.id] ?? '', field.options);
  if (chosen === null) {
    if (field.other) return withOther([], [], values[field.id] ?? '', phrases);
    return {
      kind: 'wrong',
      text: say(phrases, 'error.no-option', { options: field.options.map((option) => option.label).join(', ') }),
    };
  }
  if (!field.multiple && chosen.length > 1) return { kind: 'wrong', text: say(phrases, 'error.one-option') };
  const ids = chosen.map((option) => option.id);
  const labels = chosen.map((option) => option.label);
  const other = field.other ? (values[otherId(field)] ?? '') : '';
  if (clean(other) !== '') return withOther(ids, labels, other, phrases);
  return ids.length === 0 ? { kind: 'empty' } : { kind: 'ok', value: ids, shown: labels };
}

/** Some of the points that were written down before. */
export function readPick(field: Extract<Field, { kind: 'pick' }>, raw: string, context: ReadContext): FieldRead {
  const points: Point[] = context.points(field.from);
  const chosen = matched(
    raw,
    points.map((point) => ({ id: point.id, label: point.text })),
  );
  if (chosen === null) return { kind: 'wrong', text: say(context.phrases, 'error.no-point') };
  if (chosen.length > field.max)
    return { kind: 'wrong', text: say(context.phrases, 'error.too-many', { max: field.max }) };
  return chosen.length === 0
    ? { kind: 'empty' }
    : { kind: 'ok', value: chosen.map((point) => point.id), shown: chosen.map((point) => point.label) };
}

function withOther(ids: string[], labels: string[], other: string, phrases: Phrases): FieldRead {
  const read = readText(other, phrases);
  if (read.kind !== 'ok' || typeof read.value !== 'string') return read;
  return { kind: 'ok', value: [...ids, 'anders'], shown: [...labels, read.value] };
}

/** The options named by a form (ids, comma between) or by typed words (number or label, typos allowed); null when something is none of them. */
function matched(raw: string, options: readonly Option[]): Option[] | null {
  const ids = raw
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const byId = ids.map((id) => options.find((option) => option.id === id));
  if (byId.every((option) => option !== undefined)) return unique(byId);
  const whole = typed(raw.trim(), options);
  if (whole !== undefined) return [whole];
  const parts = raw
    .split(/[,;\n]| en /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const each = parts.map((part) => typed(part, options));
  return each.every((option) => option !== undefined) ? unique(each) : null;
}

function typed(words: string, options: readonly Option[]): Option | undefined {
  if (/^\d{1,2}[.)]?$/.test(words)) return options[Number.parseInt(words, 10) - 1];
  const found = closest(
    words,
    options.map((option) => option.label),
  );
  const label =
    found.kind === 'exact'
      ? found.value
      : found.kind === 'near' && found.values.length === 1
        ? found.values[0]
        : undefined;
  return options.find((option) => option.label === label);
}

function unique(options: readonly Option[]): Option[] {
  return options.filter((option, index) => options.indexOf(option) === index);
}
