import type { FrequencyRules } from '../../dialogs/content/programme.ts';
import { loadContent } from '../../src/content/load.ts';
import { formatProblems } from '../../src/content/problem.ts';

/** The product's own programmes. */
export function realRules(): FrequencyRules {
  const loaded = loadContent('prompts');
  if (loaded.kind === 'problems') throw new Error(formatProblems(loaded.problems));
  return loaded.rules;
}
