import { z } from 'zod';

/** An agreement or goal that comes back: `on` is the day (YYYY-MM-DD) it was to be done by, `outcome` what came of it. */
const agreement = z.strictObject({
  session: z.string(),
  position: z.string(),
  counts: z.string(),
  what: z.string(),
  on: z.string(),
  outcome: z.enum(['open', 'tried', 'not-yet', 'changed']),
});
export type Agreement = z.infer<typeof agreement>;

/** One trainee with one trainer or two (duo), for the programmes they follow, from `start` to `end` (YYYY-MM-DD). */
export const placement = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  trainee: z.string(),
  trainers: z.array(z.string()).min(1).max(2),
  programmes: z.array(z.string()).default([]),
  start: z.string(),
  end: z.string(),
  agreements: z.array(agreement).default([]),
});
export type Placement = z.infer<typeof placement>;
