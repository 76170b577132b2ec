import type { PageTexts } from '../adapters/web/texts.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { FrequencyRules } from '../dialogs/content/programme.ts';
import type { Retention } from '../dialogs/rights/retention.ts';
import type { ChannelWords } from './channels/open.ts';
import { loadContent } from './content/load.ts';
import { formatProblems } from './content/problem.ts';
import type { DemoFile } from './demo/people.ts';

/** What the program needs of `prompts`. */
export type Prompts = {
  content: Content;
  rules: FrequencyRules;
  retention: Retention;
  people: DemoFile;
  page: PageTexts;
  words: ChannelWords;
};

export type CheckedPrompts = { kind: 'ok'; prompts: Prompts } | { kind: 'failed'; text: string };

/** All that stands under the folder `prompts`, or everything that is wrong with it in one text: what `npm run content` tells of it too. */
export function checkPrompts(prompts: string): CheckedPrompts {
  const loaded = loadContent(prompts);
  if (loaded.kind === 'problems')
    return {
      kind: 'failed',
      text: `Leergesprek does not start: its content is not in order.\n\n${formatProblems(loaded.problems)}`,
    };
  const { content, rules, retention } = loaded;
  const { demo: people, page, ...words } = loaded.words;
  return { kind: 'ok', prompts: { content, rules, retention, people, page, words } };
}
