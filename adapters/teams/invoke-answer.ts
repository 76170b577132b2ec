import type { Dialog } from './dialog.ts';

/** The body of the answer to an invoke; null is none at all, which closes a dialog. */
export type InvokeBody = Readonly<Record<string, unknown>> | null;

/** Nothing to show: what happened stands in the chat. Teams wants a line all the same, which may be empty. */
export function cardNotice(text = ''): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

/** In the place of the card that was pressed, for who pressed it. */
export function cardInPlace({ contentType, content }: Dialog['card']): InvokeBody {
  return { statusCode: 200, type: contentType, value: content };
}

/** A press that is none of our buttons. */
export const cardRefused: InvokeBody = {
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: 'unknown action' },
};

/** A dialog that opens, or that stays open as this. */
export function dialogWith({ title, card, width, height }: Dialog): InvokeBody {
  return { task: { type: 'continue', value: { title, card, width, height } } };
}

/** A line in the place of the dialog. */
export function dialogNotice(text: string): InvokeBody {
  return { task: { type: 'message', value: text } };
}
