import type { Placed, Sourced } from './assemble.ts';
import { type Finding, finding, type Path } from './check-keys.ts';
import type { Commands } from './commands.ts';
import type { ConversationFile, Step } from './conversation.ts';

/**
 * The smallest limit of all channels, in characters or pieces. Slack: button text 75, checkboxes 10 a group.
 * Teams cuts a choice that does not fit one line of a phone: 70. Modal titles (24) are shortened by the adapter.
 */
const channelLimits = { buttonLabel: 75, optionLabel: 70, multipleOptions: 10 } as const;

/** What a channel would cut off or refuse. */
export function checkLimits({ file, value }: Sourced<ConversationFile>, steps: readonly Placed<Step>[]): Finding[] {
  return [...button(file, ['form', 'label'], value.form?.label), ...steps.flatMap((step) => checkStep(step))];
}

/** The buttons of commands.yaml. */
export function checkCommandLimits({ file, value }: Sourced<Commands>): Finding[] {
  return (['commands', 'controls'] as const).flatMap((group) =>
    Object.entries(value[group]).flatMap(([name, { label }]) => button(file, [group, name, 'label'], label)),
  );
}

function checkStep({ file, path, value }: Placed<Step>): Finding[] {
  if (value.kind === 'gate')
    return [...button(file, [...path, 'yes'], value.yes), ...button(file, [...path, 'no'], value.no)];
  if (value.kind !== 'question') return [];
  const fields = value.fields.flatMap((field, at) => {
    if (field.kind !== 'choice') return [];
    const place = [...path, 'fields', at, 'options'];
    const max = channelLimits.multipleOptions;
    const count = field.options.length;
    const many =
      field.multiple && count > max ? [finding(file, place, 'options-many', { field: field.id, count, max })] : [];
    const long = field.options.flatMap(({ label }, nth) => over(file, [...place, nth, 'label'], label, 'option'));
    return [...many, ...long];
  });
  return [...fields, ...button(file, [...path, 'repeat', 'more'], value.repeat?.more)];
}

function button(file: string, path: Path, label: string | undefined): Finding[] {
  return label === undefined ? [] : over(file, path, label, 'button');
}

function over(file: string, path: Path, label: string, kind: 'button' | 'option'): Finding[] {
  const max = channelLimits[`${kind}Label`];
  return label.length > max ? [finding(file, path, `${kind}-long`, { label, length: label.length, max })] : [];
}
