import type { Message } from '../../dialogs/model/message.ts';
import type { Commit, DueChange, Entry, Key, NewOutgoing, Write } from '../../src/store/port.ts';

/** Monday 23 November 2026 09:00 UTC, ms. */
export const NOW = Date.UTC(2026, 10, 23, 9);

/** A commit with nothing in it but what is given. */
export function commitOf(event: string, effects: Partial<Omit<Commit, 'event'>> = {}): Commit {
  return { event, at: NOW, writes: [], entries: [], dues: [], outgoing: [], ...effects };
}

export function write(key: Key, rev: number, body: unknown): Write {
  return { key, rev, body };
}

export function entry(key: string, at: number = NOW, institute = 'demo'): Entry {
  return {
    key,
    institute,
    placement: 'p1',
    kind: 'leergesprek',
    at,
    minutes: 45,
    amount: 1,
    by: 'opleider',
    undoes: null,
  };
}

export function due(key: string, at: number | null): DueChange {
  return { key, at, institute: 'demo', kind: 'nudge', subject: 'p1' };
}

export function message(text: string): Message {
  return { blocks: [{ kind: 'text', text, tone: 'normal' }], fields: [], buttons: [], fallback: text };
}

export function outgoing(key: string, to = 'a1', replaces: string | null = null): NewOutgoing {
  return { key, to: { channel: 'web', id: to }, message: message(`bericht ${key}`), replaces };
}
