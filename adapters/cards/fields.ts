import type { FormField } from '../../dialogs/model/message.ts';
import { type Container, type Element, type Input, PART } from './card.ts';
import { CARD_LIMITS } from './limits.ts';
import { withoutMarkdown } from './markdown.ts';
import { splitText } from './split.ts';
import { paragraphs, runs } from './text.ts';
import type { CardWords } from './words.ts';

/** How fields are written: `tight` when the form would not fit one card otherwise, `markdown` when the host reads option titles as Markdown. */
export type FieldLook = { words: CardWords; markdown: boolean; tight: boolean };

/** One field with what belongs to it: its error above it, its hint below it. */
export function fieldElement(field: FormField, look: FieldLook): Container {
  const error: Element[] = field.error
    ? [
        {
          type: 'RichTextBlock',
          id: `${PART}error:${field.id}`,
          inlines: runs(field.error, { color: 'attention', weight: 'bolder' }),
        },
      ]
    : [];
  const hint: Element[] = field.hint
    ? [
        {
          type: 'RichTextBlock',
          id: `${PART}hint:${field.id}`,
          spacing: 'small',
          inlines: runs(field.hint, { isSubtle: true, size: 'small' }),
        },
      ]
    : [];
  return {
    type: 'Container',
    id: `${PART}field:${field.id}`,
    spacing: 'medium',
    ...(field.error ? { style: 'attention' as const } : {}),
    items: [...error, { ...input(field, look), spacing: 'small' }, ...hint],
  };
}

/**
 * What is too long for the form itself, to be shown above it: a very long label, and in a form that is too heavy
 * for one card also what stood in its text fields.
 */
export function aboveForm(fields: readonly FormField[], tight: boolean): Element[] {
  return fields.flatMap((field) => {
    const label = shorten(field.label, CARD_LIMITS.label) === field.label ? '' : field.label;
    const value = tight && isText(field) ? (field.value ?? '') : '';
    return [
      ...paragraphs(label, { weight: 'bolder' }, 'medium'),
      ...paragraphs(value).map((items) => ({ type: 'Container' as const, style: 'emphasis' as const, items: [items] })),
    ];
  });
}

function input(field: FormField, { words, markdown, tight }: FieldLook): Input {
  const base = { id: field.id, label: shorten(field.label, CARD_LIMITS.label), isRequired: field.required };
  const kept = tight && isText(field) ? undefined : field.value;
  if (field.kind === 'choice' || field.kind === 'choices') {
    const options = field.options ?? [];
    const style = options.length <= CARD_LIMITS.optionsSpread ? 'expanded' : 'compact';
    // No host reads Markdown in a drop-down.
    const escaped = markdown && (style === 'expanded' || field.kind === 'choices');
    return {
      ...base,
      type: 'Input.ChoiceSet',
      errorMessage: words.choose,
      style,
      isMultiSelect: field.kind === 'choices',
      wrap: true,
      placeholder: words.pick,
      choices: options.map(({ id, label }) => {
        const title = tight ? shorten(label, CARD_LIMITS.optionTight) : label;
        return { title: escaped ? withoutMarkdown(title) : title, value: id };
      }),
      ...(kept ? { value: kept } : {}),
    };
  }
  const errorMessage = words.fillIn;
  if (field.kind === 'number' && !isText(field)) {
    return { ...base, type: 'Input.Number', errorMessage, ...(kept ? { value: Number(kept) } : {}) };
  }
  return {
    ...base,
    type: 'Input.Text',
    errorMessage,
    isMultiline: field.kind === 'long-text',
    ...(field.maxLength && field.maxLength > 0 ? { maxLength: field.maxLength } : {}),
    ...(kept ? { value: kept } : {}),
  };
}

/** A number field in which somebody wrote something else is shown as text, so that the writer sees what is wrong. */
function isText(field: FormField): boolean {
  if (field.kind === 'number')
    return field.value !== undefined && field.value !== '' && !/^-?\d{1,15}(\.\d{1,9})?$/.test(field.value);
  return field.kind === 'text' || field.kind === 'long-text';
}

function shorten(text: string, max: number): string {
  const [first = '', ...rest] = splitText(text, max);
  return rest.length === 0 ? text : `${first} …`;
}
