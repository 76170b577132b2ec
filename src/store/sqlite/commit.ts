import type { DatabaseSync } from 'node:sqlite';
import type { Message } from '../../../dialogs/model/message.ts';
import { type Commit, type Committed, type Gone, type Key, type OutgoingState, StoreError } from '../port.ts';
import { integer } from './columns.ts';
import type { Ledgers } from './ledgers.ts';
import type { Rows } from './rows.ts';

/** How many old event ids one commit forgets at most: more than it adds, and too few to notice. */
const FORGOTTEN_PER_COMMIT = 4;

type PreparedWrite = { key: Key; rev: number; body: string | null };

/** A commit with its values as they go into the file. */
export type Prepared = Omit<Commit, 'writes' | 'outgoing'> & {
  writes: readonly PreparedWrite[];
  outgoing: readonly { key: string; channel: string; address: string; message: string; replaces: string | null }[];
};

/**
 * Takes a commit's values as they are now and refuses what cannot be stored (StoreError `failed`),
 * so that one caller's mistake cannot fail the transaction it would share with others.
 */
export function prepareCommit(commit: Commit): Prepared {
  const whole = [
    commit.at,
    ...commit.entries.flatMap(({ at, minutes, amount }) => [at, minutes, amount]),
    ...commit.dues.map(({ at }) => at ?? 0),
  ];
  if (!whole.every(Number.isSafeInteger))
    throw new StoreError('failed', 'A moment or duration in a commit is no whole number.');
  if (new Set(commit.writes.map(({ key }) => key)).size < commit.writes.length) {
    throw new StoreError('failed', 'A commit writes the same document twice.');
  }
  return {
    ...commit,
    writes: commit.writes.map(({ key, rev, body }) => ({ key, rev, body: body === null ? null : json(body) })),
    outgoing: commit.outgoing.map(({ key, to, message, replaces }) => {
      return { key, channel: to.channel, address: to.id, message: json(message), replaces };
    }),
  };
}

/** The statements that change the file, to be run inside a transaction. */
export type Changes = {
  apply(commit: Prepared): Committed;
  settle(key: string, from: OutgoingState, to: OutgoingState, ref: string | null): boolean;
};

