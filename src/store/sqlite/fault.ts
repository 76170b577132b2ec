import { StoreError } from '../port.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that mean something to an operator. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** Turns anything thrown by the engine into a StoreError; a StoreError passes unchanged. The only place that reads engine codes. */
export function storeError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = resultCode(error);
  if (code === CORRUPT || code === NOT_A_DATABASE) return damaged(file, error);
  if (code === BUSY) return new StoreError('locked', `Another program holds ${file}. Stop it and try again.`, error);
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError('failed', `The data file ${file} could not be used: ${reason}.`, error);
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
