import { z } from 'zod';

/**
 * What Slack carries for us in buttons and forms and hands back: ids only, never words or authority. A button either does
 * something (`a`, with `v` for a choice that is made by the button itself) or opens the form of the message `k`; a form
 * knows its message and what submitting it does.
 */
export type Carried =
  | { kind: 'act'; action: string; key: string; values?: Readonly<Record<string, string>> }
  | { kind: 'open'; key: string };

/** `channel`: the form was opened on a post in a channel, which is not told when it is sent in. */
export type FormMark = { key: string; action: string | null; channel: string | null };

/** Action ids: a button's own is `act:<n>`, unique in the message; the field's element is always the same. */
export const OPEN = 'open';
export const FIELD = 'v';
/** The key that stands for somebody's own page, which is never stored as a message. */
export const HOME_KEY = 'home';

const value = z.union([
  z.object({ a: z.string().min(1), k: z.string().default(''), v: z.record(z.string(), z.string()).optional() }),
  z.object({ o: z.literal(1), k: z.string() }),
]);
const mark = z.object({ k: z.string(), a: z.string().nullish(), c: z.string().nullish() });

export function writeButton(carried: Carried): string {
  if (carried.kind === 'open') return JSON.stringify({ o: 1, k: carried.key });
  return JSON.stringify({ a: carried.action, k: carried.key, v: carried.values });
}

/** Null for a button that is not ours to answer: one that only opens a link. */
export function readButton(text: string | null | undefined): Carried | null {
  const read = value.safeParse(parsed(text));
  if (!read.success) return null;
  const { data } = read;
  if (!('a' in data)) return { kind: 'open', key: data.k };
  return { kind: 'act', action: data.a, key: data.k, ...(data.v ? { values: data.v } : {}) };
}

export function writeMark({ key, action, channel }: FormMark): string {
  return JSON.stringify({
    k: key,
    ...(action === null ? {} : { a: action }),
    ...(channel === null ? {} : { c: channel }),
  });
}

export function readMark(text: string | null | undefined): FormMark | null {
  const read = mark.safeParse(parsed(text));
  if (!read.success) return null;
  const { k: key, a: action = null, c: channel = null } = read.data;
  return { key, action, channel };
}

export function fieldBlock(field: string): string {
  return `f:${field}`;
}

/** The field's id, or null for a block that is no field. */
export function fieldOf(block: string): string | null {
  return block.startsWith('f:') ? block.slice(2) : null;
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
