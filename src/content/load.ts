import { basename } from 'node:path';
import { checkLedForms } from '../../dialogs/content/check-forms.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { FrequencyRules } from '../../dialogs/content/programme.ts';
import type { Retention } from '../../dialogs/rights/retention.ts';
import { buildContent } from './build.ts';
import { type Checks, readChecks } from './checks-text.ts';
import { readDutch } from './dutch.ts';
import { readFolders } from './folder.ts';
import { type Opened, openLanguage } from './open.ts';
import { type Problem, problemsOf } from './problem.ts';
import { readRules } from './programmes.ts';
import { readRetention } from './retention.ts';
import { readTranslation } from './translation.ts';
import { readWords, type Words } from './words.ts';

type Ok = { kind: 'ok'; content: Content; rules: FrequencyRules; retention: Retention; words: Words };
export type Loaded = Ok | { kind: 'problems'; problems: Problem[] };
/** With the texts of the check; without them when those themselves are broken. */
export type LoadedWithChecks =
  | (Ok & { checks: Checks })
  | { kind: 'problems'; problems: Problem[]; checks: Checks | null };

const DUTCH = 'nl';

/** All content of a `prompts` folder, checked as a whole; or everything that is wrong with it. */
export function loadContent(dir: string): Loaded {
  const loaded = loadWithChecks(dir);
  if (loaded.kind === 'ok') {
    const { content, rules, retention, words } = loaded;
    return { kind: 'ok', content, rules, retention, words };
  }
  return { kind: 'problems', problems: loaded.problems };
}

/** The same, for the command that also prints. */
export function loadWithChecks(dir: string): LoadedWithChecks {
  const folders = readFolders(dir);
  if (!Array.isArray(folders)) return { kind: 'problems', problems: [folders], checks: null };
  const dutchFolder = folders.find(({ code }) => code === DUTCH) ?? emptyFolder(dir);
  const texts = dutchFolder.files.find(({ kind }) => kind === 'checks')?.text;
  const read = readChecks(`${dutchFolder.folder}/checks.yaml`, texts);
  if (read.kind === 'problems') return { ...read, checks: null };
  const { checks } = read;

  const dutchFiles = openLanguage(dutchFolder);
  const dutch = readDutch(dutchFiles);
  const { rules, activities, findings: inRules } = readRules(dutchFiles);
  const { retention, findings: inRetention } = readRetention(dutchFiles);
  const { words, findings: inWords } = readWords(dutchFiles);
  const others = folders
    .filter(({ code }) => code !== DUTCH)
    .map((folder) => {
      const opened = openLanguage(folder);
      return { code: folder.code, opened, ...readTranslation(opened, dutch.parts, dutchFiles) };
    });

  const all: readonly Opened[] = [dutchFiles, ...others.map(({ opened }) => opened)];
  const findings = [
    ...dutch.findings,
    ...inRules,
    ...(activities ? checkLedForms(activities, dutch.parts.conversations) : []),
    ...inRetention,
    ...inWords,
    ...others.flatMap((other) => other.findings),
    ...all.flatMap((one) => one.findings),
  ];
  if (findings.length > 0 || !rules || !retention || !words) {
    const files = new Map(all.flatMap((one) => one.files.map(({ yaml }) => [yaml.file, yaml] as const)));
    return { kind: 'problems', problems: problemsOf(findings, files, checks), checks };
  }
  return {
    kind: 'ok',
    content: buildContent({ code: DUTCH, parts: dutch.parts }, others, rules.activities),
    rules,
    retention,
    words,
    checks,
  };
}

function emptyFolder(dir: string) {
  return { code: DUTCH, folder: `${basename(dir)}/${DUTCH}`, files: [] };
}
