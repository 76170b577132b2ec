import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../port.ts';
import { key, text } from './columns.ts';
import { checkFails } from './database.ts';
import { damaged, storeError } from './fault.ts';
import { createPrivately } from './private-file.ts';

/** What documents of a kind are in the copy; the same body where it is the same. */
export type Instead = { kind: string; body: (body: unknown) => unknown };

/**
 * Copies the data file `source` as it stands at one moment to the new file `target`, also while the program
 * writes, and checks the copy. `target` appears only once the copy is whole, checked and on disk. What `instead`
 * leaves out of a document is nowhere in it.
 * Throws StoreError: `damaged` for the source, `failed` for anything about the target.
 */
export function backUp(source: string, target: string, instead: Instead): void {
  if (!existsSync(source)) {
    throw new StoreError('failed', `There is no data file ${source}. Set LEERGESPREK_DATA to the directory it is in.`);
  }
  if (existsSync(target)) {
    throw new StoreError('failed', `${target} exists already and is left as it is. Choose another name.`);
  }
  if (!existsSync(dirname(target))) {
    throw new StoreError('failed', `The directory ${dirname(target)} does not exist. Make it first.`);
  }
  const partial = `${target}.${process.pid}.partial`;
  try {
    createPrivately(partial);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      'failed',
      `${target} cannot be written (${reason}). Choose a directory that this user may write in.`,
      error,
    );
  }
  try {
    copy(source, partial);
    leaveOut(partial, instead);
    check(partial);
    sync(partial);
    renameSync(partial, target);
    sync(dirname(target));
  } catch (error) {
    throw storeError(error, source);
  } finally {
    rmSync(partial, { force: true });
  }
}

// VACUUM INTO reads in one transaction, so a busy writer neither spoils the copy nor makes it start again.
function copy(source: string, partial: string): void {
  const db = new DatabaseSync(source, { readOnly: true, timeout: 5_000 });
  try {
    db.prepare('VACUUM INTO ?').run(partial);
  } finally {
    db.close();
  }
}

// Deleted words are overwritten where they stood, and their old pages are kept in memory only, never in a file beside it.
function leaveOut(partial: string, { kind, body: bodyOf }: Instead): void {
  const db = new DatabaseSync(partial);
  try {
    db.exec('PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON; BEGIN');
    const change = db.prepare('UPDATE document SET body = ? WHERE key = ?');
    for (const row of db.prepare('SELECT key, body FROM document WHERE key GLOB ?').all(`*/${kind}/*`)) {
      const name = key(row.key);
      if (name.split('/')[1] !== kind) continue;
      const body: unknown = JSON.parse(text(row.body));
      const changed = bodyOf(body);
      if (changed !== body) change.run(JSON.stringify(changed), name);
    }
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

function check(partial: string): void {
  const db = new DatabaseSync(partial, { readOnly: true });
  try {
    if (checkFails(db, 'integrity_check')) throw damaged(partial);
  } finally {
    db.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
