import type { Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Reply } from '../channel.ts';
import { isToRead } from '../to-read.ts';
import { PART_READ, type TeamsLook } from './card-actions.ts';
import { readingDialog, renderDialog } from './dialog.ts';
import { cardInPlace, cardNotice, dialogNotice, dialogWith, type InvokeBody } from './invoke-answer.ts';
import { plainWords } from './message-words.ts';
import { renderCard, renderForm, renderLine } from './render.ts';

/** Where the answer goes: a card that was tapped (in our own chat or on a post), a dialog that is to open, or one that was sent in. */
export type Place = 'card' | 'post' | 'opening' | 'dialog';

/**
 * The hall's answer on the open request. On a post nothing takes the place of the card, whatever Teams shows to whom: what is said
 * back is one line, which only who pressed gets to see; so is a dialog. A form that was sent in from a card comes back whole, with
 * what was written in it; one that was kept makes room for the message `under` it. `asked` is what was done.
 */
export function answerReply(
  reply: Reply,
  place: Place,
  look: TeamsLook,
  asked: Input | null = null,
  under: Message | null = null,
): InvokeBody {
  const isDialog = place === 'opening' || place === 'dialog';
  if (reply.kind === 'done') {
    // A dialog that was sent in closes; one that was to open needs something in it.
    if (place === 'dialog') return null;
    if (isDialog) return dialogNotice(look.texts.notice.over);
    if (place === 'card' && under !== null && isSentIn(asked) && !isIn(under, asked))
      return cardInPlace(renderCard(under, { ...look, asks: null }));
    return isSpent(reply, place, look.key, asked)
      ? cardInPlace(renderLine(look.texts.notice.sent, look))
      : cardNotice();
  }
  const { message } = reply;
  if (isDialog && isToRead(message) && asked?.kind === 'act')
    return dialogWith(readingDialog(message, asked.action, Number(asked.values[PART_READ] ?? 0), look));
  if (isDialog)
    return message.fields.length > 0 ? dialogWith(renderDialog(message, look)) : dialogNotice(plainWords(message));
  if (place === 'post') return cardNotice(plainWords(message));
  return cardInPlace(
    isSentIn(asked) && message.fields.length > 0 ? renderForm(message, look) : renderCard(message, look),
  );
}

/** Is what was pressed a form that was kept, on a card that stands nowhere else? Such a card is nobody's to change but ours. */
export function isSpent(reply: Reply, place: Place, key: string, asked: Input | null): boolean {
  return reply.kind === 'done' && place === 'card' && key === '' && isSentIn(asked);
}

/** Did what was pressed bring along what was filled in? */
export function isSentIn(asked: Input | null): boolean {
  return asked?.kind === 'act' && Object.keys(asked.values).length > 0;
}

/** Was it this message's own button that was pressed, rather than that of a form that came in its place? */
function isIn({ buttons }: Message, asked: Input | null): boolean {
  return asked?.kind === 'act' && buttons.some(({ action }) => action === asked.action);
}
