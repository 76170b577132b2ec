import type { types } from '@slack/bolt';
import { clean } from '../../dialogs/text/clean.ts';
import { splitText } from '../cards/split.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { plain } from './block-text.ts';

/** Words in one look. */
export type Run = { text: string; style?: { bold?: true; italic?: true } };

/**
 * The smallest part of a message that is moved as a whole. `apart` begins a new block; without it a line goes on under the
 * line before it, a point joins the list before it. `heading` stays with what follows.
 */
export type Piece =
  | { as: 'title' | 'quiet' | 'line' | 'quote' | 'point'; runs: Run[]; apart: boolean; heading?: true }
  | { as: 'ready'; block: types.KnownBlock };

type Words = Exclude<Piece, { as: 'ready' }>;
type Flow = { as: Words['as']; apart: boolean; style?: Run['style']; before?: Run; after?: Run; heading?: true };

/** Running text in pieces that each fit, with words in another look before and after it. Nothing for no text at all. */
export function flow(text: string, { as, apart, style, before, after, heading }: Flow): Words[] {
  const max = as === 'quiet' ? SLACK_BLOCKS.quiet : SLACK_BLOCKS.text;
  const lines = splitText(clean(text), max).map((piece): Run[] => [styled(piece, style)]);
  const [first, ...rest] = withBefore(lines, before);
  const all = withAfter(first ? [first, ...rest] : [], after);
  return all.map((runs, at) => ({ as, runs, apart: apart && at === 0, ...(heading && { heading }) }));
}

/** Pieces as blocks; pieces that are not apart share one while it is light enough. */
export function toBlocks(pieces: readonly Piece[]): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let open: types.RichTextBlock | null = null;
  let weight = 0;
  for (const piece of pieces) {
    const own = ownBlock(piece);
    if (own !== null || piece.as === 'ready') {
      if (own !== null) blocks.push(own);
      open = null;
      continue;
    }
    if (open === null || piece.apart || weight + weightOf([piece]) > SLACK_BLOCKS.richText) {
      open = { type: 'rich_text', elements: [] };
      blocks.push(open);
      weight = 0;
    }
    weight += weightOf([piece]);
    append(open, piece);
  }
  return blocks;
}

/** Bytes of the words in these pieces. */
export function weightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.as === 'ready' ? 0 : bytes(piece.runs)), 0);
}

function bytes(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + Buffer.byteLength(text, 'utf8'), 0);
}

function styled(text: string, style: Run['style']): Run {
  return style === undefined ? { text } : { text, style };
}

/** A label that is no longer than a line goes in front; a longer one stands above. */
function withBefore(lines: Run[][], before: Run | undefined): Run[][] {
  if (before === undefined || clean(before.text) === '') return lines;
  const [first = [], ...rest] = lines;
  if (bytes([before]) <= SLACK_BLOCKS.label) return [[before, ...first], ...rest];
  return [...splitText(clean(before.text), SLACK_BLOCKS.text).map((text) => [styled(text, before.style)]), ...lines];
}

function withAfter(lines: Run[][], after: Run | undefined): Run[][] {
  if (after === undefined || clean(after.text) === '') return lines;
  const last = lines.at(-1);
  if (last !== undefined && bytes([after]) <= SLACK_BLOCKS.label) return [...lines.slice(0, -1), [...last, after]];
  return [...lines, ...splitText(clean(after.text), SLACK_BLOCKS.text).map((text) => [styled(text, after.style)])];
}

function ownBlock(piece: Piece): types.KnownBlock | null {
  if (piece.as === 'ready') return piece.block;
  const text = plain(piece.runs.map((run) => run.text).join(''));
  if (piece.as === 'title') return { type: 'header', text };
  return piece.as === 'quiet' ? { type: 'context', elements: [text] } : null;
}

function append({ elements }: types.RichTextBlock, { as, runs }: Words): void {
  const words = runs.map((run) => ({ type: 'text' as const, ...run }));
  const last = elements.at(-1);
  const type = as === 'quote' ? 'rich_text_quote' : 'rich_text_section';
  if (as === 'point') {
    const item = { type: 'rich_text_section' as const, elements: words };
    if (last?.type === 'rich_text_list') last.elements.push(item);
    else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [item] });
  } else if (last?.type === type) last.elements.push({ type: 'text', text: '\n' }, ...words);
  else elements.push({ type, elements: words });
}
