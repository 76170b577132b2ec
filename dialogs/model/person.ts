import { z } from 'zod';

export const address = z.strictObject({ channel: z.enum(['web', 'teams', 'slack']), id: z.string().min(1) });

export const role = z.enum(['trainee', 'trainer', 'coordinator', 'group', 'coach']);

/**
 * Somebody who talks with the assistant, on one channel or more. `sessions` are the running conversations,
 * the one that typed words go to first; `finished` the last records, newest first; `seen` the pitfalls already shown.
 */
export const person = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  name: z.string().min(1).max(80),
  role,
  language: z.string().default('nl'),
  zone: z.string().default('Europe/Amsterdam'),
  addresses: z.array(address),
  placements: z.array(z.string()).default([]),
  sessions: z.array(z.string()).default([]),
  finished: z.array(z.string()).default([]),
  seen: z.array(z.string()).default([]),
  /** The ISO weekdays (1 is Monday) on which this person works in the practice. */
  weekdays: z.array(z.number().int().min(1).max(7)).default([1, 2, 3, 4, 5]),
  /** Not available, dates included. Why is never asked or stored: a sick report is health data. */
  away: z.array(z.strictObject({ from: z.string(), to: z.string() })).default([]),
  /** Have practice days and zone been asked? `false` for somebody new: the first thing they do brings the question along, once. */
  settled: z.boolean().default(true),
  /** The signals this person reported, newest first; of a coordinator those that are still open. */
  signals: z.array(z.string()).default([]),
  /** Set while nothing reaches this person, or since a message may not have arrived; `code` is the channel's reason, `since` ms. */
  reach: z
    .strictObject({ state: z.enum(['unreachable', 'unsure']), code: z.string(), since: z.number() })
    .nullable()
    .default(null),
  /** What can be tapped on the last reminder or returning agreement, until it is answered: whoever types the words is understood. */
  card: z
    .strictObject({ at: z.number(), taps: z.array(z.strictObject({ action: z.string(), label: z.string() })) })
    .optional(),
  /** Does this coordinator get the message on Monday? Not there yet for one who was never asked anything. */
  digest: z.enum(['on', 'off']).optional(),
  /** The own yearly overviews that this trainer shares: with which coach, since when (ms). Not there when nothing is shared. */
  shares: z.array(z.strictObject({ year: z.number().int(), coach: z.string(), at: z.number() })).optional(),
  /** When (ms) this coach was taken off the list. They stay known, so that who looked keeps a name, but see nothing any more. */
  ended: z.number().optional(),
});
export type Person = z.infer<typeof person>;

/** How many finished conversations a person can call up by button. */
export const recordsKept = 40;
