import type { Block, Message } from '../../dialogs/model/message.ts';
import { onlyAuthor } from '../cards/quotations.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { oneLine } from './block-text.ts';
import { type BlockLook, blockPieces } from './blocks.ts';
import { flow, type Piece } from './pieces.ts';

/** What a message says, without its form and buttons. A message that says nothing else says its line for notifications. */
export function contentPieces(message: Pick<Message, 'title' | 'context' | 'blocks'>, look: BlockLook): Piece[] {
  const { blocks } = message;
  return [
    ...heading(message),
    ...blocks.flatMap((block, at) => {
      const before = blocks[at - 1];
      const apart = !(isHeading(before) || (before?.kind === 'written' && goesWith(before, block)));
      const named = !(block.kind === 'written' && goesWith(block, blocks[at + 1]));
      return blockPieces(block, { at, apart, named }, look);
    }),
  ];
}

function heading({ context, title }: Pick<Message, 'title' | 'context'>): Piece[] {
  const large = title !== undefined && !title.includes('\n') && oneLine(title).length <= SLACK_BLOCKS.header;
  return [
    ...flow(context ?? '', { as: 'quiet', apart: true, heading: true }),
    ...(large
      ? flow(title, { as: 'title', apart: true, heading: true })
      : flow(title ?? '', { as: 'line', apart: true, style: { bold: true }, heading: true })),
  ];
}

function isHeading(block: Block | undefined): boolean {
  return block?.kind === 'text' && block.tone === 'strong';
}

/** Two fields of one answer: who wrote them is said once, below the last. */
function goesWith(block: Extract<Block, { kind: 'written' }>, next: Block | undefined): boolean {
  if (next?.kind !== 'written' || block.label === undefined || next.label === undefined) return false;
  return onlyAuthor([block, next]) !== null;
}
