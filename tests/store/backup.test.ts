import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Opened } from './contract.ts';
import { freshSqlite } from './fresh-sqlite.ts';
import { commitOf, entry, outgoing, write } from './sample.ts';

const COMMAND = fileURLToPath(new URL('../../src/commands/backup.ts', import.meta.url));

let directory: string;
let elsewhere: string;
let opened: Opened;
beforeEach(async () => {
  ({ directory, opened } = await freshSqlite());
  elsewhere = directory;
});
afterEach(() => opened.cleanUp());

type Run = { code: number; out: string; err: string };

function backup(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, LEERGESPREK_DATA: directory };
    // Somewhere that holds no data of its own.
    execFile(process.execPath, [COMMAND, ...args], { env, cwd: elsewhere }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

async function writeUntil(store: Store, stopped: () => boolean): Promise<number> {
  for (let n = 0; ; n += 20) {
    if (stopped()) return n;
    const ids = Array.from({ length: 20 }, (_, i) => String(n + i));
    await Promise.all(
      ids.map((id) => {
        const effects = {
          writes: [write(`demo/session/${id}`, 0, id)],
          entries: [entry(id)],
          outgoing: [outgoing(id)],
        };
        return store.commit(commitOf(id, effects));
      }),
    );
  }
}

test('a backup made while the program writes is whole, of one moment, and can be used', async () => {
  const before = await writeUntil(
    opened.store,
    (
      (left) => () =>
        left-- === 0
    )(5),
  );
  expect(before).toBe(100);
  const target = join(directory, 'copy.sqlite');
  let made: Run | undefined;
  const making = backup(target).then((run) => {
    made = run;
  });
  // The same ids come by first: they are duplicates, so the writing goes on from where it was.
  const written = await writeUntil(opened.store, () => made !== undefined);
  await making;
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made?.out).toMatch(/^Backed up .*leergesprek\.sqlite to .*copy\.sqlite; the copy has been checked\.\n$/);
  expect(statSync(target).mode & 0o777).toBe(0o600);

  const copy = await openSqliteStore({ file: target });
  const keys = (await copy.entries('demo', 0)).map(({ key }) => Number(key)).sort((a, b) => a - b);
  expect(keys.length).toBeGreaterThanOrEqual(before);
  expect(keys.length).toBeLessThanOrEqual(written);
  expect(keys).toEqual(Array.from({ length: keys.length }, (_, i) => i));
  expect(await copy.list('demo', 'session', null, 1e6)).toHaveLength(keys.length);
  expect(await copy.outgoing({ of: 'unsettled', limit: 1e6 })).toHaveLength(keys.length);
  expect(await copy.commit(commitOf('0'))).toBe('duplicate');
  await copy.close();
  console.log(`backup: ${before} before, ${keys.length} in the copy, ${written} written by its end`);
});

test('a backup can be made while the program does not run', async () => {
  await opened.store.commit(commitOf('1', { entries: [entry('k')] }));
  await opened.store.close();
  const target = join(directory, 'copy.sqlite');
  expect(await backup(target)).toMatchObject({ code: 0 });
  const copy = await openSqliteStore({ file: target });
  expect(await copy.entries('demo', 0)).toEqual([entry('k')]);
  await copy.close();
  await opened.reopen();
});

test('an existing file is never overwritten', async () => {
  const target = join(directory, 'there');
  writeFileSync(target, 'mine');
  const { code, out, err } = await backup(target);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^.*there exists already and is left as it is\. Choose another name\.\n$/);
  expect(readFileSync(target, 'utf8')).toBe('mine');
});

test.each([[[]], [['one', 'two']], [['--help']]])('arguments %j are refused with the right form', async (args) => {
  const run = await backup(...args);
  expect(run).toEqual({ code: 1, out: '', err: 'Name one file to write the backup to: npm run backup -- FILE\n' });
});

test('an empty LEERGESPREK_DATA counts as left out, as it does at the start', async () => {
  const place = directory;
  directory = ' ';
  const { err } = await backup(join(place, 'no', 'copy'));
  directory = place;
  expect(err).toContain(' data/leergesprek.sqlite');
});

test('a missing directory, source or whole source is told, and leaves nothing behind', async () => {
  expect(await backup(join(directory, 'no', 'copy'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/Make it first/),
  });
  expect(await backup(join(directory, 'leergesprek.sqlite', 'copy'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/cannot be written .*Choose a directory that this user may write in/),
  });
  directory = mkdtempSync(join(directory, 'empty-'));
  const target = join(directory, 'copy');
  expect(await backup(target)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/There is no data file .*LEERGESPREK_DATA/),
  });
  writeFileSync(
    join(directory, 'leergesprek.sqlite'),
    'not a database at all, and long enough to look like a header of one'.repeat(20),
  );
  expect(await backup(target)).toMatchObject({ code: 1, err: expect.stringMatching(/is damaged/) });
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(directory)).toEqual(['leergesprek.sqlite']);
});
