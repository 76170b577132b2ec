import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_NAME, openSqliteStore, type SqliteOptions } from '../../src/store/sqlite/open.ts';
import type { Opened } from './contract.ts';

/** A new empty directory under the system's temporary one, with the place of a data file in it. */
export function freshDirectory(): { directory: string; file: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 'leergesprek-store-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  return { directory, file: join(directory, DATABASE_NAME), remove };
}

/** A SQLite store in a directory of its own, in the contract's form. */
export async function freshSqlite(
  options: Omit<SqliteOptions, 'file'> = {},
): Promise<{ directory: string; file: string; opened: Opened }> {
  const { directory, file, remove } = freshDirectory();
  let store = await openSqliteStore({ file, ...options });
  const opened: Opened = {
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteStore({ file, ...options });
      return store;
    },
    cleanUp: async () => {
      await store.close();
      remove();
    },
  };
  return { directory, file, opened };
}
