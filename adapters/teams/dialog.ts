import type { Attachment } from 'botbuilder';
import type { Message } from '../../dialogs/model/message.ts';
import { bytesOf } from '../cards/card.ts';
import { dialogCards, PART_READ, type TeamsLook } from './card-actions.ts';
import { TEAMS_CARD } from './card-limits.ts';
import { lightForm, shortened } from './card-short.ts';
import { attachment, lastOf } from './render.ts';

/** What Teams needs to open a dialog; sizes as it names them. */
export type Dialog = { title: string; card: Attachment; width: 'medium'; height: 'medium' | 'large' };

/**
 * The whole form of a message as a dialog: fields with their hints, errors and values, and the buttons that submit it. What
 * stands above the form was read in the chat and is cut short if it would push the form out of sight.
 */
export function renderDialog(message: Message, look: TeamsLook): Dialog {
  const { title, shown } = withTitle(message, look);
  const form = lightForm({ ...shown, buttons: message.buttons.filter(({ submits }) => submits) }, look.texts);
  const short = shortened(form, (candidate) => {
    const above = dialogCards({ ...candidate, fields: [], buttons: [] }, look);
    return bytesOf(above) <= TEAMS_CARD.aboveDialog && dialogCards(candidate, look).length === 1;
  });
  const long = form.fields.length + short.blocks.length > 4;
  return {
    title,
    card: attachment(lastOf(dialogCards(short, look))),
    width: 'medium',
    height: long ? 'large' : 'medium',
  };
}

/** What is only to be read, as a dialog: whole, in parts when it is more than a card takes. `action` asks for it again. */
export function readingDialog(message: Message, action: string, part: number, look: TeamsLook): Dialog {
  const { title, shown } = withTitle(message, look);
  const cards = dialogCards({ ...shown, buttons: [] }, look);
  const at = Math.min(Math.max(0, part), cards.length - 1);
  const turn = (title: string, to: number) => ({
    type: 'Action.Submit' as const,
    title,
    associatedInputs: 'none' as const,
    data: { action, key: look.key, [PART_READ]: to },
  });
  const actions = [
    ...(at > 0 ? [turn(look.texts.back, at - 1)] : []),
    ...(at < cards.length - 1 ? [turn(look.texts.onward, at + 1)] : []),
  ];
  const card = cards[at] ?? lastOf(cards);
  return {
    title,
    card: attachment(actions.length === 0 ? card : { ...card, actions }),
    width: 'medium',
    height: 'large',
  };
}

/** What a form is no place for; it stands in the chat. */
const aside: ReadonlySet<Message['blocks'][number]['kind']> = new Set(['file', 'download', 'picture']);

/** A short title stands at the top of the dialog and is not said again; a long one stands in the card. */
function withTitle({ title, context, ...message }: Message, { texts }: TeamsLook): { title: string; shown: Message } {
  const atTop = title !== undefined && title.length <= TEAMS_CARD.dialogTitle ? title : undefined;
  const shown = { ...message, blocks: message.blocks.filter(({ kind }) => !aside.has(kind)) };
  if (atTop !== undefined) return { title: atTop, shown: { ...shown, ...(context === undefined ? {} : { context }) } };
  const fits = context !== undefined && context.length <= TEAMS_CARD.dialogTitle;
  return {
    title: fits ? context : texts.dialog,
    shown: {
      ...shown,
      ...(title === undefined ? {} : { title }),
      ...(fits || context === undefined ? {} : { context }),
    },
  };
}
