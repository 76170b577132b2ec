import type { FrequencyRules } from '../../dialogs/content/programme.ts';
import { readChecks } from '../content/checks-text.ts';
import { readFolders } from '../content/folder.ts';
import { openLanguage } from '../content/open.ts';
import { formatProblems, problemsOf } from '../content/problem.ts';
import { readRules } from '../content/programmes.ts';

export type RulesRead = { kind: 'ok'; rules: FrequencyRules } | { kind: 'problems'; text: string };

const kinds = ['programme', 'activities', 'nudges'];

/**
 * What is required how often, out of a `prompts` folder, or all that is wrong with it. Only that: somebody who tries out
 * other rules need not have the conversations in order.
 */
export function loadRules(dir: string): RulesRead {
  const folders = readFolders(dir);
  if (!Array.isArray(folders)) return { kind: 'problems', text: formatProblems([folders]) };
  const dutch = folders.find(({ code }) => code === 'nl');
  const checksText = dutch?.files.find(({ kind }) => kind === 'checks');
  const read = readChecks(checksText?.file ?? 'nl/checks.yaml', checksText?.text);
  if (dutch === undefined || read.kind === 'problems')
    return {
      kind: 'problems',
      text: read.kind === 'problems' ? formatProblems(read.problems) : `${dir}: no folder nl`,
    };
  const opened = openLanguage({ ...dutch, files: dutch.files.filter(({ kind }) => kinds.includes(kind ?? '')) });
  const { rules, findings } = readRules(opened);
  const all = [...opened.findings, ...findings];
  if (rules !== undefined && all.length === 0) return { kind: 'ok', rules };
  const files = new Map(opened.files.map(({ yaml }) => [yaml.file, yaml]));
  return { kind: 'problems', text: formatProblems(problemsOf(all, files, read.checks)) };
}
