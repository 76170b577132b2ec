import type { types } from '@slack/bolt';
import type { Message } from '../../dialogs/model/message.ts';
import type { CardWords } from '../cards/words.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { notification } from './block-text.ts';
import { actionRows } from './buttons.ts';
import { contentPieces } from './content.ts';
import { modalOf, readingOf } from './modal.ts';
import { flow, type Piece, toBlocks } from './pieces.ts';
import { posts } from './posts.ts';
import { questionOf } from './question.ts';
import { shortenedTo } from './shorten.ts';
import type { SlackTexts } from './texts.ts';

/** What a message needs to be shown in Slack: `key` is the message's own, `fileUrl` the link to its file at a block index, null without one. */
export type SlackLook = {
  words: CardWords;
  texts: SlackTexts;
  key: string;
  fileUrl(key: string, index: number): string | null;
  /** The channel that a form is opened in; it comes back when the form is sent in. */
  channel?: string | null;
};

/** One message at Slack; `text` is for notifications, with Slack's own markup escaped. */
export type SlackPost = { text: string; blocks: types.KnownBlock[] };

/**
 * A message as one message at Slack or more, to be posted in this order. The last one carries the buttons, and is the one to
 * update later. A form is not filled in here: a button opens it, or its options are the buttons.
 */
export function renderMessage(message: Message, look: SlackLook): SlackPost[] {
  const { pieces, rows } = shownOf(message, look);
  const text = notification(message.fallback, SLACK_BLOCKS.notification);
  return posts(pieces, rows).map((blocks) => ({ text, blocks }));
}

/** The form of a message, with what stands in it and what is wrong with it. A message without fields is shown as it is. */
export function renderModal(message: Message, { words, texts, key, channel = null }: SlackLook): types.ModalView {
  return modalOf(message, { key, channel }, texts, words);
}

/** A message in a window to be read there, whole; null for one that does not fit. */
export function renderReading(
  message: Message,
  { words, texts, key, channel = null }: SlackLook,
): types.ModalView | null {
  return readingOf(message, { key, channel }, texts, words);
}

/** A message as somebody's own page; what is more than a page takes is cut short. */
export function renderHome(message: Message, look: SlackLook): types.HomeView {
  // The page is never stored, so nothing that comes with it can be served.
  const { pieces, rows } = shownOf(message, { ...look, fileUrl: () => null });
  const where = rows.length > 0 ? toBlocks(flow(look.texts.home, { as: 'quiet', apart: true })) : [];
  const room = { bytes: SLACK_BLOCKS.home, blocks: SLACK_BLOCKS.viewBlocks - rows.length - where.length };
  return { type: 'home', blocks: [...toBlocks(shortenedTo(pieces, room)), ...rows, ...where] };
}

function shownOf(message: Message, { words, texts, key, fileUrl }: SlackLook) {
  const { taps, ...shown } = questionOf(message, key, texts);
  const pieces = contentPieces(shown, { words, fileUrl: (index) => fileUrl(key, index) });
  const line: Piece[] = pieces.length > 0 ? pieces : flow(message.fallback, { as: 'line', apart: true });
  const [first = [], second = []] = taps;
  return { pieces: line, rows: [...actionRows(first), ...actionRows(second, first.length)] };
}
