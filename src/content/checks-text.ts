import { z } from 'zod';
import type { ScriptKey } from '../../dialogs/content/check-keys.ts';
import {
  checkTerms,
  type Finding,
  type Path,
  problemParams,
  type Said,
  scriptParams,
} from '../../dialogs/content/check-keys.ts';
import { checkPhrases } from '../../dialogs/content/check-phrases.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './yaml-file.ts';

const text = z.string().trim().min(1);

/** `prompts/nl/checks.yaml`: what the check of the content says, and the headings of a printed conversation. */
export const checksFile = z.strictObject({
  terms: z.record(z.enum(checkTerms), text),
  problems: z.record(z.enum(namesOf(problemParams)), z.strictObject({ what: text, remedy: text })),
  script: z.record(z.enum(namesOf(scriptParams)), text),
});
export type Checks = z.infer<typeof checksFile>;
export type ChecksRead = { kind: 'ok'; checks: Checks } | { kind: 'problems'; problems: Problem[] };

/** Reads the texts of the check. Without them no Dutch can be said, so a fault here is told in one English line. */
export function readChecks(file: string, source: string | null | undefined): ChecksRead {
  if (source === undefined) return broken(file, null, 'the file is missing');
  const yaml = readYaml(file, source);
  const [syntax] = yaml.findings;
  if (syntax) return broken(file, yaml.lineOf(syntax.path), `${syntax.key} ${JSON.stringify(syntax.params)}`);
  const result = checksFile.safeParse(yaml.data);
  if (!result.success) {
    const path = result.error.issues[0]?.path.map((key) => (typeof key === 'symbol' ? String(key) : key)) ?? [];
    return broken(file, yaml.lineOf(path), `${path.join('.')}: ${result.error.issues[0]?.message}`);
  }
  const [wrong] = checkParameters(file, result.data);
  if (wrong) return broken(file, yaml.lineOf(wrong.path), `${wrong.path.join('.')}: ${JSON.stringify(wrong.params)}`);
  return { kind: 'ok', checks: result.data };
}

/** A text with its parameters filled in. */
export function fill(checks: Checks, template: string, params: Readonly<Record<string, Said>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const said = params[name];
    return said === undefined ? whole : sayable(checks, said);
  });
}

/** A line of the printed conversation. */
export function scriptLine<K extends ScriptKey>(
  checks: Checks,
  key: K,
  params: { readonly [P in (typeof scriptParams)[K][number]]: Said },
): string {
  return fill(checks, checks.script[key], params);
}

function sayable(checks: Checks, said: Said): string {
  if (typeof said !== 'object') return String(said);
  const words = 'terms' in said ? said.terms.map((term) => checks.terms[term]) : said.list.map(String);
  return words.length === 0 ? checks.terms.none : words.join(', ');
}

function checkParameters(file: string, checks: Checks): Finding[] {
  const whats = Object.fromEntries(Object.entries(checks.problems).map(([key, { what }]) => [key, what]));
  const remedies = Object.fromEntries(Object.entries(checks.problems).map(([key, { remedy }]) => [key, remedy]));
  const below = (path: Path, found: Finding[]) => found.map((one) => ({ ...one, path: [...path, ...one.path] }));
  return [
    ...below(['problems'], checkPhrases({ file, value: whats }, problemParams, true)),
    ...below(['problems'], checkPhrases({ file, value: remedies }, problemParams, true)),
    ...below(['script'], checkPhrases({ file, value: checks.script }, scriptParams, true)),
  ];
}

/** The keys of a table, as narrow as they are written. */
export function namesOf<T extends object>(table: T): (keyof T & string)[] {
  return Object.keys(table).filter((name): name is keyof T & string => name in table);
}

function broken(file: string, line: number | null, why: string): ChecksRead {
  const what = `The texts of the content check cannot be used: ${why}.`;
  return {
    kind: 'problems',
    problems: [{ file, line, step: null, what, remedy: 'Mend this file first: all other messages come from it.' }],
  };
}
