import type { Content } from '../dialogs/content/content.ts';
import type { FrequencyRules } from '../dialogs/content/programme.ts';
import { loadContent } from '../src/content/load.ts';
import { formatProblems } from '../src/content/problem.ts';

let read: { content: Content; rules: FrequencyRules } | undefined;

/** The product's own content; throws with all problems when it has any. */
export function realContent(): Content {
  return loaded().content;
}

/** The product's own programmes. */
export function realRules(): FrequencyRules {
  return loaded().rules;
}

/** Read once, as hundreds of tests need it. */
function loaded() {
  if (read !== undefined) return read;
  const found = loadContent('prompts');
  if (found.kind === 'problems') throw new Error(formatProblems(found.problems));
  read = found;
  return read;
}
