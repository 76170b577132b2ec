import type { Commit, Write } from './port.ts';

/** A commit of documents and nothing else. `at` in ms since 1970. */
export function writesOnly(event: string, at: number, writes: readonly Write[]): Commit {
  return { event, at, writes, entries: [], dues: [], outgoing: [] };
}
