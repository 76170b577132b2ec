import type { Input } from '../../dialogs/model/inbound.ts';
import type { Reply } from '../channel.ts';
import { isToRead } from '../to-read.ts';
import { PART_READ, type TeamsLook } from './card-actions.ts';
import { readingDialog, renderDialog } from './dialog.ts';
import { cardInPlace, cardNotice, dialogNotice, dialogWith, type InvokeBody } from './invoke-answer.ts';
import { plainWords } from './message-words.ts';
import { renderCard } from './render.ts';

/** Where the answer goes: a card that was tapped (in our own chat or on a post), a dialog that is to open, or one that was sent in. */
export type Place = 'card' | 'post' | 'opening' | 'dialog';

/**
 * The hall's answer on the open request. On a post nothing takes the place of the card, whatever Teams shows to whom: what is said
 * back is one line, which only who pressed gets to see; so is a dialog. `asked` is what was done, for who reads on in a dialog.
 */
export function answerReply(reply: Reply, place: Place, look: TeamsLook, asked: Input | null = null): InvokeBody {
  const isDialog = place === 'opening' || place === 'dialog';
  if (reply.kind === 'done') {
    // A dialog that was sent in closes; one that was to open needs something in it.
    if (place === 'dialog') return null;
    return isDialog ? dialogNotice(look.texts.notice.over) : cardNotice();
  }
  const { message } = reply;
  if (isDialog && isToRead(message) && asked?.kind === 'act')
    return dialogWith(readingDialog(message, asked.action, Number(asked.values[PART_READ] ?? 0), look));
  if (isDialog)
    return message.fields.length > 0 ? dialogWith(renderDialog(message, look)) : dialogNotice(plainWords(message));
  return place === 'post' ? cardNotice(plainWords(message)) : cardInPlace(renderCard(message, look));
}
