import type { AdaptiveCard, Element } from '../../adapters/cards/card.ts';

/** All text a reader sees on a card, in order; titles of options and what stands in fields included. */
export function textsOf(cards: readonly AdaptiveCard[]): string[] {
  return cards.flatMap((card) => [
    ...card.body.flatMap(elementTexts),
    ...(card.actions ?? []).map(({ title }) => title),
  ]);
}

/** All elements of a card, containers before what they hold. */
export function elementsOf(card: AdaptiveCard): Element[] {
  return card.body.flatMap(withInner);
}

function withInner(element: Element): Element[] {
  if (element.type === 'Container') return [element, ...element.items.flatMap(withInner)];
  if (element.type === 'ColumnSet')
    return [element, ...element.columns.flatMap(({ items }) => items.flatMap(withInner))];
  return [element];
}

function elementTexts(element: Element): string[] {
  switch (element.type) {
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text).join('')];
    case 'Container':
      return element.items.flatMap(elementTexts);
    case 'ColumnSet':
      return element.columns.flatMap(({ items }) => items.flatMap(elementTexts));
    case 'ActionSet':
      return element.actions.map(({ title }) => title);
    case 'Image':
      return [element.altText];
    case 'Input.ChoiceSet':
      return [element.label, ...element.choices.map(({ title }) => title)];
    default:
      return [element.label, ...(element.value === undefined ? [] : [String(element.value)])];
  }
}
