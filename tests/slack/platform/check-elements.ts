import limits from '../../schemas/block-kit-limits.json' with { type: 'json' };
import { all, anything, byType, type Check, flag, list, object, oneOf, pattern, rule, string, whole } from './check.ts';
import { richText } from './check-rich-text.ts';
import { actionId, confirm, option, optionGroup, text } from './check-texts.ts';
import { bodiesOf } from './shape.ts';

const id = { action_id: actionId };
const focus = { focus_on_load: flag };
const placeholder = { placeholder: text(limits.select.placeholder.max_length, true) };
const dispatch = {
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2, 1),
  }),
};
const typed = { ...id, ...focus, ...placeholder, ...dispatch };
const picked = { ...id, ...focus, ...placeholder, confirm };
const several = { max_selected_items: whole(1, 1000) };
const atMost = limits.plain_text_input.max_length.max;

/** An image inside a section or context. */
export const imageElement = all(
  object(
    { alt_text: string(limits.image.alt_text.max_length, 1) },
    { image_url: string(limits.image.image_url.max_length, 1), slack_file: anything },
  ),
  rule((image, wrong) => {
    if (image.image_url === undefined && image.slack_file === undefined) wrong('missing required field: image_url');
  }),
);

const button = object(
  { text: text(limits.button.text.max_length, true) },
  {
    ...id,
    confirm,
    url: string(limits.button.url.max_length, 1),
    value: string(limits.button.value.max_length),
    style: oneOf('primary', 'danger'),
    accessibility_label: string(limits.button.accessibility_label.max_length),
  },
);

const optionsOrGroups = rule((select, wrong) => {
  if ((select.options === undefined) === (select.option_groups === undefined))
    wrong('must define either `options` or `option_groups`');
});

/** What is chosen beforehand must be one of the options, word for word. */
const initialIsThere = rule((element, wrong) => {
  const offered = [
    ...bodiesOf(element.options),
    ...bodiesOf(element.option_groups).flatMap((g) => bodiesOf(g.options)),
  ];
  const same = offered.map((one) => JSON.stringify([one.value, one.text]));
  const chosen = element.initial_option === undefined ? [] : [element.initial_option];
  for (const one of bodiesOf([...chosen, ...bodiesOf(element.initial_options)]))
    if (!same.includes(JSON.stringify([one.value, one.text])))
      wrong('initial option must match one of the provided options', '/initial_option');
  const values = offered.map((one) => one.value);
  if (new Set(values).size < values.length) wrong('option values must be unique', '/options');
});

function staticSelect(more: Record<string, Check>): Check {
  const shape = {
    ...picked,
    options: list(option('select'), limits.select.options.max_items, 1),
    option_groups: list(optionGroup, limits.select.option_groups.max_items, 1),
  };
  return all(object({}, { ...shape, ...more }), optionsOrGroups, initialIsThere);
}

function choices(most: number, initial: Record<string, Check>): Check {
  return all(
    object({ options: list(option('choice'), most, 1) }, { ...id, ...focus, confirm, ...initial }),
    initialIsThere,
  );
}

const clickable: Record<string, Check> = {
  button,
  overflow: object({ options: list(option('overflow'), limits.overflow.options.max_items, 1) }, { ...id, confirm }),
};

const choosable: Record<string, Check> = {
  static_select: staticSelect({ initial_option: option('select') }),
  multi_static_select: staticSelect({ initial_options: list(option('select'), 100, 1), ...several }),
  users_select: object({}, { ...picked, initial_user: string(20, 1) }),
  multi_users_select: object({}, { ...picked, ...several, initial_users: list(string(20, 1), 100) }),
  conversations_select: object(
    {},
    {
      ...picked,
      initial_conversation: string(20, 1),
      default_to_current_conversation: flag,
      filter: anything,
      response_url_enabled: flag,
    },
  ),
  checkboxes: choices(limits.checkboxes.options.max_items, { initial_options: list(option('choice'), 10, 1) }),
  radio_buttons: choices(limits.radio_buttons.options.max_items, { initial_option: option('choice') }),
  datepicker: object({}, { ...picked, initial_date: pattern(/^\d{4}-\d\d-\d\d$/, 'date') }),
  timepicker: object(
    {},
    { ...picked, initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'), timezone: string(50) },
  ),
  datetimepicker: object({}, { ...id, ...focus, confirm, initial_date_time: whole(1_000_000_000, 9_999_999_999) }),
};

const writable: Record<string, Check> = {
  plain_text_input: all(
    object(
      {},
      {
        ...typed,
        initial_value: string(atMost),
        multiline: flag,
        min_length: whole(0, atMost),
        max_length: whole(1, atMost),
      },
    ),
    rule((input, wrong) => {
      if (Number(input.min_length ?? 0) > Number(input.max_length ?? atMost))
        wrong('min_length is more than max_length');
      if (String(input.initial_value ?? '').length > Number(input.max_length ?? atMost))
        wrong('initial_value is longer than max_length', '/initial_value');
    }),
  ),
  number_input: object(
    { is_decimal_allowed: flag },
    { ...typed, initial_value: string(50), min_value: string(50), max_value: string(50) },
  ),
  email_text_input: object({}, { ...typed, initial_value: string(atMost) }),
  url_text_input: object({}, { ...typed, initial_value: string(atMost) }),
  rich_text_input: object({}, { ...typed, initial_value: richText }),
  file_input: object({}, { ...id, filetypes: list(string(20, 1), 100), max_files: whole(1, 10) }),
};

/** What may stand in an actions block. */
export const inActions = byType({ ...clickable, ...choosable });

/** What may stand beside a section. */
export const besideSection = byType({ ...clickable, ...choosable, image: imageElement });

/** What may stand in an input block. */
export const inInput = byType({ ...choosable, ...writable });
