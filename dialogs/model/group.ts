import { z } from 'zod';
import { address } from './person.ts';
import { asked } from './poll.ts';

/**
 * A poll that comes back every week, on an ISO weekday at a wall time in a zone, open for so many `hours`. `poll` names one of
 * the content, or the weeks of one's own (`asked`). On a public holiday it is left out or moved to the next working day.
 */
const weekly = z.strictObject({
  id: z.string(),
  poll: z.string(),
  asked: asked.nullable(),
  weekday: z.number().int().min(1).max(7),
  time: z.string().regex(/^\d{2}:\d{2}$/),
  zone: z.string(),
  hours: z.number().int().min(1).max(144),
  holidays: z.enum(['skip', 'move']),
  on: z.boolean(),
});
export type Weekly = z.infer<typeof weekly>;

/**
 * People who are asked something together. `places` are channels where posts are seen by all of it, `members` the people we
 * know, `removed` those who were taken out and may not answer there any more. Only `coordinator` may ask.
 */
export const group = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  name: z.string().min(1).max(60),
  places: z.array(address),
  members: z.array(z.string()),
  removed: z.array(z.string()),
  coordinator: z.string(),
  weekly: z.array(weekly),
  /** The polls that run, and those that closed with their week of `at` (ms), newest first. */
  open: z.array(z.string()),
  closed: z.array(z.strictObject({ poll: z.string(), of: z.string(), at: z.number() })),
});
export type Group = z.infer<typeof group>;

/** How many closed polls a group can look back at: a year of two a week. */
export const closedKept = 104;
