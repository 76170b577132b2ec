import { cardWords } from '../adapters/cards/words.ts';
import { slackTexts } from '../adapters/slack/texts.ts';
import { teamsTexts } from '../adapters/teams/texts.ts';
import type { PageTexts } from '../adapters/web/texts.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { FrequencyRules } from '../dialogs/content/programme.ts';
import type { Retention } from '../dialogs/rights/retention.ts';
import type { ChannelWords } from './channels/open.ts';
import { loadContent } from './content/load.ts';
import { formatProblems } from './content/problem.ts';
import { type DemoFile, readDemoPeople } from './demo/people.ts';
import { readPageTexts } from './demo/web-deps.ts';
import { PromptsFileError, readPromptsFile } from './prompts-file.ts';

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

/** All that stands under the folder `prompts`, or everything that is wrong with it in one text. */
export function checkPrompts(prompts: string): CheckedPrompts {
  const texts: string[] = [];
  const tried = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (fault) {
      if (fault instanceof PromptsFileError) texts.push(fault.message);
      else if (fault instanceof Error && 'syscall' in fault)
        texts.push(
          `Leergesprek does not start: it cannot read ${prompts} (${fault.message}). Set LEERGESPREK_PROMPTS to the directory with the content.`,
        );
      else throw fault;
      return null;
    }
  };
  const failed = () => ({ kind: 'failed' as const, text: texts.join('\n') });
  const loaded = tried(() => loadContent(prompts));
  if (loaded === null) return failed();
  if (loaded.kind === 'problems') texts.push(formatProblems(loaded.problems));
  const people = tried(() => readDemoPeople(prompts));
  const page = tried(() => readPageTexts(prompts));
  const cards = tried(() => readPromptsFile(prompts, 'cards.yaml', cardWords));
  const teams = tried(() => readPromptsFile(prompts, 'teams.yaml', teamsTexts));
  const slack = tried(() => readPromptsFile(prompts, 'slack.yaml', slackTexts));
  if (loaded.kind === 'problems' || !people || !page || !cards || !teams || !slack) return failed();
  const channels = { cards, teams, slack };
  const { content, rules, retention } = loaded;
  return { kind: 'ok', prompts: { content, rules, retention, people, page, words: channels } };
}
