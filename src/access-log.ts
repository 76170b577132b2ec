import { type Access, type Seen, withLook } from '../dialogs/model/access.ts';
import { accessKind, readDocument } from '../dialogs/model/documents.ts';
import { keys } from './keys.ts';
import type { Store } from './store/port.ts';
import { rewrite } from './store/rewrite.ts';

/** Notes that somebody (a person's id, or the operator) looked at something, durable before it resolves. `now` in ms since 1970. */
export function noteLook(
  store: Pick<Store, 'read' | 'commit'>,
  { institute, by, now, id }: { institute: string; by: string; now: number; id: string },
  seen: Seen,
): Promise<void> {
  const date = new Date(now).toISOString().slice(0, 10);
  return rewrite(store, keys.access(institute, date, by), { event: `look:${id}`, at: now }, (body) => {
    const before: Access =
      body === null ? { schema: 1, institute, by, date, seen: [] } : readDocument(accessKind, body);
    return withLook(before, seen, now);
  });
}
