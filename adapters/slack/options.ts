import type { types } from '@slack/bolt';
import type { FormField } from '../../dialogs/model/message.ts';
import { splitText } from '../cards/split.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { oneLine, plain, shortened } from './block-text.ts';
import { flow, type Piece } from './pieces.ts';
import { FIELD } from './wire.ts';

type Choice = types.RadioButtons | types.Checkboxes | types.StaticSelect | types.MultiStaticSelect;

/**
 * A choice as Slack asks it: spread out up to ten options, a menu above that. An option has two short lines; when one is
 * longer than that all stand in full, with a number, `above` the field. Null where there is nothing to choose.
 */
export function choiceOf(field: FormField, placeholder: string): { above: Piece[]; element: Choice | null } {
  const options = [...new Map((field.options ?? []).map((option) => [option.id, option])).values()];
  const numbered = options.some(({ label }) => splitText(oneLine(label), SLACK_BLOCKS.option).length > 2);
  const shown = options.map(({ id, label }, at) => optionOf(id, label, numbered ? at + 1 : null));
  const above = numbered
    ? options.flatMap(({ label }, at) => flow(`${at + 1}. ${label}`, { as: 'line', apart: at === 0 }))
    : [];
  return { above, element: shown.length === 0 ? null : elementOf(field, shown, placeholder) };
}

function elementOf({ kind, value = '' }: FormField, options: types.PlainTextOption[], placeholder: string): Choice {
  const base = { action_id: FIELD };
  const held = kind === 'choices' ? value.split(',') : [value];
  const chosen = options.filter((option) => held.includes(option.value ?? ''));
  const [first] = chosen;
  const initial =
    first === undefined ? {} : kind === 'choices' ? { initial_options: chosen } : { initial_option: first };
  if (options.length <= SLACK_BLOCKS.spread) {
    return { type: kind === 'choices' ? 'checkboxes' : 'radio_buttons', ...base, options, ...initial };
  }
  const type = kind === 'choices' ? 'multi_static_select' : 'static_select';
  return { type, ...base, placeholder: plain(placeholder), ...menu(options), ...initial };
}

/** More options than one menu takes stand in groups, named by number. */
function menu(options: types.PlainTextOption[]) {
  const { menu: size } = SLACK_BLOCKS;
  if (options.length <= size) return { options };
  const groups = Array.from({ length: Math.ceil(options.length / size) }, (_, at) => ({
    label: plain(`${at * size + 1} – ${Math.min(options.length, (at + 1) * size)}`),
    options: options.slice(at * size, (at + 1) * size),
  }));
  return { option_groups: groups };
}

function optionOf(id: string, label: string, number: number | null): types.PlainTextOption {
  if (number !== null)
    return { text: plain(shortened(`${number}. ${oneLine(label)}`, SLACK_BLOCKS.option)), value: id };
  const [first = '', second] = splitText(oneLine(label), SLACK_BLOCKS.option);
  return { text: plain(first), value: id, ...(second === undefined ? {} : { description: plain(second) }) };
}
