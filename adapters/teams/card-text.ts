import type { Activity } from 'botbuilder';
import type { Message } from '../../dialogs/model/message.ts';
import { bytesOf } from '../cards/card.ts';
import { TEAMS_CARD } from './card-limits.ts';
import type { TeamsTexts } from './texts.ts';

/**
 * A message of a few lines with nothing to tap, as a chat message; null for every other. Below it stand a few words to go on
 * with: Teams shows them under the last message of a personal chat, and not with cards. `to` is for who sends it to fill in.
 */
export function plainActivity(message: Message, { suggestions }: TeamsTexts): Partial<Activity> | null {
  const lines = linesOf(message);
  if (lines === null || bytesOf(lines) > TEAMS_CARD.plain) return null;
  const actions = suggestions.map((word) => ({ type: 'imBack', title: word, value: word }));
  return {
    type: 'message',
    text: lines.join('\n\n'),
    textFormat: 'plain',
    summary: message.fallback,
    ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
  };
}

function linesOf({ title, context, blocks, fields, buttons, fallback }: Message): string[] | null {
  if (title !== undefined || context !== undefined || fields.length > 0 || buttons.length > 0) return null;
  const lines = blocks.flatMap((block) =>
    block.kind === 'text' && (block.tone === 'normal' || block.tone === 'quiet') ? [block.text] : [],
  );
  if (lines.length < blocks.length) return null;
  const said = lines.filter((line) => line.trim() !== '');
  return said.length > 0 ? said : [fallback];
}
