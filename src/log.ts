/** What may stand in a log line besides its name: ids, codes, counts. Never a word that somebody wrote. */
type Details = Readonly<Record<string, string | number | boolean | null>>;

/** Writes one line about something that happened. */
export type Log = (event: string, details?: Details) => void;

/** A log of JSON lines on a stream; `now` gives the time in ms since 1970. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  return (event, details = {}) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), event, ...details })}\n`);
}

/** A fault's stable code for a log line: its message may hold somebody's words, its name and code do not. */
export function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  const code = 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' ? `${fault.name}:${code}` : fault.name;
}
