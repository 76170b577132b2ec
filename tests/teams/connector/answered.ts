import { type Card, readCard } from './card.ts';
import type { Delivered } from './client.ts';

/** What the bot's answer to an invoke makes a Teams client do. */
export type Answered =
  | { kind: 'nothing' }
  /** The card in the message gives way to this one, for the person who pressed. */
  | { kind: 'card'; card: Card }
  /** A line that is shown for a moment, or alone in a dialog. */
  | { kind: 'notice'; text: string }
  | { kind: 'dialog'; title: string; card: Card }
  /** The client says that something went wrong. */
  | { kind: 'failed'; why: string };

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** Reads the answer to `adaptiveCard/action`. */
export function cardAnswer({ status, body }: Delivered): Answered {
  if (status !== 200) return { kind: 'failed', why: `status ${status}` };
  const { statusCode, type, value } = record(body);
  if (typeof statusCode !== 'number' || typeof type !== 'string') return { kind: 'failed', why: 'no invoke response' };
  if (statusCode === 200 && type === adaptiveCard) {
    const isCard = record(value).type === 'AdaptiveCard';
    return isCard ? { kind: 'card', card: readCard(value) } : { kind: 'failed', why: 'no card' };
  }
  if (statusCode === 200 && type === 'application/vnd.microsoft.activity.message')
    return typeof value === 'string' ? { kind: 'notice', text: value } : { kind: 'failed', why: 'no text' };
  return { kind: 'failed', why: `${statusCode} ${String(record(value).code ?? type)}` };
}

/** Reads the answer to `task/fetch` and `task/submit`; only a submit may be answered with nothing, which closes the dialog. */
export function taskAnswer({ status, body }: Delivered, name: 'task/fetch' | 'task/submit'): Answered {
  if (status !== 200) return { kind: 'failed', why: `status ${status}` };
  const { type, value } = record(record(body).task);
  if (type === undefined) return name === 'task/submit' ? { kind: 'nothing' } : { kind: 'failed', why: 'no dialog' };
  if (type === 'message') {
    if (typeof value !== 'string') return { kind: 'failed', why: 'no text' };
    return value === '' ? { kind: 'nothing' } : { kind: 'notice', text: value };
  }
  const { title, card } = record(value);
  const { contentType, content } = record(card);
  if (type !== 'continue' || contentType !== adaptiveCard || record(content).type !== 'AdaptiveCard')
    return { kind: 'failed', why: 'no card in the dialog' };
  return { kind: 'dialog', title: String(title ?? ''), card: readCard(content) };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
