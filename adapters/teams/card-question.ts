import type { Button, Message } from '../../dialogs/model/message.ts';
import { asked, wrong } from '../form-in-words.ts';
import { OPEN_DIALOG } from './card-actions.ts';
import type { TeamsTexts } from './texts.ts';

/** True for a form that is filled in in a dialog: with longer text, which should not stay in the chat. */
export function inDialog({ fields }: Message): boolean {
  return fields.some(({ kind }) => kind === 'long-text');
}

/**
 * What stands in the chat for a form that is filled in in a dialog: the question with what will be asked, a button that
 * opens the dialog, and the buttons that need no form. What was filled in already is not shown.
 */
export function questionOf(message: Message, texts: TeamsTexts): Message {
  const open: Button = { action: OPEN_DIALOG, label: texts.open, style: 'primary', submits: false, more: false };
  const others = message.buttons.filter(({ submits }) => !submits);
  return {
    ...message,
    blocks: [...message.blocks, ...asked(message), ...wrong(message)],
    fields: [],
    buttons: [
      open,
      ...others.map((button) => (button.style === 'primary' ? { ...button, style: 'plain' as const } : button)),
    ],
  };
}
