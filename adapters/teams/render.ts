import type { Activity, Attachment } from 'botbuilder';
import type { Message } from '../../dialogs/model/message.ts';
import { chatCards, type TeamsCard, type TeamsLook } from './card-actions.ts';
import { inDialog, questionOf } from './card-question.ts';
import { lightForm, shortened } from './card-short.ts';
import { plainActivity } from './card-text.ts';

export type { TeamsLook } from './card-actions.ts';

/**
 * A message as activities, to be sent in this order, each under 25 KB with its envelope. The last one carries the form and the
 * buttons, and is the one to update later. Conversation, sender and recipient are for who sends them.
 */
export function renderMessage(message: Message, look: TeamsLook): Partial<Activity>[] {
  const plain = plainActivity(message, look.texts);
  if (plain !== null) return [plain];
  return chatCards(shownInChat(message, look), look).map((card) => ({
    type: 'message',
    summary: card.fallbackText,
    attachments: [attachment(card)],
  }));
}

/**
 * A message as a post in a group. Its form is always filled in in a dialog, which only opens for who asks for it; words to go on
 * with are for a chat of two.
 */
export function renderPost(message: Message, look: TeamsLook): Partial<Activity>[] {
  const texts = { ...look.texts, open: look.texts.group.fill, suggestions: [] };
  return renderMessage(message.fields.length > 0 ? questionOf(message, texts) : message, { ...look, texts });
}

/** A message as one card, to take the place of the card that was pressed. What stands above a form is cut short if it must. */
export function renderCard(message: Message, look: TeamsLook): Attachment {
  return renderForm(shownInChat(message, look), look);
}

/** The same with its form whole, whatever it asks: in it stands what somebody wrote. */
export function renderForm(message: Message, look: TeamsLook): Attachment {
  const shown = lightForm(message, look.texts);
  const short = shortened(shown, (candidate) => chatCards(candidate, look).length === 1);
  return attachment(lastOf(chatCards(short, look)));
}

/** One line, to take the place of a card that is over. */
export function renderLine(text: string, look: TeamsLook): Attachment {
  return renderForm({ blocks: [{ kind: 'text', text, tone: 'quiet' }], fields: [], buttons: [], fallback: text }, look);
}

/** A card on its way to Teams. */
export function attachment(content: TeamsCard): Attachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

/** The card with the form; there is always one. */
export function lastOf(cards: readonly TeamsCard[]): TeamsCard {
  const last = cards.at(-1);
  if (last === undefined) throw new Error('a message without a card');
  return last;
}

function shownInChat(message: Message, { texts }: TeamsLook): Message {
  return inDialog(message) ? questionOf(message, texts) : message;
}
