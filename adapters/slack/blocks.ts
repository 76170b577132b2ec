import type { Block } from '../../dialogs/model/message.ts';
import { clean } from '../../dialogs/text/clean.ts';
import { onlyAuthor } from '../cards/quotations.ts';
import type { CardWords } from '../cards/words.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { plain, shortened } from './block-text.ts';
import { flow, type Piece, type Run } from './pieces.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** The words blocks need, and where files are served; without `fileUrl` files are left out. */
export type BlockLook = { words: CardWords; fileUrl?: (index: number) => string | null };

/** How a block stands among others: below which it belongs (not apart), and whether who wrote it is still to be said. */
export type BlockPlace = { at: number; apart: boolean; named: boolean };

const bold = { bold: true } as const;
const italic = { italic: true } as const;

/** One block as pieces. `at` numbers it within the message. */
export function blockPieces(block: Block, place: BlockPlace, { words, fileUrl }: BlockLook): Piece[] {
  switch (block.kind) {
    case 'text':
      return text(block, place.apart);
    case 'written':
      return written(block, place);
    case 'columns':
      return columns(block, place.apart);
    case 'facts':
      return facts(block, place.apart);
    case 'ticks':
      return ticks(block, place.apart, words);
    case 'file':
      return file(block, place.at, fileUrl);
    case 'download':
      return download(block, place, words, fileUrl);
    case 'picture':
      return picture(block, place, fileUrl);
  }
}

function text({ text, tone }: Of<'text'>, apart: boolean): Piece[] {
  switch (tone) {
    case 'normal':
      return flow(text, { as: 'line', apart });
    case 'strong':
      return flow(text, { as: 'line', apart, style: bold, heading: true });
    case 'quiet':
      return flow(text, { as: 'quiet', apart });
    case 'warning':
      return flow(text, { as: 'line', apart, before: { text: '⚠️ ' } });
    case 'good':
      // A phrase may bring the sign along, for channels that have no box to put it in.
      return flow(text.replace(/^✓\s*/, ''), { as: 'line', apart, before: { text: '✓ ', style: bold } });
  }
}

function written({ label, items }: Of<'written'>, { apart, named }: BlockPlace): Piece[] {
  const heading = flow(label ?? '', { as: 'line', apart, style: italic, heading: true });
  const one = items.length > 1 && onlyAuthor([{ kind: 'written', items }]) !== null;
  return [
    ...heading,
    ...items.flatMap(({ text, by }, at) => {
      const first = at === 0 ? apart && heading.length === 0 : !one;
      const told = named && by && (!one || at === items.length - 1) ? { after: author(text, by) } : {};
      return flow(one && text !== '' ? `• ${text}` : text, { as: 'quote', apart: first, ...told });
    }),
  ];
}

function author(text: string, by: string): Run {
  return { text: `${text === '' ? '' : '\n'}— ${clean(by)}` };
}

function columns({ columns }: Of<'columns'>, apart: boolean): Piece[] {
  return columns.flatMap(({ title, groups }, at) => [
    ...flow(title, { as: 'line', apart: apart || at > 0, style: bold, heading: true }),
    ...groups.flatMap(({ label, items }) => [
      ...flow(label, { as: 'line', apart: false, style: italic, heading: true }),
      ...items.flatMap((item) => flow(item, { as: 'point', apart: false })),
    ]),
  ]);
}

function facts({ facts }: Of<'facts'>, apart: boolean): Piece[] {
  return facts.flatMap(({ label: name, value }, at) => {
    const label = clean(name);
    const gap = value === '' ? '' : /[?!.:]$/.test(label) ? ' ' : ': ';
    return flow(value, {
      as: facts.length > 1 ? 'point' : 'line',
      apart: apart && at === 0,
      before: { text: `${label}${gap}`, style: bold },
    });
  });
}

function ticks({ items }: Of<'ticks'>, apart: boolean, words: CardWords): Piece[] {
  return items.flatMap(({ label, met }, at) =>
    flow(label, {
      as: 'line',
      apart: apart && at === 0,
      before: { text: met ? '✓ ' : '○ ', style: { bold: true } },
      // In words as well, for who does not see or hear the sign.
      after: { text: ` (${met ? words.met : words.unmet})`, style: { italic: true } },
    }),
  );
}

function file({ label }: Of<'file'>, at: number, fileUrl: BlockLook['fileUrl']): Piece[] {
  const url = fileUrl?.(at) ?? null;
  if (url === null) return [];
  const button = { type: 'button' as const, action_id: `file:${at}`, text: plain(label), url };
  return [{ as: 'ready', block: { type: 'actions', elements: [button] } }];
}

/** The link to what is made when it is asked for; where nothing can be served, that is said. */
function download(
  { label }: Of<'download'>,
  { at, apart }: BlockPlace,
  words: CardWords,
  fileUrl: BlockLook['fileUrl'],
): Piece[] {
  const url = fileUrl?.(at) ?? null;
  if (url === null) return flow(words.noDownload, { as: 'quiet', apart });
  const button = { type: 'button' as const, action_id: `file:${at}`, text: plain(label), url };
  return [{ as: 'ready', block: { type: 'actions', elements: [button] } }];
}

/** The picture where its file is served, its words where it is not. */
function picture({ alt }: Of<'picture'>, { at, apart }: BlockPlace, fileUrl: BlockLook['fileUrl']): Piece[] {
  const image_url = fileUrl?.(at) ?? null;
  if (image_url === null) return flow(alt, { as: 'line', apart });
  return [{ as: 'ready', block: { type: 'image', image_url, alt_text: shortened(alt, SLACK_BLOCKS.alt) || '…' } }];
}
