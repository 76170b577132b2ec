import type { Message } from '../../dialogs/model/message.ts';
import { mainAction, openForm, pair } from '../hall/conversation.ts';
import type { House } from '../hall/house.ts';

/** What one person writes everywhere in the tests: found on the disk, it is theirs. */
export const canaryOf = (person: string) => `kanarie-${person}`;

/** Plays one conversation of the first pair to its end; both fill every field with words that tell whose they are. */
export async function playWithCanaries(house: House, dialog: string, length: string): Promise<void> {
  const before = (await house.store().entries('demo', 0)).length;
  await house.tap(pair[0], `b|${dialog}|${length}`);
  for (let round = 0; round < 120; round += 1) {
    for (const person of pair) {
      const message = await openForm(house, person);
      if (message === null || message.buttons.every(({ action }) => !action.startsWith('s|'))) continue;
      const reply = await house.tap(person, mainAction(message), withCanary(message, person, dialog));
      if (reply.kind === 'again') throw new Error(`${dialog}: not taken: ${JSON.stringify(reply.message)}`);
    }
    if ((await house.store().entries('demo', 0)).length > before) return;
  }
  throw new Error(`${dialog} did not come to its end`);
}

function withCanary(message: Message, person: string, dialog: string): Record<string, string> {
  return Object.fromEntries(
    message.fields.map(({ id, kind, value, options }) => {
      if (value !== undefined) return [id, value];
      if (options !== undefined) return [id, options[0]?.id ?? ''];
      if (kind === 'number') return [id, '15'];
      if (id === 'wanneer') return [id, '1 december'];
      return [id, `Samen nabespreken na het spreekuur, drie keer, ${canaryOf(person)}-${dialog}-${id}`];
    }),
  );
}
