import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { startChild } from './child.ts';
import { freshDirectory, freshSqlite } from './fresh-sqlite.ts';
import { commitOf, entry, NOW, outgoing, write } from './sample.ts';

const SEED = Number(process.env.STORE_SEED ?? Date.now() % 2 ** 31);

describe('kill -9', () => {
  test(`at 25 random moments loses nothing that was acknowledged (STORE_SEED=${SEED})`, async () => {
    console.log(`kill -9: STORE_SEED=${SEED}`);
    const { file, remove } = freshDirectory();
    const random = randomFrom(SEED);
    let acknowledged = 0;
    try {
      for (let round = 0; round < 25; round++) {
        const child = startChild('commits', file, `r${round}`);
        // The child goes on while the signal travels, so the count says when, not where in a commit.
        const ids = await child.killAfter(1 + Math.floor(random() * 150));
        const store = await openSqliteStore({ file });
        for (const id of ids) expect(await store.commit(commitOf(id)), id).toBe('duplicate');
        const [docs, entries] = [await store.list('demo', 'session', null, 1e6), await store.entries('demo', 0)];
        const sent = await store.outgoing({ of: 'unsettled', limit: 1e6 });
        const keys = docs.map(({ body }) => body).toSorted();
        expect(new Set(keys).isSupersetOf(new Set(ids))).toBe(true);
        expect(entries.map(({ key }) => key).toSorted()).toEqual(keys);
        expect(sent.map(({ key }) => key).toSorted()).toEqual(keys);
        await store.close();
        acknowledged += ids.length;
      }
      const db = new DatabaseSync(file);
      expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      db.close();
      console.log(`kill -9: ${acknowledged} acknowledged commits, all there`);
    } finally {
      remove();
    }
  });
});

describe('one process at a time', () => {
  const locked = { name: 'StoreError', code: 'locked', message: /in use by another running program/ };

  test('a second process is refused while this one runs, and let in afterwards', async () => {
    const { file, opened } = await freshSqlite();
    expect(await startChild('holds', file).firstLine()).toBe('locked');
    expect(await opened.store.commit(commitOf('1', { entries: [entry('k')] }))).toBe('done');
    await opened.store.close();
    const child = startChild('holds', file);
    expect(await child.firstLine()).toBe('open');
    await child.killAfter(0);
    await opened.cleanUp();
  });

  test('kill -9 of the first lets the next one in', async () => {
    const { file, remove } = freshDirectory();
    const child = startChild('holds', file);
    expect(await child.firstLine()).toBe('open');
    await expect(openSqliteStore({ file })).rejects.toMatchObject({
      ...locked,
      message: expect.stringMatching(locked.message),
    });
    await child.killAfter(0);
    await (await openSqliteStore({ file })).close();
    remove();
  });

  test('a second store in this process is refused too, and the refusal leaves the first its lock', async () => {
    const { file, opened } = await freshSqlite();
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: 'locked' });
    expect(await startChild('holds', file).firstLine()).toBe('locked');
    await opened.cleanUp();
  });
});

