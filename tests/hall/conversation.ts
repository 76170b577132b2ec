import { readDocument, sessionKind } from '../../dialogs/model/documents.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { House } from './house.ts';

/** The trainer and trainee of the demonstration's first pair. */
export const pair = ['opleider-oost', 'aios-oost'] as const;

/** The newest message somebody has that can be answered with its main button, or null. */
export async function openForm(house: House, person: string): Promise<Message | null> {
  const all = await house
    .store()
    .outgoing({ of: 'address', to: { channel: 'web', id: person }, after: 0, limit: 1000 });
  const replaced = new Set(all.map(({ replaces }) => replaces));
  const open = all.filter(({ key }) => !replaced.has(key)).map(({ message }) => message);
  return open.findLast(({ buttons }) => buttons.some(({ style }) => style === 'primary')) ?? null;
}

/** The action behind a message's main button. */
export function mainAction(message: Message): string {
  const found = message.buttons.find(({ style }) => style === 'primary');
  if (found === undefined) throw new Error(`no main button in: ${message.fallback}`);
  return found.action;
}

/** Values for every field of a form; days become `day`, all other words are `words`. */
export function filled(message: Message, words: string, day: string): Record<string, string> {
  return Object.fromEntries(
    message.fields.map(({ id, kind, value, options }) => {
      if (value !== undefined) return [id, value];
      if (options !== undefined) return [id, options[0]?.id ?? ''];
      if (kind === 'number') return [id, '15'];
      return [id, id === 'wanneer' ? day : words];
    }),
  );
}

/** Plays a person-centred conversation to its end, so that two agreements come back on `day`; gives the session's id. */
export async function playToEnd(house: House, day = '1 december', words = 'Samen nabespreken na het spreekuur') {
  const [trainer] = pair;
  await house.tap(trainer, 'b|persoon|15');
  const all = await house.store().list('demo', 'session', null, 1000);
  const session = all.map(({ body }) => readDocument(sessionKind, body)).find(({ status }) => status === 'running')?.id;
  for (let round = 0; round < 40; round += 1) {
    for (const person of pair) {
      const message = await openForm(house, person);
      // What the end of an earlier one offers (a time for the next) is no question of this one.
      if (message === null || !mainAction(message).startsWith('s|')) continue;
      const reply = await house.tap(person, mainAction(message), filled(message, words, day));
      if (reply.kind === 'again') throw new Error(`not taken: ${JSON.stringify(reply.message)}`);
    }
    if (session !== undefined && (await house.store().entries('demo', 0)).some(({ key }) => key === session))
      return session;
  }
  throw new Error('the conversation did not come to its end');
}
