import { elementsOf } from './check-blocks.ts';
import { type Body, bodiesOf, wordsOf } from './shape.ts';
import type { Values } from './world.ts';

/** The same blocks with the ids that Slack makes up where the app gave none. */
export function withIds(blocks: unknown): Body[] {
  return bodiesOf(blocks).map((block, index) => {
    const named = (element: Body, place: number): Body =>
      element.type === 'image' || 'action_id' in element ? element : { ...element, action_id: `a${index}.${place}` };
    return {
      ...block,
      block_id: block.block_id ?? `b${index}`,
      ...(block.type === 'actions' && { elements: bodiesOf(block.elements).map(named) }),
      ...(block.type === 'input' && { element: bodiesOf([block.element]).map(named)[0] }),
      ...(block.accessory !== undefined && { accessory: bodiesOf([block.accessory]).map(named)[0] }),
    };
  });
}

/** `state.values`: every element that holds something, as filled in or as it began; what was kept counts only under the same ids. */
export function stateOf(blocks: Body[], kept: Values): Values {
  const values: Values = {};
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      const begins = beginning(element);
      if (begins === null) continue;
      const [blockId, actionId] = [wordsOf(block.block_id), wordsOf(element.action_id)];
      const now = kept[blockId]?.[actionId];
      put(values, block, element, now !== undefined && now.type === element.type ? now : begins);
    }
  return values;
}

/** What an element holds before anybody touched it; null for what holds nothing (a button). */
function beginning(element: Body): Body | null {
  const type = wordsOf(element.type);
  const held = Object.hasOwn(holds, type) ? holds[type] : undefined;
  if (held === undefined) return null;
  const [field, initial, none] = held;
  return { type, [field]: element[initial] ?? none };
}

/** Per element type: the field of its value, the field it begins with, and what it holds when empty. */
const holds: Readonly<Record<string, [string, string, unknown]>> = {
  plain_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  multi_static_select: ['selected_options', 'initial_options', []],
  checkboxes: ['selected_options', 'initial_options', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  users_select: ['selected_user', 'initial_user', null],
  multi_users_select: ['selected_users', 'initial_users', []],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  file_input: ['files', '', []],
};

/** True when nothing is filled in. */
export function isEmpty(value: Body): boolean {
  const { type: _, ...held } = value;
  return Object.values(held).every((one) => one === null || one === '' || (Array.isArray(one) && one.length === 0));
}

/** Puts the value of an element of a block among the others. */
export function put(values: Values, block: Body, element: Body, value: Body): void {
  const blockId = wordsOf(block.block_id);
  values[blockId] = { ...values[blockId], [wordsOf(element.action_id)]: value };
}
