import { z } from 'zod';

const line = z.string().min(1).max(120);

/** The few words a card needs that no message brings along. */
export const cardWords = z.strictObject({
  /** Under a text or number that must be filled in. */
  fillIn: line,
  /** Under a choice that must be made. */
  choose: line,
  /** In a drop-down before something is chosen. */
  pick: line,
  /** Behind a point that was met, and behind one that was not. */
  met: line,
  unmet: line,
  /** Behind a link to a file that is no longer there. */
  fileGone: line,
  /** Instead of a link to a file that is made on demand, where this installation has no address to get it from. */
  noDownload: line,
});

export type CardWords = z.infer<typeof cardWords>;
