import type { Chart } from '../../dialogs/model/chart.ts';
import type { Block, Message } from '../../dialogs/model/message.ts';
import { blockElements } from './blocks.ts';
import { submits } from './buttons.ts';
import { type AdaptiveCard, bytesOf, type Element, PART, type Submit } from './card.ts';
import { aboveForm, fieldElement } from './fields.ts';
import { CARD_LIMITS } from './limits.ts';
import { onlyAuthor, quotations } from './quotations.ts';
import { splitText } from './split.ts';
import { paragraphs } from './text.ts';
import type { CardWords } from './words.ts';

/**
 * Who shows the cards: the words they need, and whether that host may read titles of options as Markdown. With `fileUrl` a
 * file is a link (left out where it says null) and a picture is had there (its words where it says null), without it a file
 * is a button that holds it. `pictureUrl`: the host draws pictures itself. `downloadUrl`: where what
 * is made on demand is had by a host that holds files itself. `room` is how many bytes of the limit the host
 * needs for itself.
 */
export type CardLook = {
  words: CardWords;
  markdown: boolean;
  fileUrl?: (index: number) => string | null;
  downloadUrl?: (index: number) => string;
  pictureUrl?: (chart: Chart) => string;
  room?: number;
};

/**
 * A message as one or more Adaptive Cards 1.5, each under 20 KB, to be shown in this order. Fields and buttons
 * stand in the last card. All text is shown letter by letter. A form that is too heavy for one card shows what
 * stood in its text fields above it instead of in it, and shortens its options; one that is then still too
 * heavy (hundreds of options) comes out larger than the limit.
 */
export function cardsOf(message: Message, look: CardLook): AdaptiveCard[] {
  const envelope = emptyCard(message);
  const room = CARD_LIMITS.card - (look.room ?? 0) - bytesOf(envelope) - 1;
  const actions = submits(message.buttons);
  const roomy = form(message, look, false);
  const tight = weightOf(roomy, actions) > room;
  const fields = tight ? form(message, look, true) : roomy;
  const body = [...heading(message), ...content(message, look), ...aboveForm(message.fields, tight)];
  return pack(body, fields, actions, room).map((elements, at, all) => ({
    ...envelope,
    body: elements,
    ...(at === all.length - 1 && actions.length > 0 ? { actions } : {}),
  }));
}

function emptyCard({ fallback }: Message): AdaptiveCard {
  const [line = ''] = splitText(fallback, CARD_LIMITS.fallback);
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return { type: 'AdaptiveCard', $schema, version: '1.5', lang: 'nl', fallbackText: line, body: [] };
}

function heading({ context, title }: Message): Element[] {
  const lines = paragraphs(title ?? '', { weight: 'bolder', size: 'large' });
  return [
    ...paragraphs(context ?? '', { isSubtle: true, size: 'small' }),
    ...lines.map((line, at) => (at === 0 ? { ...line, id: `${PART}title` } : line)),
  ];
}

function content({ blocks }: Message, look: CardLook): Element[] {
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    if (goesWith(before, block)) return [];
    const [first, ...rest] =
      block.kind === 'written' ? quotations(saidFrom(blocks, at)) : blockElements(block, at, look);
    return first ? [{ ...first, spacing: gap(before, block) }, ...rest] : [];
  });
}

/** What one person wrote in a row, from `at` on. */
function saidFrom(blocks: readonly Block[], at: number) {
  const end = blocks.findIndex((block, later) => later > at && !goesWith(blocks[later - 1], block));
  return blocks.slice(at, end === -1 ? undefined : end).filter((block) => block.kind === 'written');
}

function goesWith(before: Block | undefined, block: Block): boolean {
  if (before?.kind !== 'written' || block.kind !== 'written') return false;
  // Fields of one answer have labels; without one it is another answer.
  if (before.label === undefined || block.label === undefined) return false;
  return onlyAuthor([before, block]) !== null;
}

/** Lines of text belong together, and what follows a heading belongs to it; for the rest blocks stand apart. */
function gap(before: Block | undefined, block: Block): 'small' | 'medium' {
  if (before?.kind === 'text' && before.tone === 'strong') return 'small';
  return isLine(block) && (before === undefined || isLine(before)) ? 'small' : 'medium';
}

function isLine(block: Block): boolean {
  return block.kind === 'text' && (block.tone === 'normal' || block.tone === 'quiet');
}

function form({ fields }: Message, { words, markdown }: CardLook, tight: boolean): Element[] {
  return fields.map((field) => fieldElement(field, { words, markdown, tight }));
}

/** Bytes that elements and buttons add to a card; a comma each, and the name of the list of buttons. */
function weightOf(elements: readonly Element[], actions: readonly Submit[]): number {
  const buttons = actions.length > 0 ? bytesOf(actions) + bytesOf('actions') + 2 : 0;
  return elements.reduce((sum, element) => sum + bytesOf(element) + 1, buttons);
}

/** Fills cards from the top; the last one also has room for the form and the buttons, which stay together. */
function pack(body: readonly Element[], fields: Element[], actions: Submit[], room: number): Element[][] {
  const full: Element[][] = [];
  let card: Element[] = [];
  let used = 0;
  for (const element of body) {
    const weight = weightOf([element], []);
    if (used + weight > room && card.length > 0) {
      full.push(card);
      card = [];
      used = 0;
    }
    card.push(element);
    used += weight;
  }
  if (used + weightOf(fields, actions) > room && card.length > 0) return [...full, card, fields];
  return [...full, [...card, ...fields]];
}
