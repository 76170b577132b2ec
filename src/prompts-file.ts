import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/** A file under `prompts/nl` that is not as it should be: the message tells where and what, a line for each thing. */
export class PromptsFileError extends Error {}

/** What a file with the words of a channel or of the demonstration holds. Throws a PromptsFileError when it is missing, no YAML or of another shape. */
export function readPromptsFile<T>(prompts: string, name: string, schema: z.ZodType<T>): T {
  const place = `${basename(prompts)}/nl/${name}`;
  const read = schema.safeParse(parsed(join(prompts, 'nl', name), place));
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `${place}: ${path.join('.')}\n  ${message}\n`);
  throw new PromptsFileError(lines.join('\n'));
}

function parsed(path: string, place: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new PromptsFileError(`${place}\n  ${fault instanceof Error ? fault.message : String(fault)}\n`);
  }
}
