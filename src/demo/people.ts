import { z } from 'zod';
import { role } from '../../dialogs/model/person.ts';
import { readDemoFile } from './file.ts';

const somebody = z.strictObject({ name: z.string().trim().min(1).max(80), about: z.string().trim().min(1).max(140) });

/** `prompts/nl/demo.yaml`: who a visitor of the demonstration may be. People with the same `pair` are trainee and trainer of one placement. */
const demoFile = z.strictObject({
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
});
export type DemoFile = z.infer<typeof demoFile>;

/** The people of the demonstration. Throws a DemoFileError. */
export function readDemoPeople(prompts: string): DemoFile {
  return readDemoFile(prompts, 'demo.yaml', demoFile);
}
