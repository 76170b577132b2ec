import type { Key } from '../port.ts';

/** Characters of documents that are kept at the most: some 30 MB. The one that was put in longest ago leaves first. */
const MOST_CHARACTERS = 30_000_000;

/** A document as the file has it: its revision and its JSON. */
export type DocumentRow = { rev: number; body: string };

/**
 * Documents as they are in the file. This process is the only one that writes it, so what was read or written once is not
 * read again: looking a document up in the file costs as much as all else that a turn does to load it.
 */
export type Rows = {
  get(key: Key): DocumentRow | undefined;
  put(key: Key, row: DocumentRow): void;
  /** To be called for a document that was taken away. */
  drop(key: Key): void;
  /** To be called when what was written may have been undone. */
  clear(): void;
};

/** Keeps no more than `most` characters of JSON. */
export function keepRows(most = MOST_CHARACTERS): Rows {
  const kept = new Map<Key, DocumentRow>();
  let characters = 0;

  function drop(key: Key): void {
    const row = kept.get(key);
    if (row === undefined) return;
    kept.delete(key);
    characters -= sizeOf(key, row);
  }

  return {
    get: (key) => kept.get(key),
    put: (key, row) => {
      drop(key);
      kept.set(key, row);
      characters += sizeOf(key, row);
      for (const oldest of kept.keys()) {
        if (characters <= most) return;
        drop(oldest);
      }
    },
    drop,
    clear: () => {
      kept.clear();
      characters = 0;
    },
  };
}

// A place in the map costs something too.
function sizeOf(key: Key, { body }: DocumentRow): number {
  return key.length + body.length + 100;
}
