import { z } from 'zod';
import type { Inbound } from '../../dialogs/model/inbound.ts';
import { webAddress } from './address.ts';
import type { ClockMove } from './deps.ts';
import { WEB_LIMITS } from './limits.ts';
import { Problem } from './problem.ts';

const posted = z.strictObject({
  person: z.string().min(1).max(200),
  id: z
    .string()
    .regex(/^[\w-]+$/)
    .min(8)
    .max(WEB_LIMITS.id),
  input: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().regex(/\S/) }),
    z.strictObject({
      kind: z.literal('act'),
      action: z.string().min(1).max(200),
      values: z.record(z.string(), z.string()),
    }),
  ]),
});

const clockMove = z.strictObject({ by: z.enum(['next', 'day', 'week']) });

/** What the page posted, as an event. Throws a Problem `malformed`. */
export function readInbound(body: unknown): Inbound {
  const read = posted.safeParse(body);
  if (!read.success) throw new Problem('malformed');
  const { person, id, input } = read.data;
  return { id, from: webAddress(person), input };
}

/** How far the clock is to go. Throws a Problem `malformed`. */
export function readMove(body: unknown): ClockMove {
  const read = clockMove.safeParse(body);
  if (!read.success) throw new Problem('malformed');
  return read.data.by;
}

/** Where somebody's stream begins. */
export type Mark = { person: string; after: number };

/**
 * Whose messages a stream is to bring, and after which: `person` and `after` in pairs. A browser that comes back
 * for a stream of one person says in Last-Event-ID what it had last. Throws a Problem `malformed`.
 */
export function readMarks(query: URLSearchParams, lastEventId: string | undefined): Mark[] {
  const people = query.getAll('person');
  const after = query.getAll('after');
  const marks = people.map((person, at) => ({ person, after: readSeq(after[at] ?? '0') }));
  if (marks.length === 0 || marks.length > WEB_LIMITS.people || new Set(people).size < people.length) {
    throw new Problem('malformed');
  }
  const [only] = marks;
  return only && marks.length === 1 && lastEventId ? [{ person: only.person, after: readSeq(lastEventId) }] : marks;
}

function readSeq(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Problem('malformed');
  return Number(text);
}
