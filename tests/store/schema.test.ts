import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { MIGRATIONS, migrate } from '../../src/store/sqlite/schema.ts';
import { freshDirectory } from './fresh-sqlite.ts';
import { commitOf, due, entry, message, NOW, outgoing, write } from './sample.ts';

let place: ReturnType<typeof freshDirectory>;
beforeEach(() => {
  place = freshDirectory();
});
afterEach(() => place.remove());

/** A file as version 1 of the program left it, by hand: what a newer program has to be able to read. */
const VERSION_1 = `
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
  INSERT INTO document VALUES ('demo/session/a', 3, '{"step":"doel"}');
  INSERT INTO event VALUES (1, 'e', ${NOW});
  INSERT INTO entry VALUES ('k', 'demo', 'p1', 'leergesprek', ${NOW}, 45, 'opleider');
  INSERT INTO due VALUES (${NOW}, 'd', 'demo', 'nudge', 'p1');
  INSERT INTO outgoing VALUES (7, 'm', 'web', 'a1', '${JSON.stringify(message('bericht m'))}', NULL, 'sending', NULL);
  PRAGMA user_version = 1;
`;

function withDatabase<T>(work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(place.file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const version = () => withDatabase((db) => db.prepare('PRAGMA user_version').get()?.user_version);

describe('schema versions', () => {
  test('a file of version 1 opens with everything in it', async () => {
    withDatabase((db) => db.exec(VERSION_1));
    const store = await openSqliteStore({ file: place.file });
    expect(await store.read(['demo/session/a'])).toEqual([{ key: 'demo/session/a', rev: 3, body: { step: 'doel' } }]);
    expect(await store.commit(commitOf('e'))).toBe('duplicate');
    expect(await store.entries('demo', 0)).toEqual([entry('k')]);
    expect(await store.due(NOW, 10)).toEqual([due('d', NOW)]);
    expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([
      { ...outgoing('m'), seq: 7, state: 'sending', ref: null, replacesRef: null },
    ]);
    await store.close();
    expect(version()).toBe(MIGRATIONS.length);
  });

  test('only the steps a file lacks are taken, once, and its data stays', () => {
    const steps = [
      ...MIGRATIONS,
      'ALTER TABLE document ADD COLUMN touched INTEGER NOT NULL DEFAULT 5',
      `UPDATE document SET body = '{"moved":true}'`,
    ];
    withDatabase((db) => {
      db.exec(VERSION_1);
      migrate(db, place.file, steps);
      migrate(db, place.file, steps);
      const row = { rev: 3, touched: 5, body: '{"moved":true}' };
      expect(db.prepare('SELECT rev, touched, body FROM document').all()).toEqual([row]);
    });
    expect(version()).toBe(MIGRATIONS.length + 2);
  });

  test('a step that fails leaves the file at the last whole step', () => {
    const steps = [...MIGRATIONS, 'CREATE TABLE good (a)', 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)'];
    withDatabase((db) => {
      db.exec(VERSION_1);
      expect(() => migrate(db, place.file, steps)).toThrow(/nowhere/);
      const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('good', 'half')`).all();
      expect(tables).toEqual([{ name: 'good' }]);
    });
    expect(version()).toBe(MIGRATIONS.length + 1);
  });

  test('a file of a newer program is refused and left as it is', async () => {
    withDatabase((db) => db.exec(`${VERSION_1}; PRAGMA user_version = 99`));
    const refused = { name: 'StoreError', code: 'newer-version', message: expect.stringContaining('version 99') };
    await expect(openSqliteStore({ file: place.file })).rejects.toMatchObject(refused);
    await expect(openSqliteStore({ file: place.file })).rejects.toMatchObject(refused);
    expect(version()).toBe(99);
  });
});

describe('a damaged file', () => {
  const refused = async () => {
    const damaged = { name: 'StoreError', code: 'damaged', message: expect.stringMatching(/copy your newest backup/) };
    await expect(openSqliteStore({ file: place.file })).rejects.toMatchObject(damaged);
  };

  async function fill(): Promise<void> {
    const store = await openSqliteStore({ file: place.file });
    for (let i = 0; i < 50; i++) {
      await store.commit(commitOf(`${i}`, { writes: [write(`demo/session/${i}`, 0, 'x'.repeat(3000))] }));
    }
    await store.close();
  }

  test('that is no database is refused with the remedy, and left as it is', async () => {
    writeFileSync(place.file, 'This is a text file.\n'.repeat(500));
    await refused();
    expect(readFileSync(place.file, 'utf8')).toMatch(/^This is a text file\.\n/);
  });

  test('that is another program’s database is refused', async () => {
    withDatabase((db) => db.exec('CREATE TABLE theirs (a)'));
    await refused();
  });

  test('with overwritten pages is refused', async () => {
    await fill();
    const handle = openSync(place.file, 'r+');
    writeSync(handle, Buffer.alloc(20_000, 0xa5), 0, 20_000, 40_960);
    closeSync(handle);
    await refused();
  });

  test('cut off half-way is refused', async () => {
    await fill();
    truncateSync(place.file, Math.floor(statSync(place.file).size / 2));
    await refused();
  });

  test('is let go of, so that a restored one opens', async () => {
    writeFileSync(place.file, 'no database, but long enough to have a header of its own, and more than that as well');
    await refused();
    writeFileSync(place.file, '');
    await (await openSqliteStore({ file: place.file })).close();
  });
});

describe('the file', () => {
  test('is written ahead and waits for the disk at every commit', () => {
    const db = openDatabase(place.file);
    const setting = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(setting)).toEqual(['wal', 2, 1, 5000]);
    db.close();
  });

  test('and its directory are made where missing, for the owner only', async () => {
    const file = join(place.directory, 'new', 'deeper', 'a.sqlite');
    const store = await openSqliteStore({ file });
    await store.commit(commitOf('1'));
    for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}.lock`]) {
      expect(statSync(each).mode & 0o777, each).toBe(0o600);
    }
    expect(statSync(join(place.directory, 'new')).mode & 0o777).toBe(0o700);
    await store.close();
  });

  test('in a place that cannot be one fails with its name', async () => {
    mkdirSync(place.file);
    const fault = { name: 'StoreError', code: 'failed', message: expect.stringContaining(place.file) };
    await expect(openSqliteStore({ file: place.file })).rejects.toMatchObject(fault);
  });
});
