import { z } from 'zod';

/** Where an item of the agenda comes from: made for it, caught in between, kept from last time, or taken over from a proposal. */
const agendaOrigins = ['own', 'question', 'parked', 'agreement', 'return', 'behind', 'focus'] as const;

/**
 * Something to talk about next time. `people`: whose conversation it is for, and so who may ever read it; until it is
 * `shared` only `by` does. `source` names the proposal it came from. `minutes` whole minutes; `at` in ms since 1970.
 */
export const agendaItem = z.strictObject({
  id: z.string(),
  by: z.string(),
  people: z.array(z.string()),
  origin: z.enum(agendaOrigins),
  source: z.string().nullable(),
  what: z.string(),
  kind: z.string().nullable(),
  minutes: z.number().int().nullable(),
  bring: z.string().nullable(),
  on: z.strictObject({ date: z.string(), time: z.string().nullable() }).nullable(),
  at: z.number(),
  shared: z.boolean(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** A conversation that has a day and a time: `at` in ms since 1970, `changes` how often it was moved. */
export const plannedTalk = z.strictObject({
  id: z.string(),
  people: z.array(z.string()),
  by: z.string(),
  at: z.number(),
  changes: z.number().int(),
});
export type PlannedTalk = z.infer<typeof plannedTalk>;
