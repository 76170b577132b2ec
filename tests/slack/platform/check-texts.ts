import limits from '../../schemas/block-kit-limits.json' with { type: 'json' };
import { byType, type Check, flag, list, object, oneOf, string } from './check.ts';

/** A text object; `plain` allows no mrkdwn. */
export function text(max = limits.text.max_length, plain = false): Check {
  const words = string(max, limits.text.min_length);
  const plainText = object({ text: words }, { emoji: flag });
  return byType(
    plain ? { plain_text: plainText } : { plain_text: plainText, mrkdwn: object({ text: words }, { verbatim: flag }) },
  );
}

/** What every interactive element may have. */
export const actionId = string(limits.action_id.max_length, 1);

/** The question in between. */
export const confirm = object(
  { text: text(limits.confirmation.text.max_length) },
  {
    title: text(limits.confirmation.title.max_length, true),
    confirm: text(limits.confirmation.confirm.max_length, true),
    deny: text(limits.confirmation.deny.max_length, true),
    style: oneOf('primary', 'danger'),
  },
);

/** One option; only radio buttons and checkboxes take mrkdwn, only an overflow menu takes a url. */
export function option(kind: 'select' | 'choice' | 'overflow'): Check {
  const plain = kind !== 'choice';
  return object(
    { text: text(limits.option.text.max_length, plain), value: string(limits.option.value.max_length, 1) },
    {
      description: text(limits.option.description.max_length, plain),
      ...(kind === 'overflow' && { url: string(limits.option.url.max_length, 1) }),
    },
  );
}

/** Options under a heading, in a select. */
export const optionGroup = object({
  label: text(limits.option_group.label.max_length, true),
  options: list(option('select'), limits.option_group.options.max_items, limits.option_group.options.min_items),
});
