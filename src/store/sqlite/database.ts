import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../port.ts';
import { integer } from './columns.ts';
import { damaged } from './fault.ts';
import { createPrivately } from './private-file.ts';
import { migrate } from './schema.ts';

/** How long a write waits for another program that is writing (a repair tool, say) before it fails, in ms. */
const BUSY_TIMEOUT_MS = 5_000;

/** `PRAGMA synchronous` reads back as 2 for FULL. */
const FULL = 2;

/**
 * Opens or creates the data file, checked, durable and at the newest schema version.
 * Throws StoreError `damaged`, `newer-version` or `failed`, or the engine's own error.
 */
export function openDatabase(file: string): DatabaseSync {
  createPrivately(file);
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    makeDurable(db, file);
    if (checkFails(db, 'quick_check')) throw damaged(file);
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Runs SQLite's own check of a whole file; true when it finds anything wrong. */
export function checkFails(db: DatabaseSync, check: 'quick_check' | 'integrity_check'): boolean {
  return db.prepare(`PRAGMA ${check}(1)`).get()?.[check] !== 'ok';
}

// The build's defaults differ between engines, so what durability rests on is set and read back.
function makeDurable(db: DatabaseSync, file: string): void {
  const mode = db.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode;
  db.exec(
    'PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON',
  );
  const synchronous = integer(db.prepare('PRAGMA synchronous').get()?.synchronous);
  if (mode === 'wal' && synchronous === FULL) return;
  const found = `journal_mode ${String(mode)}, synchronous ${synchronous}`;
  throw new StoreError('failed', `${file} cannot be written durably (${found}). Use a local disk for the data.`);
}
