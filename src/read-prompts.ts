import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import type { CheckedPrompts } from './check-prompts.ts';
import { keepPrompts, keptPrompts } from './kept-prompts.ts';
import { fingerprintOf } from './prompts-fingerprint.ts';

/**
 * All that stands under the folder `prompts`, or everything that is wrong with it in one text. Reading and checking takes half a
 * second, so what was found right is kept in `folder`, for as long as nothing changes in it or in what checks it; by default with
 * what the program keeps of its own code, and where it keeps none of that, nowhere.
 */
export async function readPrompts(
  prompts: string,
  folder: string | undefined = getCompileCacheDir(),
): Promise<CheckedPrompts> {
  const file = folder === undefined ? null : join(folder, 'leergesprek-prompts.json');
  const fingerprint = file === null ? null : fingerprintOf(prompts);
  const kept = file === null || fingerprint === null ? null : keptPrompts(file, fingerprint);
  if (kept !== null) return { kind: 'ok', prompts: kept };
  // Only now, so that a start that finds it kept loads nothing of what reads and checks.
  const { checkPrompts } = await import('./check-prompts.ts');
  const checked = checkPrompts(prompts);
  // When something was changed meanwhile nobody knows which of the two was checked.
  if (checked.kind === 'ok' && file !== null && fingerprint !== null && fingerprint === fingerprintOf(prompts))
    keepPrompts(file, fingerprint, checked.prompts);
  return checked;
}
