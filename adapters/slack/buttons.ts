import type { types } from '@slack/bolt';
import type { Button } from '../../dialogs/model/message.ts';
import { SLACK_BLOCKS } from './block-limits.ts';
import { plain } from './block-text.ts';
import { writeButton } from './wire.ts';

/** Menus that stand beside buttons; more have rows of their own. */
const beside = 2;

/** Something to tap; `value` is what Slack hands back. */
export type Tap = { label: string; style: Button['style']; more: boolean; value: string };

export function tapOf({ action, label, style, more }: Button, key: string): Tap {
  return { label, style, more, value: writeButton({ kind: 'act', action, key }) };
}

/**
 * Buttons in rows; what is not among the first things to tap stands in a "..." menu at the end, or in a row of its own when
 * that menu cannot carry it. `from` numbers the first one, so that ids stay unique in a message.
 */
export function actionRows(taps: readonly Tap[], from = 0): types.ActionsBlock[] {
  const first = taps.filter(({ more }) => !more);
  const later = taps.filter(({ more }) => more);
  const folds = later.length > 1 && later.every(({ value }) => value.length <= SLACK_BLOCKS.overflowValue);
  const idAt = (at: number) => `act:${from + at}`;
  const row = (some: readonly Tap[], start: number) => inRows(some.map((tap, at) => buttonOf(tap, idAt(start + at))));
  const shown = row(first, 0);
  if (!folds) return [...shown, ...row(later, first.length)].map(actions);
  const menus = chunks(later, SLACK_BLOCKS.overflow).map((some, at) => menuOf(some, idAt(first.length + at)));
  const last = shown.at(-1) ?? [];
  const rest = chunks(menus.slice(beside), SLACK_BLOCKS.row);
  return [...shown.slice(0, -1), [...last, ...menus.slice(0, beside)], ...rest].map(actions);
}

function buttonOf({ label, style, value }: Tap, id: string): types.Button {
  const look = style === 'plain' ? {} : { style };
  return { type: 'button', action_id: id, text: plain(label), value, ...look };
}

function menuOf(taps: readonly Tap[], id: string): types.Overflow {
  return { type: 'overflow', action_id: id, options: taps.map(({ label, value }) => ({ text: plain(label), value })) };
}

function actions(elements: types.ActionsBlockElement[]): types.ActionsBlock {
  return { type: 'actions', elements };
}

/** Rows of at most five, evenly filled. */
function inRows<T>(items: readonly T[]): T[][] {
  const rows = Math.ceil(items.length / SLACK_BLOCKS.row);
  return chunks(items, Math.ceil(items.length / Math.max(1, rows)));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = size === 0 ? 0 : Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
