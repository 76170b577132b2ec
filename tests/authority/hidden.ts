import { renderMessage as teamsMessage } from '../../adapters/teams/render.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { modalOf, postsOf } from '../slack/block-look.ts';
import { look } from '../teams/card-look.ts';

/** What a reader sees, or filled in themselves, in Slack's blocks and in Adaptive Cards. */
const seen = new Set([
  ...['text', 'title', 'label', 'placeholder', 'hint', 'description', 'initial_value', 'alt_text', 'submit', 'close'],
  ...['fallbackText', 'summary', 'altText', 'value', 'errorMessage', 'tooltip', 'inlines'],
]);

/** Everything that a platform is sent along with a message and that nobody sees: ids, metadata, what a button carries. */
export function hiddenOf(message: Message): string[] {
  return [
    ...hiddenIn([postsOf(message), modalOf(message)], seenInSlack),
    ...hiddenIn(teamsMessage(message, look), seen),
  ];
}

/** In Slack a value is what comes back of a button or an option. */
const seenInSlack = new Set([...seen].filter((name) => name !== 'value'));

function hiddenIn(value: unknown, visible: ReadonlySet<string>, name = ''): string[] {
  if (typeof value === 'string') return visible.has(name) ? [] : [`${name}: ${value}`];
  if (Array.isArray(value)) return value.flatMap((one) => hiddenIn(one, visible, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => hiddenIn(one, visible, key));
}
