import type { Column, ColumnSet, RichText, Run } from './card.ts';
import { CARD_LIMITS } from './limits.ts';
import { splitText } from './split.ts';

export type RunLook = Omit<Run, 'type' | 'text'>;
export type Spacing = NonNullable<RichText['spacing']>;

/** Running text as one or more elements, each within the limit; nothing for empty text. */
export function paragraphs(text: string, look: RunLook = {}, spacing: Spacing = 'small'): RichText[] {
  return splitText(text, CARD_LIMITS.text).map((piece, at) => ({
    type: 'RichTextBlock',
    spacing: at === 0 ? spacing : 'small',
    inlines: runs(piece, look),
  }));
}

/** Text as runs that show it letter by letter. */
export function runs(text: string, look: RunLook = {}): Run[] {
  return inert(text).map((piece) => ({ type: 'TextRun', text: piece, ...look }));
}

/** A line behind a small sign, hanging: "• punt". `tail` follows the text in a quieter voice. */
export function signed(
  sign: string,
  signLook: RunLook,
  text: string,
  look: RunLook = {},
  tail: Run[] = [],
): ColumnSet[] {
  const pieces = splitText(text, CARD_LIMITS.text);
  return pieces.map((piece, at) => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      column('auto', [{ type: 'RichTextBlock', inlines: runs(at === 0 ? sign : ' ', signLook) }]),
      column('stretch', [
        { type: 'RichTextBlock', inlines: [...runs(piece, look), ...(at === pieces.length - 1 ? tail : [])] },
      ]),
    ],
  }));
}

export function column(width: Column['width'], items: Column['items']): Column {
  return { type: 'Column', width, items };
}

/** Cards replace "{{DATE(...)}}" and "{{TIME(...)}}" in one run by a date: parted over two runs it stays what was written. */
function inert(text: string): string[] {
  return text.split(/(?<=\{)(?=\{(?:DATE|TIME)\()/);
}
