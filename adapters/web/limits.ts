/** What one demonstration server puts up with. */
export const WEB_LIMITS = {
  /** Bytes of a POST body; the same as on the other channels. */
  body: 256 * 1024,
  /** Bytes of a refused body that are still read, so that the sender gets to see the answer. */
  drain: 4 * 1024 * 1024,
  /** Open streams in all; each holds a connection. */
  streams: 64,
  /** People in one stream: the page shows four columns. */
  people: 4,
  /** Messages read from the history at a time. */
  batch: 50,
  /** Milliseconds between signs of life; also how late a message of another process may be. */
  keepAlive: 15_000,
  /** Characters of an event id; a UUID has 36. */
  id: 100,
} as const;
