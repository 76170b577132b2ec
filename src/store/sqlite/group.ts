import type { DatabaseSync } from 'node:sqlite';
// From the module, so that a test's fake clock cannot stop the disk.
import { setImmediate } from 'node:timers';
import type { StoreError } from '../port.ts';

/** Most pieces of work in one transaction; more wait for the next turn of the event loop, so that it is not held up for long. */
const LARGEST_GROUP = 256;

/** Gathers what is written in one turn of the event loop into one transaction, for one wait on the disk. */
export type Group = {
  /** Runs `work` inside the next transaction, in the order of adding; resolves with its result once that is durable. */
  add<T>(work: () => T): Promise<T>;
  /** Writes what waits, now. */
  flush(): void;
};

/** `work` gives what to call once its result is durable. */
type Waiting = { work: () => () => void; reject: (fault: StoreError) => void };

/** A group on `db`. When its transaction fails nothing is written and every promise in it rejects with `fault(error)`. */
export function openGroup(db: DatabaseSync, fault: (error: unknown) => StoreError): Group {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const waiting: Waiting[] = [];

  function writeOne(): void {
    const group = waiting.splice(0, LARGEST_GROUP);
    if (waiting.length > 0) setImmediate(writeOne);
    if (group.length === 0) return;
    try {
      begin.run();
      const resolves = group.map(({ work }) => work());
      commit.run();
      for (const resolve of resolves) resolve();
    } catch (error) {
      rollBack(db);
      const reason = fault(error);
      for (const { reject } of group) reject(reason);
    }
  }

  return {
    add: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(writeOne);
        waiting.push({ work: () => resolveWith(resolve, work()), reject });
      }),
    flush: () => {
      while (waiting.length > 0) writeOne();
    },
  };
}

function resolveWith<T>(resolve: (result: T) => void, result: T): () => void {
  return () => resolve(result);
}

// A failed COMMIT may have ended the transaction already; a failed ROLLBACK changes nothing about the first fault.
function rollBack(db: DatabaseSync): void {
  try {
    if (db.isTransaction) db.exec('ROLLBACK');
  } catch {}
}
