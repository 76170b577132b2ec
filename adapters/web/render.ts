import type { Chart } from '../../dialogs/model/chart.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { AdaptiveCard } from '../cards/card.ts';
import { cardsOf } from '../cards/cards-of.ts';
import type { CardWords } from '../cards/words.ts';
import { svgOf } from '../pictures/svg-of.ts';
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
export function renderShown(
  person: string,
  { seq, key, replaces, message }: Shown,
  words: CardWords,
  fileUrl: (key: string, index: number) => string,
): Event {
  return {
    person,
    seq,
    key,
    replaces,
    cards: renderMessage(message, words, (index) => fileUrl(key, index)),
    fallback: message.fallback,
  };
}

/** The cards of a message; the page has Markdown switched off. */
export function renderMessage(
  message: Message,
  words: CardWords,
  downloadUrl?: (index: number) => string,
): AdaptiveCard[] {
  return cardsOf(message, { words, markdown: false, pictureUrl, ...(downloadUrl && { downloadUrl }) });
}

/** The picture itself, in the colours that the page has where it stands. */
function pictureUrl(chart: Chart): string {
  return `data:image/svg+xml;base64,${Buffer.from(svgOf(chart, 'both')).toString('base64')}`;
}
