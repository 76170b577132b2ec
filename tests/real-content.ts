import type { Content } from '../dialogs/content/content.ts';
import type { FrequencyRules } from '../dialogs/content/programme.ts';
import { loadContent } from '../src/content/load.ts';
import { formatProblems } from '../src/content/problem.ts';
import type { Words } from '../src/content/words.ts';

let read: { content: Content; rules: FrequencyRules; words: Words } | undefined;

/** The product's own content; throws with all problems when it has any. */
export function realContent(): Content {
  return loaded().content;
}

/** The product's own programmes. */
export function realRules(): FrequencyRules {
  return loaded().rules;
}

/** The product's own words of the channels and the demonstration. */
export function realWords(): Words {
  return loaded().words;
}

/** Read once, as hundreds of tests need it. */
function loaded() {
  if (read !== undefined) return read;
  const found = loadContent('prompts');
  if (found.kind === 'problems') throw new Error(formatProblems(found.problems));
  read = found;
  return read;
}
