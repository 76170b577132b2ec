import type { Block } from '../../dialogs/model/message.ts';
import { bytesOf, type Container, type Element } from './card.ts';
import { CARD_LIMITS } from './limits.ts';
import { paragraphs, type RunLook, signed } from './text.ts';

type Written = Extract<Block, { kind: 'written' }>;

const strong: RunLook = { weight: 'bolder' };
const quiet: RunLook = { isSubtle: true, size: 'small' };

/**
 * What people wrote, in boxes. All that one person said in a row stands in one box with the name once, as long
 * as it is light enough to be moved to a next card as a whole; otherwise every quotation has its own box.
 */
export function quotations(blocks: readonly Written[]): Element[] {
  const together = blocks.length > 0 && onlyAuthor(blocks) !== null ? oneBox(blocks) : null;
  if (together !== null && bytesOf(together) <= CARD_LIMITS.columns) return [together];
  return blocks.flatMap(({ label, items }) => [
    ...paragraphs(label ?? '', strong, 'medium'),
    ...items.flatMap(quotation),
  ]);
}

/** Who wrote all of this; null when that is not one named person. */
export function onlyAuthor(blocks: readonly Written[]): string | null {
  const [first, ...others] = new Set(blocks.flatMap(({ items }) => items.map(({ by }) => by ?? null)));
  return first !== undefined && others.length === 0 && blocks.every(({ items }) => items.length > 0) ? first : null;
}

function oneBox(blocks: readonly Written[]): Container {
  const said = blocks.flatMap(({ label, items }, at) => {
    const gap = at === 0 ? 'none' : 'medium';
    const texts = items.flatMap(({ text }): Element[] =>
      items.length > 1 ? signed('•', { isSubtle: true }, text) : paragraphs(text),
    );
    return [...paragraphs(label ?? '', { ...strong, size: 'small' }, gap), ...texts];
  });
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'small',
    items: [...said, ...paragraphs(onlyAuthor(blocks) ?? '', quiet)],
  };
}

/** The words in a box, with who wrote them in the last box of it. */
function quotation({ text, by }: Written['items'][number]): Element[] {
  const boxes = paragraphs(text).map(
    (items): Container => ({ type: 'Container', style: 'emphasis', spacing: 'small', items: [items] }),
  );
  const [author, ...more] = paragraphs(by ?? '', quiet);
  const last = boxes.pop();
  if (!author) return last ? [...boxes, last] : [];
  return last ? [...boxes, { ...last, items: [...last.items, author] }, ...more] : [author, ...more];
}
