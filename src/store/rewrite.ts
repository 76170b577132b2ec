import type { Key, Store } from './port.ts';
import { retried } from './retried.ts';
import { writesOnly } from './writes-only.ts';

/** How often a document is written again when another was just ahead; two may want the same one at once, hardly more. */
const mostTries = 20;

/**
 * Writes what `change` makes of one document as it is now (null when there is none); null of it takes the document away. The
 * same `event` has one effect. Rejects with a StoreError, or when another was ahead each time.
 */
export async function rewrite(
  store: Pick<Store, 'read' | 'commit'>,
  key: Key,
  { event, at }: { event: string; at: number },
  change: (body: unknown) => unknown,
): Promise<void> {
  await retried(`the document of ${event}`, mostTries, async () => {
    const [stored] = await store.read([key]);
    const rev = stored?.rev ?? 0;
    const body = change(stored?.body ?? null);
    return rev === 0 && body === null ? 'done' : store.commit(writesOnly(event, at, [{ key, rev, body }]));
  });
}
