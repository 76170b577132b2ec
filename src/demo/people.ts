import { z } from 'zod';
import { role } from '../../dialogs/model/person.ts';

const somebody = z.strictObject({ name: z.string().trim().min(1).max(80), about: z.string().trim().min(1).max(140) });

/** `prompts/nl/demo.yaml`: who a visitor of the demonstration may be. People with the same `pair` are trainee and trainer of one placement. */
export const demoFile = z.strictObject({
  unknown: somebody.describe('Iemand die nog niet gekoppeld is.'),
  people: z
    .array(somebody.extend({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), role, pair: z.string().optional() }))
    .min(1),
  pairs: z
    .record(
      z.string(),
      z.strictObject({
        programmes: z.array(z.string()),
        year: z.union([z.literal(1), z.literal(3)]).nullable(),
        weeks: z.number().int().min(1),
        coordinator: z.string(),
      }),
    )
    .describe('Welke programma’s een koppel volgt, hoe lang het duurt en wie er aan het instituut meekijkt.'),
  groups: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        place: z.string().describe('De persoon met de rol group: het scherm van de groep.'),
        members: z.array(z.string()),
        coordinator: z.string(),
        weekly: z.array(
          z.strictObject({
            poll: z.string(),
            weekday: z.number().int().min(1).max(7),
            time: z.iso.time({ precision: -1 }),
            hours: z.number().int().min(1).max(144),
          }),
        ),
      }),
    )
    .default({})
    .describe('Wie samen iets gevraagd wordt, en welke peiling er elke week loopt.'),
});
export type DemoFile = z.infer<typeof demoFile>;
