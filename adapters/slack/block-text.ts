import type { types } from '@slack/bolt';
import { clean } from '../../dialogs/text/clean.ts';
import { splitText } from '../cards/split.ts';

/** Text that Slack shows letter by letter; what has no visible letters becomes a "…", because Slack refuses empty text. */
export function plain(text: string): types.PlainTextElement {
  // `emoji: false` leaves ":smile:" as it was written.
  return { type: 'plain_text', text: clean(text) || '…', emoji: false };
}

/** Text on one line, as `plain` shows it. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** As much as fits in `max` bytes, up to a whole sentence or word, with "…" where something is left out. */
export function shortened(text: string, max: number): string {
  const whole = clean(text);
  const [first = '', ...rest] = splitText(whole, max);
  if (rest.length === 0) return first;
  const [start = ''] = splitText(whole, max - 3);
  return `${start.replace(/[\s,;:&–-]+$/, '')}…`;
}

/** The line for notifications. Slack reads it as its own markup and makes links of addresses: both are undone. */
export function notification(text: string, max: number): string {
  return shortened(oneLine(text) || '…', max)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('://', ': //');
}
