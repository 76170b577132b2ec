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
});

export type CardWords = z.infer<typeof cardWords>;