describe('group commit', () => {
  test('1,000 commits at once are all done, in order, and cost few waits on the disk', async () => {
    const { file, opened } = await freshSqlite();
    const { store } = opened;
    const results = await Promise.all(
      Array.from({ length: 1000 }, (_, i) => {
        const effects = { writes: [write(`demo/session/${i}`, 0, i)], outgoing: [outgoing(`m${i}`)] };
        return store.commit(commitOf(`e${i}`, effects));
      }),
    );
    expect(new Set(results)).toEqual(new Set(['done']));
    const sent = await store.outgoing({ of: 'unsettled', limit: 2000 });
    expect(sent.map(({ key }) => key)).toEqual(Array.from({ length: 1000 }, (_, i) => `m${i}`));
    expect(commitFrames(file)).toBeLessThanOrEqual(10);
    await opened.cleanUp();
  });

  test('a later commit of a group sees what an earlier one wrote; a read in between does not', async () => {
    const { opened } = await freshSqlite();
    const { store } = opened;
    const first = store.commit(commitOf('1', { writes: [write('demo/session/a', 0, 'one')] }));
    const second = store.commit(commitOf('2', { writes: [write('demo/session/a', 1, 'two')] }));
    const third = store.commit(commitOf('3', { writes: [write('demo/session/a', 1, 'three')], entries: [entry('k')] }));
    const between = store.read(['demo/session/a']);
    expect(await between).toMatchObject([{ rev: 0 }]);
    expect(await Promise.all([first, second, third])).toEqual(['done', 'done', 'conflict']);
    expect(await store.read(['demo/session/a'])).toMatchObject([{ rev: 2, body: 'two' }]);
    expect(await store.entries('demo', 0)).toEqual([]);
    await opened.cleanUp();
  });

  test('when the transaction fails every commit in it rejects, nothing is written and the store goes on', async () => {
    const { file, opened } = await freshSqlite();
    const { store } = opened;
    const breaking = new DatabaseSync(file);
    breaking.exec(
      `CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.key = 'fails' BEGIN SELECT RAISE(FAIL, 'no room'); END`,
    );
    const group = ['a', 'b', 'c'].map((id) => {
      const effects = { writes: [write(`demo/session/${id}`, 0, id)], entries: [entry(id === 'b' ? 'fails' : id)] };
      return store.commit(commitOf(id, effects));
    });
    const results = await Promise.allSettled(group);
    expect(results).toMatchObject(
      Array(3).fill({ status: 'rejected', reason: { name: 'StoreError', code: 'failed' } }),
    );
    expect(await store.list('demo', 'session', null, 10)).toEqual([]);
    expect(await store.entries('demo', 0)).toEqual([]);
    breaking.exec('DROP TRIGGER full');
    breaking.close();
    expect(await store.commit(commitOf('a', { entries: [entry('a')] }))).toBe('done');
    await opened.cleanUp();
  });

  test('a commit that cannot be stored is refused alone', async () => {
    const { opened } = await freshSqlite();
    const bad = opened.store.commit(commitOf('bad', { entries: [{ ...entry('k'), minutes: Number.NaN }] }));
    const good = opened.store.commit(commitOf('good'));
    await expect(bad).rejects.toMatchObject({ name: 'StoreError', code: 'failed' });
    expect(await good).toBe('done');
    await opened.cleanUp();
  });
});

describe('old event ids', () => {
  test('are forgotten a few at a time, by the moments of the commits', async () => {
    const { file, opened } = await freshSqlite({ keepEventsMs: 1000 });
    const { store } = opened;
    for (let i = 0; i < 20; i++) await store.commit({ ...commitOf(`old${i}`), at: NOW });
    expect(await store.commit({ ...commitOf('at the limit'), at: NOW + 1000 })).toBe('done');
    expect(await store.commit({ ...commitOf('old0'), at: NOW + 1000 })).toBe('duplicate');
    for (const left of [18, 15, 12, 9, 6, 7, 8]) {
      await store.commit({ ...commitOf(`new${left}`), at: NOW + 1001 });
      expect(countEvents(file)).toBe(left);
    }
    expect(await store.commit({ ...commitOf('at the limit'), at: NOW + 1001 })).toBe('duplicate');
    expect(await store.commit({ ...commitOf('old0'), at: NOW + 1001 })).toBe('done');
    await opened.cleanUp();
  });
});

function countEvents(file: string): unknown {
  const db = new DatabaseSync(file, { readOnly: true });
  const count = db.prepare('SELECT count(*) AS n FROM event').get()?.n;
  db.close();
  return count;
}

/** A linear congruential generator (Numerical Recipes' constants): numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How many transactions stand in the write-ahead log: frames whose header gives the size after a commit (sqlite.org/fileformat2.html#walformat). */
function commitFrames(file: string): number {
  const wal = readFileSync(`${file}-wal`);
  const pageSize = wal.readUInt32BE(8);
  const salt = wal.readBigUInt64BE(16);
  let commits = 0;
  for (let at = 32; at + 24 <= wal.length; at += 24 + pageSize) {
    if (wal.readBigUInt64BE(at + 8) === salt && wal.readUInt32BE(at + 4) > 0) commits++;
  }
  return commits;
}
