import { dirname } from 'node:path';
import { StoreError } from '../port.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that mean something to an operator. */
const BUSY = 5;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Turns anything thrown by the engine into a StoreError; a StoreError passes unchanged. The only place that reads engine codes. */
export function storeError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = resultCode(error);
  if (code === CORRUPT || code === NOT_A_DATABASE) return damaged(file, error);
  if (code === BUSY) return new StoreError('locked', `Another program holds ${file}. Stop it and try again.`, error);
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(
    'failed',
    `The data file ${file} could not be used: ${reason}. ${remedyFor(error, file)}`,
    error,
  );
}

/** What to do where the place of the data file is the trouble; codes of the operating system, and of the engine. */
function remedyFor(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const result = resultCode(error);
  const place = dirname(file);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `Set LEERGESPREK_DATA to a directory: ${place} is a file, or lies below one.`;
  if (code === 'ENOSPC' || code === 'EDQUOT' || result === FULL)
    return 'The disk is full: make room on it and try again.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || result === READ_ONLY || result === CANNOT_OPEN)
    return `Give the user that runs Leergesprek the right to write in ${place} and to the files in it, or set LEERGESPREK_DATA to another directory.`;
  return 'Check the disk that it is on.';
}

/** The fault of a file that can no longer be trusted; its message tells how to go on. */
export function damaged(file: string, cause?: unknown): StoreError {
  const remedy = `Stop the program, move ${file}, ${file}-wal and ${file}-shm aside, copy your newest backup to ${file} and start again.`;
  return new StoreError(
    'damaged',
    `The data file ${file} is damaged or is not a Leergesprek data file. ${remedy}`,
    cause,
  );
}

/** True where the engine says that another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  // Extended codes carry the primary one in their lowest byte.
  return error.errcode & 0xff;
}
