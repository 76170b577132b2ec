import { type Access, type Seen, withLook } from '../dialogs/model/access.ts';
import { accessKind, readDocument } from '../dialogs/model/documents.ts';
import { keys } from './keys.ts';
import type { Store } from './store/port.ts';

/** How often a write is tried again when another was just ahead of it. */
const mostTries = 20;

/** Notes that somebody (a person's id, or the operator) looked at something, durable before it resolves. `now` in ms since 1970. */
export async function noteLook(
  store: Pick<Store, 'read' | 'commit'>,
  { institute, by, now, id }: { institute: string; by: string; now: number; id: string },
  seen: Seen,
): Promise<void> {
  const date = new Date(now).toISOString().slice(0, 10);
  const key = keys.access(institute, date, by);
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const [stored] = await store.read([key]);
    const rev = stored?.rev ?? 0;
    const before: Access =
      stored === undefined || rev === 0
        ? { schema: 1, institute, by, date, seen: [] }
        : readDocument(accessKind, stored.body);
    const writes = [{ key, rev, body: withLook(before, seen, now) }];
    const done = await store.commit({ event: `look:${id}`, at: now, writes, entries: [], dues: [], outgoing: [] });
    if (done !== 'conflict') return;
  }
  throw new Error(`a look met ${mostTries} conflicts in a row`);
}
