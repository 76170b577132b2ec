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
  for await (const some of pagesOf(store, institute, kind, page, from)) found.push(...some.filter(isWanted));
  return found;
}

/** The same, so many at a time; others get their turn after each page. */
export async function* pagesOf(
  store: Pick<Store, 'list'>,
  institute: string,
  kind: string,
  size: number,
  from: Key | null = null,
): AsyncGenerator<readonly Stored[]> {
  for (let after: Key | null = from; ; ) {
    const some: Stored[] = await store.list(institute, kind, after, size);
    yield some;
    const last = some.at(-1);
    if (last === undefined || some.length < size) return;
    after = last.key;
    await pause();
  }
}
