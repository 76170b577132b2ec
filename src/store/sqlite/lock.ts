import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../port.ts';
import { isBusy } from './fault.ts';
import { createPrivately } from './private-file.ts';

/** A held lock; `release` frees it. The operating system frees it as well when the process dies, however it dies. */
export type Lock = { release(): void };

/**
 * Claims `file` for this process. The claim is an exclusive transaction on an empty database beside it
 * (`FILE.lock`), so it outlives no process and leaves the data file itself readable, for a backup.
 * Throws StoreError `locked` when another process or another store in this process has it.
 */
export function takeLock(file: string): Lock {
  const lockFile = `${file}.lock`;
  createPrivately(lockFile);
  const db = new DatabaseSync(lockFile);
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!isBusy(error)) throw error;
    const remedy = 'Stop that one first, or give this one a data directory of its own (LEERGESPREK_DATA).';
    throw new StoreError('locked', `The data file ${file} is in use by another running program. ${remedy}`, error);
  }
  return { release: () => db.close() };
}
