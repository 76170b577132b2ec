import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../port.ts';
import { integer } from './columns.ts';
import { damaged } from './fault.ts';

/**
 * The steps from an empty file to the newest schema; step n brings the file to version n + 1 (`PRAGMA user_version`).
 * A released step never changes: files in use have passed it. Add a new one at the end.
 *
 * Documents are an ordinary rowid table because 2 KB bodies in a WITHOUT ROWID tree cost 2.5 times as much;
 * due moments are small and clustered on their time, so that looking costs the same however many wait.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE document (key TEXT PRIMARY KEY NOT NULL, rev INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL) STRICT;
  CREATE TABLE entry (
    key TEXT NOT NULL, institute TEXT NOT NULL, placement TEXT NOT NULL, kind TEXT NOT NULL,
    at INTEGER NOT NULL, minutes INTEGER NOT NULL, by TEXT NOT NULL, UNIQUE (institute, key)
  ) STRICT;
  CREATE INDEX entry_at ON entry (institute, at, key);
  CREATE TABLE due (
    at INTEGER NOT NULL, key TEXT NOT NULL UNIQUE, institute TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
    PRIMARY KEY (at, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE outgoing (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, channel TEXT NOT NULL, address TEXT NOT NULL,
    message TEXT NOT NULL, replaces TEXT, state TEXT NOT NULL, ref TEXT
  ) STRICT;
  CREATE INDEX outgoing_address ON outgoing (channel, address);
  CREATE INDEX outgoing_unsettled ON outgoing (seq) WHERE state IN ('waiting', 'sending');
  `,
  // What counts in numbers, and corrections: an entry is never changed, another one undoes it.
  `
  ALTER TABLE entry ADD COLUMN amount INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE entry ADD COLUMN undoes TEXT;
  CREATE INDEX entry_placement ON entry (institute, placement, at, key);
  `,
];

/**
 * Brings an open file to the newest version, each step in a transaction of its own.
 * Throws StoreError `newer-version` for a file of a later program and `damaged` for another program's database.
 */
export function migrate(db: DatabaseSync, file: string, migrations: readonly string[] = MIGRATIONS): void {
  const version = integer(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version > migrations.length) {
    const remedy = 'Start the newer program, or restore a backup made with this one.';
    const versions = `version ${version}, this program knows ${migrations.length}`;
    throw new StoreError('newer-version', `The data file ${file} is of a newer program (${versions}). ${remedy}`);
  }
  if (version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) throw damaged(file);
  migrations.slice(version).forEach((step, index) => {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(step);
      db.exec(`PRAGMA user_version = ${version + index + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  });
}
