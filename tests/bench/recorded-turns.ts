import type { Commit, Committed, Key, Store } from '../../src/store/port.ts';

/** What one turn asked of the store: the documents it read, and its commit with every value as it goes into the file. */
export type RecordedTurn = { reads: readonly Key[]; commit: RecordedCommit };
export type RecordedCommit = {
  event: string;
  at: number;
  writes: readonly { key: string; rev: number; body: string }[];
  outgoing: readonly { key: string; channel: string; address: string; message: string; replaces: string | null }[];
};

/** A store that keeps what is read and committed through it, in the order of committing. */
export function recording(store: Store): { store: Store; turns: RecordedTurn[] } {
  const turns: RecordedTurn[] = [];
  // What is read belongs to the turn of the person it is about: several turns are under way at once.
  const reads = new Map<string, Key[]>();
  const of = (key: string) => /p\d+-\d+/.exec(key)?.[0] ?? '';
  const read: Store['read'] = (keys) => {
    for (const key of keys) reads.set(of(key), [...(reads.get(of(key)) ?? []), key]);
    return store.read(keys);
  };
  const commit = (given: Commit): Promise<Committed> => {
    if (given.entries.length > 0 || given.dues.length > 0)
      throw new Error('The bench replays no entries or due moments.');
    const person = of(given.event);
    turns.push({ reads: reads.get(person) ?? [], commit: inFile(given) });
    reads.delete(person);
    return store.commit(given);
  };
  return { store: { ...store, read, commit }, turns };
}

function inFile({ event, at, writes, outgoing }: Commit): RecordedCommit {
  return {
    event,
    at,
    writes: writes.map(({ key, rev, body }) => ({ key, rev, body: JSON.stringify(body) })),
    outgoing: outgoing.map(({ key, to, message, replaces }) => {
      return { key, channel: to.channel, address: to.id, message: JSON.stringify(message), replaces };
    }),
  };
}
