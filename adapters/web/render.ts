import type { Message } from '../../dialogs/model/message.ts';
import type { AdaptiveCard } from '../cards/card.ts';
import { cardsOf } from '../cards/cards-of.ts';
import type { CardWords } from '../cards/words.ts';
import type { Shown } from './deps.ts';

/** What the page gets for one message. */
export type Event = {
  person: string;
  seq: number;
  key: string;
  replaces: string | null;
  cards: AdaptiveCard[];
  fallback: string;
};

/** A message of the history as the page shows it. */
export function renderShown(person: string, { seq, key, replaces, message }: Shown, words: CardWords): Event {
  return { person, seq, key, replaces, cards: renderMessage(message, words), fallback: message.fallback };
}

/** The cards of a message; the page has Markdown switched off. */
export function renderMessage(message: Message, words: CardWords): AdaptiveCard[] {
  return cardsOf(message, { words, markdown: false });
}