/** Prepares every changing statement once. Event ids older than `keepEventsMs` before a commit's own moment are forgotten. */
export function prepareChanges(
  db: DatabaseSync,
  { ledgers, rows }: { ledgers: Ledgers; rows: Rows },
  keepEventsMs: number,
): Changes {
  const remember = db.prepare('INSERT INTO event (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const forget = db.prepare('DELETE FROM event WHERE id = ?');
  const revision = db.prepare('SELECT rev FROM document WHERE key = ?');
  const create = db.prepare('INSERT INTO document (rev, body, key) VALUES (1, ?, ?) ON CONFLICT DO NOTHING');
  const change = db.prepare('UPDATE document SET rev = rev + 1, body = ? WHERE key = ? AND rev = ?');
  const remove = db.prepare('DELETE FROM document WHERE key = ? AND rev = ?');
  const append = db.prepare(
    'INSERT INTO entry (key, institute, placement, kind, at, minutes, by, amount, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const setDue = db.prepare('INSERT OR REPLACE INTO due (at, key, institute, kind, subject) VALUES (?, ?, ?, ?, ?)');
  const takeDue = db.prepare('DELETE FROM due WHERE key = ?');
  const send = db.prepare(
    `INSERT INTO outgoing (key, channel, address, message, replaces, state) VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING`,
  );
  const move = db.prepare('UPDATE outgoing SET state = ?, ref = ? WHERE key = ? AND state = ?');
  const removeGone = prepareGone(db, ledgers);
  const forgetOld = prepareForgetting(db, keepEventsMs);

  function isCurrent({ key, rev }: PreparedWrite): boolean {
    return (rows.get(key)?.rev ?? integer(revision.get(key)?.rev ?? 0)) === rev;
  }

  // False when the stored revision is another one; nothing has changed then.
  function write({ key, rev, body }: PreparedWrite): boolean {
    if (body === null) {
      if (rev === 0) return isCurrent({ key, rev, body });
      rows.drop(key);
      return remove.run(key, rev).changes === 1;
    }
    const { changes } = rev === 0 ? create.run(body, key) : change.run(body, key, rev);
    if (changes === 1) rows.put(key, { rev: rev + 1, body });
    return changes === 1;
  }

  return {
    apply: (commit) => {
      if (remember.run(commit.event, commit.at).changes === 0) return 'duplicate';
      const [first, ...others] = commit.writes;
      // All revisions are known to be right before anything changes; the first write is its own check, for speed.
      if (!others.every(isCurrent) || (first && !write(first))) {
        // Conflicts are rare: taking the id back then is cheaper than looking for it before every commit.
        forget.run(commit.event);
        return 'conflict';
      }
      others.forEach(write);
      if (commit.gone !== undefined) removeGone(commit.gone, commit.outgoing);
      for (const entry of commit.entries) {
        const { key, institute, placement, kind, at, minutes, by, amount, undoes } = entry;
        const { changes } = append.run(key, institute, placement, kind, at, minutes, by, amount, undoes);
        if (changes === 1) ledgers.add(entry);
      }
      for (const { key, at, institute, kind, subject } of commit.dues) {
        if (at === null) takeDue.run(key);
        else setDue.run(at, key, institute, kind, subject);
      }
      for (const { key, channel, address, message, replaces } of commit.outgoing) {
        send.run(key, channel, address, message, replaces);
      }
      forgetOld(commit.at);
      return 'done';
    },
    settle: (key, from, to, ref) => move.run(to, ref, key, from).changes === 1,
  };
}

/** What is left of a message whose words are gone. */
const wordless: Message = { blocks: [], fields: [], buttons: [], fallback: '' };

function prepareGone(db: DatabaseSync, ledgers: Ledgers): (gone: Gone, outgoing: Prepared['outgoing']) => void {
  // What is replaced in the same commit is left without its words: the platform's id of it is still needed.
  const wipe = db.prepare(`UPDATE outgoing SET message = '${json(wordless)}' WHERE key = ?`);
  const unsay = db.prepare('DELETE FROM outgoing WHERE key = ?');
  const unsayTo = db.prepare('DELETE FROM outgoing WHERE channel = ? AND address = ?');
  const uncount = db.prepare('DELETE FROM entry WHERE institute = ? AND at < ?');
  const last = db.prepare('SELECT max(seq) AS seq FROM outgoing');
  const keepPlace = db.prepare(
    `INSERT OR REPLACE INTO outgoing (seq, key, channel, address, message, state) VALUES (?, '_/last', 'web', '_', '{}', 'sent')`,
  );
  return ({ messages, to, entries }, outgoing) => {
    const replaced = new Set(outgoing.map(({ replaces }) => replaces));
    const before = integer(last.get()?.seq ?? 0);
    for (const key of messages) (replaced.has(key) ? wipe : unsay).run(key);
    for (const { channel, id } of to) unsayTo.run(channel, id);
    // The number of a message that left is never given again: who reads on from there would miss the next one.
    if (integer(last.get()?.seq ?? 0) < before) keepPlace.run(before);
    if (entries === undefined) return;
    if (uncount.run(entries.institute, entries.before).changes > 0) ledgers.clear();
  };
}

// Ids are kept in the order they came, so only the first few need a look, and none before the first is old enough.
function prepareForgetting(db: DatabaseSync, keepEventsMs: number): (now: number) => void {
  const forget = db.prepare('DELETE FROM event WHERE seq IN (SELECT seq FROM event ORDER BY seq LIMIT ?) AND at < ?');
  const oldest = db.prepare('SELECT at FROM event ORDER BY seq LIMIT 1');
  let notBefore = Number.NEGATIVE_INFINITY;
  return (now) => {
    if (now <= notBefore) return;
    if (forget.run(FORGOTTEN_PER_COMMIT, now - keepEventsMs).changes === FORGOTTEN_PER_COMMIT) return;
    notBefore = integer(oldest.get()?.at ?? now) + keepEventsMs;
  };
}

function json(value: unknown): string {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new StoreError('failed', 'A document in a commit has no JSON form.');
  return text;
}
