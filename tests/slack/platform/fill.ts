import { labelOf, optionsOf } from './see.ts';
import { type Body, bodyOf, wordsOf } from './shape.ts';
import { isEmpty } from './state.ts';

/** What a person fills in: words, the label of a choice, several labels, a date, a moment in seconds. */
export type Filled = string | string[] | number | null;

/** The value of an element as Slack sends it. Throws where a person could not fill this in: a choice that is not there, more than fits. */
export function valueFor(element: Body, filled: Filled): Body {
  const type = wordsOf(element.type);
  const words = filled === null || filled === '' ? null : String(filled);
  const chosen = [filled ?? []].flat().map((label) => optionFor(element, String(label)));
  switch (type) {
    case 'plain_text_input': {
      const most = Number(element.max_length ?? 3000);
      if (words !== null && words.length > most) throw new Error(`only ${most} characters fit, not ${words.length}`);
      if (words !== null && element.multiline !== true && words.includes('\n')) throw new Error('only one line fits');
      return { type, value: words };
    }
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: words };
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: chosen[0] ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      if (chosen.length > Number(element.max_selected_items ?? 1000))
        throw new Error('that is more than may be chosen');
      return { type, selected_options: chosen };
    case 'datepicker':
      return { type, selected_date: words };
    case 'timepicker':
      return { type, selected_time: words };
    case 'datetimepicker':
      return { type, selected_date_time: filled === null ? null : Number(filled) };
    case 'users_select':
      return { type, selected_user: words };
    default:
      throw new Error(`nobody here knows how to fill in a ${type}`);
  }
}

/** Why Slack keeps a person from submitting this, or null. It looks at what is empty, too short, or no number, address or link. */
export function incomplete(block: Body, value: Body): string | null {
  const element = bodyOf(block.element);
  if (isEmpty(value)) return block.optional === true ? null : 'required';
  const words = wordsOf(value.value);
  if (words.length < Number(element.min_length ?? 0)) return `at least ${String(element.min_length)} characters`;
  if (element.type === 'number_input') {
    const number = Number(words);
    if (Number.isNaN(number) || (element.is_decimal_allowed !== true && !Number.isInteger(number))) return 'a number';
    if (number < Number(element.min_value ?? number) || number > Number(element.max_value ?? number))
      return 'out of range';
  }
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(words)) return 'an e-mail address';
  return element.type === 'url_text_input' && !URL.canParse(words) ? 'a link' : null;
}

function optionFor(element: Body, label: string): Body {
  const offered = optionsOf(element);
  if (offered.length === 0) return { value: label };
  const found = offered.find((option) => labelOf(option.text) === label || option.value === label);
  if (found === undefined)
    throw new Error(`no choice "${label}", only: ${offered.map((one) => labelOf(one.text)).join(', ')}`);
  return found;
}
