import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Store, StoreError } from '../port.ts';
import { prepareChanges, prepareCommit } from './commit.ts';
import { openDatabase } from './database.ts';
import { storeError } from './fault.ts';
import { createForgetting } from './forget.ts';
import { openGroup } from './group.ts';
import { keepLedgers } from './ledgers.ts';
import { type Lock, takeLock } from './lock.ts';
import { prepareQueries } from './queries.ts';
import { keepRows } from './rows.ts';

/** The name of the data file in the data directory (`LEERGESPREK_DATA`). */
export const DATABASE_NAME = 'leergesprek.sqlite';

/** Platforms redeliver for minutes, a stopped program's clock for days at most. */
const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000;

/** `file`: the data file, made where missing with its directory. `keepEventsMs`: how long an event id is remembered, ms. */
export type SqliteOptions = { file: string; keepEventsMs?: number };

/**
 * The store in one file, for one process: a second one gets StoreError `locked`.
 * Rejects with `damaged` or `newer-version` when the file cannot be used as it is.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const { file, keepEventsMs = SEVEN_DAYS_MS } = options;
  let lock: Lock | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    lock = takeLock(file);
    return storeOn(openDatabase(file), lock, file, keepEventsMs);
  } catch (error) {
    lock?.release();
    throw storeError(error, file);
  }
}

function storeOn(db: DatabaseSync, lock: Lock, file: string, keepEventsMs: number): Store {
  const fault = (error: unknown) => storeError(error, file);
  const kept = { ledgers: keepLedgers(), rows: keepRows() };
  const queries = prepareQueries(db, kept, fault);
  const changes = prepareChanges(db, kept, keepEventsMs);
  const group = openGroup(db, (error) => {
    kept.ledgers.clear();
    kept.rows.clear();
    return fault(error);
  });
  const forgetting = createForgetting(db);
  let open = true;

  async function whileOpen<T>(work: () => T | Promise<T>): Promise<T> {
    if (!open) throw new StoreError('closed', 'The store is closed.');
    try {
      return await work();
    } catch (error) {
      throw fault(error);
    }
  }

  return {
    read: (keys) => whileOpen(() => queries.read(keys)),
    list: (institute, kind, after, limit) => whileOpen(() => queries.list(institute, kind, after, limit)),
    entries: (institute, since, placement) => whileOpen(() => queries.entries(institute, since, placement)),
    due: (now, limit) => whileOpen(() => queries.due(now, limit)),
    outgoing: (query) => whileOpen(() => queries.outgoing(query)),
    commit: (commit) =>
      whileOpen(() => {
        const prepared = prepareCommit(commit);
        return group
          .add(() => changes.apply(prepared))
          .then((committed) => {
            if (open) forgetting.after(committed === 'done' && commit.forget === true);
            return committed;
          });
      }),
    settle: (key, from, to, ref) => whileOpen(() => group.add(() => changes.settle(key, from, to, ref))),
    close: async () => {
      if (!open) return;
      open = false;
      // What was asked before closing is still written: its callers were never told otherwise.
      group.flush();
      db.close();
      lock.release();
    },
  };
}
