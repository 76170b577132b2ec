import type { Finding } from '../../dialogs/content/check-keys.ts';
import { valueAt } from './allowed-keys.ts';
import { type Checks, fill } from './checks-text.ts';
import type { YamlFile } from './yaml-file.ts';

/** Something that has to be mended in the content, in Dutch. `line` counts from 1; null when the file is not there. */
export type Problem = { file: string; line: number | null; step: string | null; what: string; remedy: string };

/** Lists of which each part has a name that helps to find it. */
const named: readonly (string | number)[] = ['steps', 'obligations'];

/** Findings as they are told, by file and line; what stands twice is told once. */
export function problemsOf(
  findings: readonly Finding[],
  files: ReadonlyMap<string, YamlFile>,
  checks: Checks,
): Problem[] {
  const problems = findings.map(({ file, path, key, params }): Problem => {
    const yaml = files.get(file);
    const { what, remedy } = checks.problems[key];
    return {
      file,
      line: yaml ? yaml.lineOf(path) : null,
      step: named.includes(path[0] ?? '') && path.length > 1 ? stepName(valueAt(yaml?.data, path.slice(0, 2))) : null,
      what: fill(checks, what, params),
      remedy: fill(checks, remedy, params),
    };
  });
  const once = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  return once.sort((one, other) => compare(one.file, other.file) || (one.line ?? 0) - (other.line ?? 0));
}

/** Problems as lines for a terminal: place, what is wrong, how to mend it. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, step, what, remedy }) => {
      const place = `${file}${line === null ? '' : `:${line}`}${step === null ? '' : ` (${step})`}`;
      return `${place}\n  ${what}\n  → ${remedy}\n`;
    })
    .join('\n');
}

function stepName(step: unknown): string | null {
  const name = valueAt(step, ['id']) ?? valueAt(step, ['include']);
  return typeof name === 'string' ? name : null;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
