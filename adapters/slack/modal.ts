import type { types } from '@slack/bolt';
import type { Button, Message } from '../../dialogs/model/message.ts';
import type { CardWords } from '../cards/words.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { oneLine, plain, shortened } from './block-text.ts';
import { actionRows, tapOf } from './buttons.ts';
import { contentPieces } from './content.ts';
import { fieldBlocks } from './fields.ts';
import { flow, toBlocks, weightOf } from './pieces.ts';
import { shortenedTo } from './shorten.ts';
import type { SlackTexts } from './texts.ts';
import { type FormMark, writeMark } from './wire.ts';

/**
 * The form of a message in a window: its fields, the button that submits it, further ways to submit it as buttons in it.
 * What stands above the form was read in the conversation and is cut short when it would push the fields out of sight; then all
 * of it stands below them.
 */
export function modalOf(
  message: Message,
  { key, channel }: Omit<FormMark, 'action'>,
  texts: SlackTexts,
  words: CardWords,
): types.ModalView {
  const { fields, fallback } = message;
  const sending = message.buttons.filter(({ submits }) => submits);
  const main = sending.find(({ style }) => style === 'primary') ?? sending[0];
  const others = fields.length > 0 ? sending.filter((button) => button !== main) : message.buttons;
  const label = main?.label ?? texts.form.submit;
  const form = [
    ...fields.flatMap((field) => fieldBlocks(field, words)),
    ...toBlocks(fields.length > 0 && isLong(label) ? flow(label, { as: 'quiet', apart: true }) : []),
    ...actionRows(others.map((button: Button) => tapOf(button, key))),
  ];
  const { title, shown } = withTitle(message, texts);
  const inside = contentPieces({ ...shown, blocks: message.blocks }, { words });
  // A title that stands at the top of the window says enough.
  const isSilent = inside.length === 0 && fields.length === 0 && title === texts.form.title;
  const pieces = isSilent ? flow(fallback, { as: 'line', apart: true }) : inside;
  const bytes = fields.length > 0 ? SLACK_BLOCKS.aboveForm : SLACK_BLOCKS.reading;
  const above = shortenedTo(pieces, { bytes, blocks: SLACK_BLOCKS.viewBlocks - form.length });
  // What was cut short above stands whole below, as far as a window goes.
  const rest = SLACK_BLOCKS.viewBlocks - toBlocks(above).length - form.length;
  const isCut = fields.length > 0 && JSON.stringify(above) !== JSON.stringify(pieces);
  const below = isCut && rest > 1 ? shortenedTo(pieces, { bytes: SLACK_BLOCKS.belowForm, blocks: rest - 1 }) : [];
  const line: types.KnownBlock[] = below.length > 0 ? [{ type: 'divider' }] : [];
  const blocks = [...toBlocks(above), ...form, ...line, ...toBlocks(below)];
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: writeMark({ key, action: main?.action ?? null, channel }),
    title: plain(title),
    close: plain(texts.form.close),
    ...(fields.length > 0 ? { submit: plain(short(label)) } : {}),
    blocks: blocks.length > 0 ? blocks : toBlocks(flow(fallback, { as: 'line', apart: true })),
  };
}

/** A message to read in a window, whole; null for one that is more than a window takes. */
export function readingOf(
  message: Message,
  mark: Omit<FormMark, 'action'>,
  texts: SlackTexts,
  words: CardWords,
): types.ModalView | null {
  const pieces = contentPieces(message, { words });
  const blocks = toBlocks(pieces).length + actionRows(message.buttons.map((button) => tapOf(button, mark.key))).length;
  return blocks <= SLACK_BLOCKS.viewBlocks && weightOf(pieces) <= SLACK_BLOCKS.reading
    ? modalOf(message, mark, texts, words)
    : null;
}

/** A short title, or else the name of the conversation, stands at the top of the window and is not said again. */
function withTitle({ title, context }: Message, { form }: SlackTexts) {
  const inside = { ...(title === undefined ? {} : { title }), ...(context === undefined ? {} : { context }) };
  if (title !== undefined && !isLong(title)) return { title, shown: context === undefined ? {} : { context } };
  const [name = '', ...steps] = (context ?? '').split(' · ');
  if (name === '' || isLong(name)) return { title: form.title, shown: inside };
  const { context: _, ...rest } = inside;
  return { title: name, shown: { ...rest, ...(steps.length > 0 ? { context: steps.join(' · ') } : {}) } };
}

function isLong(text: string): boolean {
  return oneLine(text).length > SLACK_BLOCKS.modalLabel;
}

/** Up to a whole word; the whole label then stands above the button. */
function short(label: string): string {
  return isLong(label) ? shortened(oneLine(label), SLACK_BLOCKS.modalLabel) : oneLine(label);
}
