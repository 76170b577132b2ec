import { z } from 'zod';

export const signalKinds = ['progress', 'cooperation', 'safety'] as const;
/** Was it discussed with the other? `unsafe`: no, and why not is never asked. */
export const discussedOptions = ['yes', 'not-yet', 'unsafe'] as const;
/** How far the coordinator is with it, in this order. */
export const signalStates = ['sent', 'acknowledged', 'contact-planned', 'closed'] as const;
/** What the coordinator can do with it. */
export const signalSteps = ['acknowledged', 'contact-planned', 'closed'] as const;
export type SignalStep = (typeof signalSteps)[number];

/**
 * A worry that was reported. Only `reporter` and `coordinator` can read it, and those of `others` (the rest of the pair) who
 * are in `told`. `on` is the day (YYYY-MM-DD) it was discussed, null when it was not; `at` and `changedAt` in ms since 1970.
 */
export const signal = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  placement: z.string(),
  reporter: z.string(),
  coordinator: z.string(),
  others: z.array(z.string()),
  told: z.array(z.string()),
  kind: z.enum(signalKinds),
  seen: z.string(),
  since: z.string(),
  tried: z.string(),
  discussed: z.enum(discussedOptions),
  on: z.string().nullable(),
  help: z.string(),
  at: z.number(),
  state: z.enum(signalStates),
  changedAt: z.number(),
});
export type Signal = z.infer<typeof signal>;
