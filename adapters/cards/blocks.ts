import type { Chart } from '../../dialogs/model/chart.ts';
import type { Block } from '../../dialogs/model/message.ts';
import { bytesOf, type Container, type Element, PART } from './card.ts';
import { CARD_LIMITS } from './limits.ts';
import { quotations } from './quotations.ts';
import { splitText } from './split.ts';
import { column, paragraphs, type RunLook, runs, signed } from './text.ts';
import type { CardWords } from './words.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** The words blocks need, and where files and pictures are; without `fileUrl` the card holds the file itself. */
type BlockLook = {
  words: CardWords;
  fileUrl?: (index: number) => string | null;
  downloadUrl?: (index: number) => string;
  pictureUrl?: (chart: Chart) => string;
};

/** One block as card elements, each small enough to be moved to a next card. `at` numbers the block within the message. */
export function blockElements(block: Block, at: number, look: BlockLook): Element[] {
  switch (block.kind) {
    case 'text':
      return text(block);
    case 'written':
      return quotations([block]);
    case 'columns':
      return columns(block, at);
    case 'facts':
      return facts(block);
    case 'ticks':
      return ticks(block, look.words);
    case 'file':
      return file(block, at, look.fileUrl);
    case 'download':
      return download(block, at, look);
    case 'picture':
      return picture(block, at, look);
  }
}

const strong: RunLook = { weight: 'bolder' };
const quiet: RunLook = { isSubtle: true, size: 'small' };

function text({ text, tone }: Of<'text'>): Element[] {
  switch (tone) {
    case 'normal':
      return paragraphs(text);
    case 'strong':
      return paragraphs(text, strong, 'medium');
    case 'quiet':
      return paragraphs(text, quiet);
    // A sign as well as a colour, for who does not see the colour.
    case 'warning':
      return boxed('warning', signed('!', strong, text));
    case 'good':
      // A phrase may bring the sign along, for channels that have no box to put it in.
      return signed('✓', { weight: 'bolder', color: 'good' }, text.replace(/^✓\s*/, ''));
  }
}

function boxed(style: Container['style'] & string, elements: Element[]): Container[] {
  return elements.map((element) => ({ type: 'Container', style, spacing: 'small', items: [element] }));
}

function columns({ columns }: Of<'columns'>, at: number): Element[] {
  const filled = columns.map(({ title, groups }) => [
    ...paragraphs(title, { weight: 'bolder' }, 'none'),
    ...groups.flatMap(({ label, items }) => [
      ...paragraphs(label, { weight: 'bolder', size: 'small', color: 'accent' }, 'medium'),
      ...items.flatMap((item) => signed('•', { isSubtle: true }, item)),
    ]),
  ]);
  if (filled.length > CARD_LIMITS.columnsAbreast || bytesOf(filled) > CARD_LIMITS.columns) return filled.flat();
  if (filled.length === 0) return [];
  const abreast = filled.map((items) => ({ ...column('stretch', items), style: 'emphasis' as const }));
  return [{ type: 'ColumnSet', id: `${PART}columns:${at}`, spacing: 'medium', columns: abreast }];
}

function facts({ facts }: Of<'facts'>): Element[] {
  return facts.flatMap(({ label, value }) => {
    const [firstLabel, ...moreLabel] = paragraphs(label, { isSubtle: true }, 'none');
    const [firstValue, ...moreValue] = paragraphs(value, {}, 'none');
    if (!firstLabel || !firstValue) return [firstLabel ?? [], moreLabel, firstValue ?? [], moreValue].flat();
    if (moreLabel.length > 0) return [firstLabel, ...moreLabel, firstValue, ...moreValue];
    return [
      {
        type: 'ColumnSet' as const,
        spacing: 'small' as const,
        columns: [column(2, [firstLabel]), column(3, [firstValue])],
      },
      ...moreValue,
    ];
  });
}

function file({ name, type, label, text }: Of<'file'>, at: number, fileUrl: BlockLook['fileUrl']): Element[] {
  const set = { type: 'ActionSet' as const, id: `${PART}file:${at}`, spacing: 'small' as const };
  if (fileUrl) {
    const url = fileUrl(at);
    return url === null ? [] : [{ ...set, actions: [{ type: 'Action.OpenUrl', title: label, url }] }];
  }
  const data = { action: `file:${name}`, file: { name, type, text } };
  return [{ ...set, actions: [{ type: 'Action.Submit', title: label, data, associatedInputs: 'none' }] }];
}

/** The link to what is made when it is asked for; where nothing can be served, that is said. */
function download({ label }: Of<'download'>, at: number, { fileUrl, downloadUrl, words }: BlockLook): Element[] {
  const url = fileUrl?.(at) ?? downloadUrl?.(at) ?? null;
  if (url === null) return paragraphs(words.noDownload, quiet);
  const actions = [{ type: 'Action.OpenUrl' as const, title: label, url }];
  return [{ type: 'ActionSet', id: `${PART}file:${at}`, spacing: 'small', actions }];
}

/** The picture where the host draws it or its file is served, its words where neither is so. */
function picture({ chart, alt }: Of<'picture'>, at: number, { pictureUrl, fileUrl }: BlockLook): Element[] {
  const url = pictureUrl?.(chart) ?? fileUrl?.(at) ?? null;
  if (url === null) return paragraphs(alt);
  const [altText = alt, ...more] = splitText(alt, CARD_LIMITS.text);
  const image = { type: 'Image' as const, id: `${PART}picture:${at}`, url, altText, size: 'auto' as const };
  return [{ ...image, spacing: 'small' }, ...more.flatMap((piece) => paragraphs(piece, quiet))];
}

function ticks({ items }: Of<'ticks'>, words: CardWords): Element[] {
  return items.flatMap(({ label, met }) =>
    signed(
      met ? '✓' : '○',
      met ? { color: 'good', weight: 'bolder' } : { isSubtle: true },
      label,
      {},
      runs(` (${met ? words.met : words.unmet})`, quiet),
    ),
  );
}
