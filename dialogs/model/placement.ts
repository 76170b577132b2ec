import { z } from 'zod';
import { agendaItem, plannedTalk } from './agenda.ts';

/** An agreement or goal that comes back: `on` is the day (YYYY-MM-DD) it was to be done by, `outcome` what came of it. */
const agreement = z.strictObject({
  session: z.string(),
  position: z.string(),
  counts: z.string(),
  /** Who took part in the conversation, and so who may read it. */
  people: z.array(z.string()),
  what: z.string(),
  on: z.string(),
  outcome: z.enum(['open', 'tried', 'not-yet', 'changed']),
  /** Who worded it, where that was kept. */
  by: z.string().optional(),
});
export type Agreement = z.infer<typeof agreement>;

/** A trainer's days in a placement, both ends included (YYYY-MM-DD): `from` null since the start, `to` null while they are there, before `from` where there was no day. */
const tenure = z.strictObject({ trainer: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type Tenure = z.infer<typeof tenure>;

/** One trainee with one trainer or two (duo), for the programmes they follow, from `start` to `end` (YYYY-MM-DD). */
export const placement = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  trainee: z.string(),
  trainers: z.array(z.string()).min(1).max(2),
  /** Who came or went midway, and when. Not there while nobody did: a trainer who does not stand in it is there since the start. */
  tenures: z.array(tenure).optional(),
  programmes: z.array(z.string()).default([]),
  start: z.string(),
  end: z.string(),
  /** The day (YYYY-MM-DD) on which it came to be known here, where that was kept: nothing is asked of the days before it. */
  added: z.string().optional(),
  /** Year of the training, where a programme asks another thing of each; the trainee's weekly day at the institute (ISO); fraction of full time. */
  year: z
    .union([z.literal(1), z.literal(3)])
    .nullable()
    .default(null),
  instituteDay: z.number().int().min(1).max(7).nullable().default(null),
  contract: z.number().min(0.1).max(1).default(1),
  /** Who at the institute hears when a requirement stays unmet: a person's id, or null for nobody yet. */
  coordinator: z.string().nullable().default(null),
  agreements: z.array(agreement).default([]),
  /** What to talk about next time; when the trainee last sent it (ms since 1970), null when the next conversation has none yet. */
  agenda: z.array(agendaItem).default([]),
  agendaSent: z.number().nullable().default(null),
  planned: z.array(plannedTalk).default([]),
  /** The end (YYYY-MM-DD) after which its content went, once it did. */
  emptied: z.string().optional(),
});
export type Placement = z.infer<typeof placement>;
