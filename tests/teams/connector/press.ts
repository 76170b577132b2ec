import type { Action, Card } from './card.ts';
import type { Activity, Post } from './conversation.ts';
import type { Person } from './person.ts';
import { invoke, type Place, submitted, textSaid } from './said.ts';

/** What a press sends, by the kind of button; `id` is the id of a message, when it is one. Throws on a button that sends nothing. */
export function activityOf(
  place: Place,
  action: Action,
  data: Record<string, unknown>,
  on: Post,
  id: string,
): Activity {
  if (action.kind === 'Action.Execute') {
    const { kind: type, title, verb } = action;
    const sent = {
      type,
      ...(action.id === null ? {} : { id: action.id }),
      title,
      ...(verb === null ? {} : { verb }),
      data,
    };
    return invoke(place, 'adaptiveCard/action', { action: sent, trigger: 'manual' }, on);
  }
  if (action.kind !== 'Action.Submit') throw new Error(`${action.kind} sends nothing`);
  const { msteams, ...own } = data;
  const special =
    typeof msteams === 'object' && msteams !== null ? { type: '', text: '', value: null, ...msteams } : null;
  if (special === null) return submitted(place, id, data, on);
  switch (special.type) {
    case 'task/fetch':
      return invoke(place, 'task/fetch', { data, context: { theme: 'default' } }, on);
    case 'messageBack':
      return { ...submitted(place, id, special.value ?? own, on), text: special.text };
    case 'imBack':
      return textSaid(place, id, String(special.value));
    default:
      throw new Error(`Unknown msteams action ${special.type}`);
  }
}

/** The action with which a card asks to be refreshed when this person opens the chat, or null. */
export function refreshOf({ json }: Card, { id }: Person): unknown {
  const { action, userIds } = { action: null, userIds: [], ...(json.refresh as object | undefined) };
  return (userIds as unknown[]).includes(id) ? action : null;
}
