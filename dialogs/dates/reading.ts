/** A wall-clock moment in the reader's own zone: date `YYYY-MM-DD`; time `HH:MM` (24 hours), or null when none is given. */
export type Reading = { date: string; time: string | null };

/** The reader's wall time while reading: date `YYYY-MM-DD`, time `HH:MM`. */
export type Now = { date: string; time: string };

/**
 * What a text says about when.
 * `unsure` holds one to three readings, best first, to be offered as buttons; their time may still be null.
 */
export type When =
  | { kind: 'sure'; reading: Reading }
  | { kind: 'unsure'; readings: Reading[] }
  | { kind: 'unclear' }
  | { kind: 'past'; reading: Reading }
  | { kind: 'time-missing'; reading: Reading };
