import type { Content, Language } from '../../dialogs/content/content.ts';
import type { Checks } from '../../src/content/checks-text.ts';
import { loadWithChecks } from '../../src/content/load.ts';
import { formatProblems } from '../../src/content/problem.ts';
import { type Edit, withPrompts } from './prompts-folder.ts';

/** The content of the good fixture after some edits that leave it good. */
export function contentOf(edits: readonly Edit[]): { nl: Language; others: Content['others']; checks: Checks } {
  const loaded = withPrompts(edits, loadWithChecks);
  if (loaded.kind === 'problems') throw new Error(formatProblems(loaded.problems));
  return { ...loaded.content, checks: loaded.checks };
}
