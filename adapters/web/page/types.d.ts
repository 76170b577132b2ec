import type * as Library from 'adaptivecards';
import type { ClockReading, DemoPerson } from '../deps.ts';
import type { PageTexts } from '../texts.ts';

export type Texts = PageTexts;
export type Person = DemoPerson;
export type Clock = ClockReading;

/** A message as it comes over the line. */
export type Incoming = {
  person: string;
  seq: number;
  key: string;
  replaces: string | null;
  cards: object[];
  fallback: string;
};

export type Input = { kind: 'text'; text: string } | { kind: 'act'; action: string; values: Record<string, string> };

/** Something said that the server has not acknowledged yet. `key` is the message whose button was pressed. */
export type Pending = { id: string; person: string; input: Input; key: string | null };

export type Outcome = { reply: 'done' } | { reply: 'again'; cards: object[] } | { reply: 'refused'; error: string };

/** Own words as they stand in the chat: after the message with this seq. */
export type Echo = { id: string; text: string; after: number };

declare global {
  /** The Adaptive Cards library, loaded as a classic script before the modules. */
  const AdaptiveCards: typeof Library;
}
