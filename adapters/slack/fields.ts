import type { types } from '@slack/bolt';
import type { FormField } from '../../dialogs/model/message.ts';
import { clean } from '../../dialogs/text/clean.ts';
import { splitText } from '../cards/split.ts';
import type { CardWords } from '../cards/words.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { plain, shortened } from './block-text.ts';
import { choiceOf } from './options.ts';
import { flow, type Piece, toBlocks } from './pieces.ts';
import { FIELD, fieldBlock } from './wire.ts';

/**
 * One field of a form, with what is too long for it above it and what is wrong below it. Each reports what is typed, so
 * that a window that is closed by accident loses nothing. Text longer than a field of Slack's takes stands above it.
 */
export function fieldBlocks(field: FormField, words: CardWords): types.KnownBlock[] {
  const { label, hint, error, required } = field;
  const { above, element } = inputOf(field, words);
  const long = splitText(clean(label), SLACK_BLOCKS.fieldLabel).length > 1;
  const name: Piece[] = long || element === null ? flow(label, { as: 'line', apart: true, style: { bold: true } }) : [];
  const input: types.InputBlock[] =
    element === null
      ? []
      : [
          {
            type: 'input',
            block_id: fieldBlock(field.id),
            label: plain(shortened(label, SLACK_BLOCKS.fieldLabel)),
            element,
            optional: !required,
            dispatch_action: true,
            ...(hint ? { hint: plain(shortened(hint, SLACK_BLOCKS.fieldLabel)) } : {}),
          },
        ];
  return [...toBlocks([...name, ...above]), ...input, ...toBlocks(mistake(error))];
}

function mistake(error: string | undefined): Piece[] {
  return flow(error ?? '', {
    as: 'line',
    apart: true,
    style: { bold: true },
    ...(error && { before: { text: '⚠️ ' } }),
  });
}

type Shown = { above: Piece[]; element: types.InputBlockElement | null };

function inputOf(field: FormField, words: CardWords): Shown {
  if (field.kind === 'choice' || field.kind === 'choices') return choiceOf(field, words.pick);
  const value = clean(field.value ?? '');
  const dispatch_action_config = { trigger_actions_on: ['on_character_entered' as const] };
  const base = { action_id: FIELD, dispatch_action_config };
  if (field.kind === 'number' && /^(-?\d{1,15}(\.\d{1,9})?)?$/.test(value)) {
    const initial = value === '' ? {} : { initial_value: value };
    return { above: [], element: { type: 'number_input', ...base, is_decimal_allowed: true, ...initial } };
  }
  // A number field in which somebody wrote something else is shown as text, so that the writer sees what is wrong.
  const fits = value.length <= SLACK_BLOCKS.input;
  const room = Math.max(field.maxLength ?? SLACK_BLOCKS.input, fits ? value.length : 1, 1);
  return {
    above: fits ? [] : flow(value, { as: 'quote', apart: true }),
    element: {
      type: 'plain_text_input',
      ...base,
      multiline: field.kind === 'long-text' || (fits && value.includes('\n')),
      max_length: Math.min(room, SLACK_BLOCKS.input),
      ...(fits && value !== '' ? { initial_value: value } : {}),
    },
  };
}
