/**
 * The program's time, in ms since 1970. `now` is what conversations and due moments go by; in the demonstration it can
 * be moved ahead. `real` always is the machine's, for what must not be moved, such as how long an event id is remembered.
 */
export type Clock = { now(): number; real(): number };

/** The machine's clock. */
export const realClock: Clock = { now: Date.now, real: Date.now };
