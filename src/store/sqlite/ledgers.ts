import type { Entry } from '../port.ts';

/** Lines of ledgers that are kept at the most, over all placements: some 25 MB. The ledger that was read longest ago leaves first. */
const MOST_LINES = 100_000;

/**
 * Ledgers of placements as they are in the file. A line never changes and this process is the only one that adds any, so
 * what was read once is not read again. The same ledger is the same array; it may not be changed.
 */
export type Ledgers = {
  /** The whole ledger of a placement in order, from `read` when it is not kept. */
  get(institute: string, placement: string, read: () => Entry[]): Entry[];
  /** To be called for a line that was added. */
  add(entry: Entry): void;
  /** To be called when what was added may have been undone. */
  clear(): void;
};

/** Keeps no more than `most` lines. */
export function keepLedgers(most = MOST_LINES): Ledgers {
  const kept = new Map<string, Entry[]>();
  let lines = 0;

  function put(name: string, entries: Entry[]): void {
    kept.set(name, entries);
    // An empty one takes a place too.
    lines += entries.length + 1;
    for (const [oldest, { length }] of kept) {
      if (lines <= most) return;
      kept.delete(oldest);
      lines -= length + 1;
    }
  }

  return {
    get: (institute, placement, read) => {
      const name = nameOf(institute, placement);
      const found = kept.get(name);
      if (found !== undefined) return found;
      const entries = read();
      put(name, entries);
      return entries;
    },
    add: (entry) => {
      const name = nameOf(entry.institute, entry.placement);
      const before = kept.get(name);
      if (before === undefined) return;
      kept.delete(name);
      lines -= before.length + 1;
      const { key, institute, placement, kind, at, minutes, amount, by, undoes } = entry;
      put(name, withLine(before, { key, institute, placement, kind, at, minutes, amount, by, undoes }));
    },
    clear: () => {
      kept.clear();
      lines = 0;
    },
  };
}

// An institute holds no slash.
function nameOf(institute: string, placement: string): string {
  return `${institute}/${placement}`;
}

/** The lines with one more, by moment and, as in the file, by the key's bytes. Most lines come last. */
function withLine(entries: readonly Entry[], entry: Entry): Entry[] {
  const after = entries.findLastIndex(({ at, key }) => at < entry.at || (at === entry.at && isBefore(key, entry.key)));
  return entries.toSpliced(after + 1, 0, entry);
}

function isBefore(key: string, other: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(other)) < 0;
}
