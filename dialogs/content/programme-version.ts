import type { Programme } from './programme.ts';

/**
 * The version of a programme for a placement that starts on a day (YYYY-MM-DD): the newest that had begun by then. One
 * that starts before the first version follows the first. Undefined when there is no such programme.
 */
export function versionFor(programmes: readonly Programme[], id: string, start: string): Programme | undefined {
  const versions = programmes
    .filter((programme) => programme.id === id)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return versions.findLast(({ from }) => from <= start) ?? versions[0];
}
