import { decodeAction } from '../../dialogs/action.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { fillIn } from './fill-in.ts';
import type { PureHall } from './pure-hall.ts';

/**
 * Takes the next step of a conversation as whoever's turn it is, with all filled in rightly and `given` over that; false when
 * nobody can go on.
 */
export function nextStep(
  hall: PureHall,
  session: string,
  people: readonly string[],
  given: (message: Message) => Record<string, string> = () => ({}),
): boolean {
  let words = 0;
  for (const person of people) {
    const message = hall.openOf(session, person);
    const button = message?.buttons.find(({ action }) => {
      const asked = decodeAction(action);
      return asked?.kind === 'session' && ['send', 'yes', 'next', 'keep'].includes(asked.verb);
    });
    if (message === undefined || button === undefined) continue;
    const values = button.submits === true ? { ...fillIn(message, null, () => `w${++words}`), ...given(message) } : {};
    hall.send(person, { kind: 'act', action: button.action, values });
    return true;
  }
  return false;
}
