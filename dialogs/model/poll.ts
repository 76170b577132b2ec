import { z } from 'zod';
import { address } from './person.ts';

/** One thing to choose; `score` where the choices are a scale, so that weeks can be compared by their average. */
const option = z.strictObject({ id: z.string(), label: z.string().min(1).max(60), score: z.number().nullable() });

/** A question as it is asked. No options: an open question. `comment`: what stands above the room for an explanation, null for none. */
export const asked = z.strictObject({
  title: z.string().min(1).max(60),
  ask: z.string().min(1).max(300),
  options: z.array(option).max(12),
  comment: z.string().max(140).nullable(),
});
export type Asked = z.infer<typeof asked>;

/** What somebody answered, while the poll is open. */
const answer = z.strictObject({ option: z.string().nullable(), text: z.string() });
export type Answer = z.infer<typeof answer>;

/** What stays: `counts` by option id. All null below five answers; `comments` null below eight, else in no order. */
const pollResult = z.strictObject({
  answered: z.number().int().nullable(),
  counts: z.record(z.string(), z.number().int()).nullable(),
  comments: z.array(z.string()).nullable(),
});
export type PollResult = z.infer<typeof pollResult>;

/**
 * One time that a question is asked in a group. `of` is the same for all weeks of one poll; `opens`, `closes` in ms since 1970.
 * `answers` stand under a person's id, or the address of somebody who is not known; they are gone once the state is another than
 * open, as is who was `reminded`. `places` and `people` are where it was posted and who got it privately.
 */
export const poll = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  group: z.string(),
  of: z.string(),
  asked,
  opens: z.number(),
  closes: z.number(),
  zone: z.string(),
  places: z.array(address),
  people: z.array(z.string()),
  state: z.enum(['open', 'closed', 'stopped']),
  answers: z.record(z.string(), answer),
  reminded: z.array(z.string()),
  /** The places, by index, where it could not be posted. */
  unposted: z.array(z.number().int()).optional(),
  /** Is the number of answers about to be shown anew, and how often that was done. */
  counting: z.boolean(),
  shown: z.number().int(),
  result: pollResult.nullable(),
});
export type Poll = z.infer<typeof poll>;

/** Below this nothing of a result is shown (signals-and-privacy: aggregate only from 5 answers). */
export const leastAnswers = 5;
/** Below this no comment is shown (signals-and-privacy: open comments only from 8). */
export const leastForComments = 8;
