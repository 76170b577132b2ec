import type { DatabaseSync } from 'node:sqlite';
import { integer } from './columns.ts';

/** Wipes what the log of the file (`-wal`) still holds of earlier versions of what was written. */
export type Forgetting = {
  /** To be called after each commit; `wanted` when that one asks for it. Does nothing while nothing is to be forgotten. */
  after(wanted: boolean): void;
};

/**
 * Deleted content is overwritten in the file itself (`secure_delete`), but the log keeps older pages until it is cut off. That
 * cannot be done while another program reads, a backup say: it is tried again after the next commit, and closing does it too.
 */
export function createForgetting(db: DatabaseSync): Forgetting {
  // What a run that crashed in between left behind.
  let isWaiting = !cutOff(db);
  return {
    after: (wanted) => {
      if (wanted || isWaiting) isWaiting = !cutOff(db);
    },
  };
}

function cutOff(db: DatabaseSync): boolean {
  const { timeout } = db.prepare('PRAGMA busy_timeout').get() ?? {};
  // Nobody waits for a reader here: a turn stands still meanwhile.
  db.exec('PRAGMA busy_timeout = 0');
  try {
    return integer(db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy) === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${integer(timeout)}`);
  }
}
