import type { z } from 'zod';
import { frequencyMemory, type Memory } from '../frequency/memory.ts';
import { type Access, access } from './access.ts';
import { type Group, group } from './group.ts';
import { person } from './person.ts';
import { placement } from './placement.ts';
import { type Poll, poll } from './poll.ts';
import { session } from './session.ts';
import { type Signal, signal } from './signal.ts';

/** What a document of an older schema becomes in the next one. */
type Migration = (body: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** One kind of stored document: its schema today, and how each older version becomes the one after it. */
export type Kind<T> = { schema: z.ZodType<T>; migrations: readonly Migration[] };

export const personKind: Kind<z.infer<typeof person>> = { schema: person, migrations: [] };
export const placementKind: Kind<z.infer<typeof placement>> = { schema: placement, migrations: [] };
export const frequencyKind: Kind<Memory> = { schema: frequencyMemory, migrations: [] };
export const sessionKind: Kind<z.infer<typeof session>> = { schema: session, migrations: [] };
export const signalKind: Kind<Signal> = { schema: signal, migrations: [] };
export const accessKind: Kind<Access> = { schema: access, migrations: [] };
export const groupKind: Kind<Group> = { schema: group, migrations: [] };
export const pollKind: Kind<Poll> = { schema: poll, migrations: [] };

/** A document as it is today, from whatever version it was stored in. Throws on a document of a newer program or of another shape. */
export function readDocument<T>({ schema, migrations }: Kind<T>, body: unknown): T {
  let current = asRecord(body);
  for (let version = versionOf(current); version <= migrations.length; version += 1) {
    const next = migrations[version - 1];
    if (next !== undefined) current = { ...next(current), schema: version + 1 };
  }
  return schema.parse(current);
}

function asRecord(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError('a stored document is no object');
  return Object.fromEntries(Object.entries(body));
}

function versionOf(body: Readonly<Record<string, unknown>>): number {
  return typeof body.schema === 'number' ? body.schema : 1;
}
