import { chmodSync, closeSync, openSync } from 'node:fs';

/**
 * Makes sure that `file` exists and that only its owner may read it (0600); SQLite gives its side files the same mode.
 * An existing file is never opened: closing it again would drop the locks this process holds on it (POSIX).
 */
export function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(file, 0o600);
  }
}
