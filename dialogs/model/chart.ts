import { z } from 'zod';

const line = z.string().min(1).max(80);

/** How one requirement stood in one week: `free` asked nothing, `waived` was let off. */
const cell = z.enum(['met', 'missed', 'open', 'waived', 'free']);

/**
 * Figures to draw, without any looks. `bars`: what was chosen how often, `of` all together. `trend`: one value per week, oldest
 * first, null where nothing is shown; `top` is the highest value there can be. `weeks`: rows of requirements (or pairs) by week.
 */
export const chart = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bars'),
    title: line,
    of: z.number().int().min(0),
    bars: z.array(z.strictObject({ label: line, value: z.number().int().min(0) })).max(12),
  }),
  z.strictObject({
    kind: z.literal('trend'),
    title: line,
    top: z.number().positive(),
    points: z.array(z.strictObject({ label: line, value: z.number().min(0).nullable() })).max(60),
  }),
  z.strictObject({
    kind: z.literal('weeks'),
    title: line,
    weeks: z.array(line).max(60),
    rows: z.array(z.strictObject({ label: line, cells: z.array(cell).max(60) })).max(60),
  }),
]);

export type Chart = z.infer<typeof chart>;
