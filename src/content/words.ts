import type { z } from 'zod';
import { type CardWords, cardWords } from '../../adapters/cards/words.ts';
import { type SlackTexts, slackTexts } from '../../adapters/slack/texts.ts';
import { type TeamsTexts, teamsTexts } from '../../adapters/teams/texts.ts';
import { type PageTexts, pageTexts } from '../../adapters/web/texts.ts';
import { type Finding, finding } from '../../dialogs/content/check-keys.ts';
import { type DemoFile, demoFile } from '../demo/people.ts';
import { simulateFile } from '../simulate/texts.ts';
import type { FileKind } from './folder.ts';
import type { Opened } from './open.ts';
import { shaped } from './shape.ts';

/** The words of the channels, of the demonstration page and of its people. */
export type Words = { cards: CardWords; teams: TeamsTexts; slack: SlackTexts; page: PageTexts; demo: DemoFile };

/** Reads those words, of Dutch alone; or what is wrong with them. The words of `npm run simulate` are checked along. */
export function readWords({ folder, files }: Opened): { words: Words | undefined; findings: Finding[] } {
  const findings: Finding[] = [];
  function read<T>(kind: FileKind & string, schema: z.ZodType<T>): T | undefined {
    const file = files.find((one) => one.kind === kind);
    if (file === undefined) findings.push(finding(`${folder}/${kind}.yaml`, [], 'file-missing', {}));
    if (file?.yaml.data === undefined) return undefined;
    const result = shaped(schema, file.file, file.yaml.data);
    if (result.kind === 'ok') return result.value;
    findings.push(...result.findings);
    return undefined;
  }
  const [cards, teams, slack] = [read('cards', cardWords), read('teams', teamsTexts), read('slack', slackTexts)];
  const [page, demo] = [read('page', pageTexts), read('demo', demoFile)];
  read('simulate', simulateFile);
  const words = cards && teams && slack && page && demo ? { cards, teams, slack, page, demo } : undefined;
  return { words, findings };
}
