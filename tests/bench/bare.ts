import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Contender } from './contender.ts';
import type { Manner } from './conversation.ts';
import { addPeople, concurrent, durableTurns } from './durable-turns.ts';
import { withFile } from './fresh-file.ts';
import { type RecordedCommit, type RecordedTurn, recording } from './recorded-turns.ts';

/** The engine by itself: the rows and bytes our turns read and wrote, in groups of the same size, with nothing done to them. */
export function bare(manner: Manner): Contender {
  const recorded = new Map<number, Promise<{ people: RecordedCommit; turns: RecordedTurn[] }>>();
  return {
    transcript: () => null,
    round: async (batches) => {
      const known = recorded.get(batches) ?? record(manner, batches);
      recorded.set(batches, known);
      const { people, turns } = await known;
      return withFile(async (file) => {
        // Opened as the product does: the same tables, WAL, synchronous FULL.
        const db = openDatabase(file);
        const { group } = prepare(db);
        group([{ reads: [], commit: people }]);
        const start = performance.now();
        for (let first = 0; first < turns.length; first += concurrent) group(turns.slice(first, first + concurrent));
        const ms = performance.now() - start;
        db.close();
        return { turns: turns.length, ms };
      });
    },
  };
}

async function record(manner: Manner, batches: number): Promise<{ people: RecordedCommit; turns: RecordedTurn[] }> {
  return withFile(async (file) => {
    const { store, turns } = recording(await openSqliteStore({ file }));
    await addPeople(store, batches);
    await durableTurns(store, manner, batches);
    await store.close();
    const [people, ...others] = turns;
    if (people === undefined) throw new Error('Nothing was recorded.');
    return { people: people.commit, turns: others };
  });
}

function prepare(db: DatabaseSync): { group: (turns: readonly RecordedTurn[]) => void } {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const end = db.prepare('COMMIT');
  const read = db.prepare('SELECT rev, body FROM document WHERE key = ?');
  const remember = db.prepare('INSERT INTO event (id, at) VALUES (?, ?)');
  const create = db.prepare('INSERT INTO document (rev, body, key) VALUES (1, ?, ?)');
  const change = db.prepare('UPDATE document SET rev = rev + 1, body = ? WHERE key = ? AND rev = ?');
  const send = db.prepare(
    `INSERT INTO outgoing (key, channel, address, message, replaces, state) VALUES (?, ?, ?, ?, ?, 'waiting')`,
  );
  return {
    group: (turns) => {
      for (const { reads } of turns) for (const key of reads) read.get(key);
      begin.run();
      for (const { commit } of turns) {
        remember.run(commit.event, commit.at);
        for (const { key, rev, body } of commit.writes) {
          if (rev === 0) create.run(body, key);
          else if (change.run(body, key, rev).changes !== 1) throw new Error(`${key} was not at revision ${rev}.`);
        }
        for (const { key, channel, address, message, replaces } of commit.outgoing) {
          send.run(key, channel, address, message, replaces);
        }
      }
      end.run();
    },
  };
}
