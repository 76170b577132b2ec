import { decodeAction } from '../../dialogs/action.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { AdaptiveCard, Submit } from '../cards/card.ts';
import { type CardLook, cardsOf } from '../cards/cards-of.ts';
import type { CardWords } from '../cards/words.ts';
import { TEAMS_CARD } from './card-limits.ts';
import type { TeamsTexts } from './texts.ts';

/**
 * What a message needs to be shown in Teams: `key` is the message's own, `fileUrl` the link to its file at a block index, null
 * without one. `asks` is the action that brought up a form which is nowhere stored: its dialog asks for it again; else null.
 */
export type TeamsLook = {
  words: CardWords;
  texts: TeamsTexts;
  key: string;
  asks: string | null;
  fileUrl(key: string, index: number): string | null;
};

type Execute = Omit<Submit, 'type' | 'data'> & {
  type: 'Action.Execute';
  verb: 'act';
  data: { action: string; key: string };
};
type Send = Omit<Submit, 'data'> & { data: { action: string; key: string; [PART_READ]?: number } };
type Open = Omit<Submit, 'data'> & { data: { msteams: { type: 'task/fetch' }; key: string; action?: string } };

/** A card as Teams gets it. A button carries ids only. */
export type TeamsCard = Omit<AdaptiveCard, 'actions'> & { actions?: (Execute | Send | Open)[] };

/** Stands for "open the dialog" among a message's buttons; no action of the hall reads like this. */
export const OPEN_DIALOG = 'teams:open';

/** Which part of what is read in a dialog a button there asks for. */
export const PART_READ = 'part';

/** The cards of a message in a chat: a press comes in as card action `act` and the answer to it may change the card. */
export function chatCards(message: Message, look: TeamsLook): TeamsCard[] {
  return cardsOf(message, cardLook(message, look)).map((card) => withActions(card, (one) => inChat(one, look)));
}

/** The cards of a message in a dialog: a press comes in as what the dialog was closed with. */
export function dialogCards(message: Message, look: TeamsLook): TeamsCard[] {
  return cardsOf(message, cardLook(message, look)).map((card) =>
    withActions(card, (one) => ({ ...one, data: { ...one.data, key: look.key } })),
  );
}

function cardLook({ buttons }: Message, { words, key, fileUrl }: TeamsLook): CardLook {
  const room = buttons.length * (TEAMS_CARD.button + Buffer.byteLength(JSON.stringify(key)));
  return { words, markdown: true, fileUrl: (index) => fileUrl(key, index), room };
}

function inChat(one: Submit, { key, asks }: Pick<TeamsLook, 'key' | 'asks'>): Execute | Open {
  const { action } = one.data;
  const msteams = { type: 'task/fetch' } as const;
  if (action === OPEN_DIALOG) return { ...one, data: { msteams, key, ...(asks === null ? {} : { action: asks }) } };
  if (opensDialog(action)) return { ...one, data: { msteams, key, action } };
  return { ...one, type: 'Action.Execute', verb: 'act', data: { action, key } };
}

/**
 * A press of this is always answered with a form, or with what people wrote. It opens as a dialog: on a post in a group that is the
 * only place where nobody looks on, and in a chat the only one that keeps nothing.
 */
function opensDialog(id: string): boolean {
  const action = decodeAction(id);
  return action?.kind === 'record' || (action?.kind === 'poll' && action.verb === 'form');
}

function withActions({ actions, ...card }: AdaptiveCard, change: (one: Submit) => Execute | Send | Open): TeamsCard {
  return actions ? { ...card, actions: actions.map(change) } : card;
}
