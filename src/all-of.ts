import { setImmediate as pause } from 'node:timers/promises';
import type { Key, Store, Stored } from './store/port.ts';

/** Documents that are read at once; between two such pages others get their turn. */
const page = 500;

/** All documents of one kind that are wanted, a page at a time, after the key `from`. Of the others nothing is kept in memory. */
export async function allOf(
  store: Pick<Store, 'list'>,
  institute: string,
  kind: string,
  isWanted: (stored: Stored) => boolean = () => true,
  from: Key | null = null,
): Promise<Stored[]> {
  const found: Stored[] = [];
  for (let after: string | null = from; ; ) {
    const some: Stored[] = await store.list(institute, kind, after, page);
    found.push(...some.filter(isWanted));
    const last = some.at(-1);
    if (last === undefined || some.length < page) return found;
    after = last.key;
    await pause();
  }
}
