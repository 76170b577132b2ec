import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Message } from '../../../dialogs/model/message.ts';
import type { Due, Entry, Key, Outgoing, OutgoingQuery, Stored, StoreError } from '../port.ts';
import { channel, integer, key, state, text, textOrNull } from './columns.ts';
import type { Ledgers } from './ledgers.ts';
import type { DocumentRow, Rows } from './rows.ts';

type Row = Record<string, SQLOutputValue>;

/** The port's reading operations, synchronous: they see what is committed, never half a group. */
export type Queries = {
  read(keys: readonly Key[]): Stored[];
  list(institute: string, kind: string, after: string | null, limit: number): Stored[];
  entries(institute: string, since: number, placement?: string): Entry[];
  due(now: number, limit: number): Due[];
  outgoing(query: OutgoingQuery): Outgoing[];
};

// A message that went to another address (of somebody on two channels) cannot be replaced from this one.
const OUTGOING = `SELECT o.seq, o.key, o.channel, o.address, o.message, o.replaces, o.state, o.ref, r.ref AS replaces_ref
  FROM outgoing o LEFT JOIN outgoing r ON r.key = o.replaces AND r.channel = o.channel AND r.address = o.address`;

/** Prepares every reading statement once. `fault` is for what only shows when a body is looked at. */
export function prepareQueries(
  db: DatabaseSync,
  { ledgers, rows }: { ledgers: Ledgers; rows: Rows },
  fault: (error: unknown) => StoreError,
): Queries {
  const one = db.prepare('SELECT rev, body FROM document WHERE key = ?');
  const many = db.prepare('SELECT key, rev, body FROM document WHERE key > ? AND key < ? ORDER BY key LIMIT ?');
  const ledger = db.prepare('SELECT * FROM entry WHERE institute = ? AND at >= ? ORDER BY at, key');
  const own = db.prepare('SELECT * FROM entry WHERE institute = ? AND placement = ? AND at >= ? ORDER BY at, key');
  const moments = db.prepare('SELECT * FROM due WHERE at <= ? ORDER BY at, key LIMIT ?');
  const unsettled = db.prepare(
    `${OUTGOING} WHERE o.state IN ('waiting', 'sending') AND o.seq > ? ORDER BY o.seq LIMIT ?`,
  );
  const named = db.prepare(`${OUTGOING} WHERE o.key = ?`);
  const address = db.prepare(`${OUTGOING} WHERE o.channel = ? AND o.address = ? AND o.seq > ? ORDER BY o.seq LIMIT ?`);

  function find(key: Key): DocumentRow | undefined {
    const found = one.get(key);
    if (found === undefined) return undefined;
    const row = rowOf(found);
    rows.put(key, row);
    return row;
  }

  return {
    read: (keys) =>
      keys.map((key) => {
        const row = rows.get(key) ?? find(key);
        return row ? stored(key, row, fault) : { key, rev: 0, body: null };
      }),
    list: (institute, kind, after, limit) => {
      const first = `${institute}/${kind}/`;
      // '0' is the character after '/', so this range is exactly the keys that begin with `first`.
      const end = `${institute}/${kind}0`;
      const found = many.all(after !== null && after > first ? after : first, end, limit);
      return found.map((row) => stored(key(row.key), rowOf(row), fault));
    },
    entries: (institute, since, placement) => {
      if (placement === undefined) return ledger.all(institute, since).map(entryOf);
      const read = () => own.all(institute, placement, since).map(entryOf);
      return since === 0 ? ledgers.get(institute, placement, read) : read();
    },
    due: (now, limit) => moments.all(now, limit).map(dueOf),
    outgoing: (query) => {
      const { limit } = query;
      if (query.of === 'unsettled') return unsettled.all(query.after ?? 0, limit).map(outgoingOf);
      if (query.of === 'key') return named.all(query.key).map(outgoingOf);
      return address.all(query.to.channel, query.to.id, query.after, limit).map(outgoingOf);
    },
  };
}

/** A document whose body is parsed when it is first asked for: whoever knows this revision already never does. */
function stored(key: Key, { rev, body: json }: DocumentRow, fault: (error: unknown) => StoreError): Stored {
  let parsed: { body: unknown } | null = null;
  return {
    key,
    rev,
    get body() {
      try {
        parsed ??= { body: JSON.parse(json) };
      } catch (error) {
        throw fault(error);
      }
      return parsed.body;
    },
  };
}

function rowOf(row: Row): DocumentRow {
  return { rev: integer(row.rev), body: text(row.body) };
}

function entryOf(row: Row): Entry {
  return {
    key: text(row.key),
    institute: text(row.institute),
    placement: text(row.placement),
    kind: text(row.kind),
    at: integer(row.at),
    minutes: integer(row.minutes),
    amount: integer(row.amount),
    undoes: row.undoes === null ? null : text(row.undoes),
    by: text(row.by),
  };
}

function dueOf(row: Row): Due {
  return {
    key: text(row.key),
    at: integer(row.at),
    institute: text(row.institute),
    kind: text(row.kind),
    subject: text(row.subject),
  };
}

function outgoingOf(row: Row): Outgoing {
  // Only commits write this column, and their messages are typed.
  const message: Message = JSON.parse(text(row.message));
  return {
    key: text(row.key),
    to: { channel: channel(row.channel), id: text(row.address) },
    message,
    replaces: textOrNull(row.replaces),
    seq: integer(row.seq),
    state: state(row.state),
    ref: textOrNull(row.ref),
    replacesRef: textOrNull(row.replaces_ref),
  };
}
