import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { role } from '../../dialogs/model/person.ts';

const somebody = z.strictObject({ name: z.string().trim().min(1).max(80), about: z.string().trim().min(1).max(140) });

/** `prompts/nl/demo.yaml`: who a visitor of the demonstration may be. People with the same `pair` are trainee and trainer of one placement. */
const demoFile = z.strictObject({
  unknown: somebody.describe('Iemand die nog niet gekoppeld is.'),
  people: z
    .array(somebody.extend({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), role, pair: z.string().optional() }))
    .min(1),
});
export type DemoFile = z.infer<typeof demoFile>;

/** The people of the demonstration. Throws when the file is missing or of another shape. */
export function readDemoPeople(prompts: string): DemoFile {
  return demoFile.parse(parse(readFileSync(join(prompts, 'nl', 'demo.yaml'), 'utf8')));
}
