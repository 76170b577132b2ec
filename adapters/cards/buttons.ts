import type { Button } from '../../dialogs/model/message.ts';
import type { Submit } from './card.ts';
import { CARD_LIMITS } from './limits.ts';

/** The buttons of a message. One that does not submit leaves the form alone, so it works with required fields still empty. */
export function submits(buttons: readonly Button[]): Submit[] {
  const first = buttons.filter(({ more }) => !more).slice(0, CARD_LIMITS.buttons);
  return buttons.map((button) => ({
    type: 'Action.Submit',
    title: button.label,
    data: { action: button.action },
    associatedInputs: button.submits ? 'auto' : 'none',
    ...(button.style === 'primary' ? { style: 'positive' as const } : {}),
    ...(button.style === 'danger' ? { style: 'destructive' as const } : {}),
    ...(first.includes(button) ? {} : { mode: 'secondary' as const }),
  }));
}
