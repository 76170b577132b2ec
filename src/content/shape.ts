import { z } from 'zod';
import { type CheckTerm, checkTerms, type Finding, finding, type Path } from '../../dialogs/content/check-keys.ts';
import { closest } from '../../dialogs/text/closest.ts';
import { allowedKeys, valueAt } from './allowed-keys.ts';

type Issue = z.core.$ZodIssue;
export type Shaped<T> = { kind: 'ok'; value: T } | { kind: 'broken'; findings: Finding[] };

const LONGEST_SHOWN = 60;

/** Data in the shape of a schema, or all that is wrong with it. */
export function shaped<T>(schema: z.ZodType<T>, file: string, data: unknown): Shaped<T> {
  const result = schema.safeParse(data, { error: z.locales.nl().localeError });
  if (result.success) return { kind: 'ok', value: result.data };
  const findings = result.error.issues.flatMap((issue) => describe({ schema, file, data }, issue, []));
  return { kind: 'broken', findings: withoutMisspelt(findings) };
}

/** A key that is missing because it is misspelt is told once, as misspelt. */
function withoutMisspelt(findings: readonly Finding[]): Finding[] {
  const meant = findings.flatMap(({ key, path, params }) => {
    const near =
      key === 'unknown-key-near' && typeof params.near === 'object' && 'list' in params.near ? params.near.list : [];
    return near.map((name) => JSON.stringify([...path.slice(0, -1), name]));
  });
  return findings.filter(({ key, path }) => key !== 'missing-key' || !meant.includes(JSON.stringify(path)));
}

type Source = { schema: z.ZodType; file: string; data: unknown };

function describe(source: Source, issue: Issue, above: Path): Finding[] {
  const { file, data } = source;
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const key = nameOf(path);
  const value = valueAt(data, path);
  const shown = shorten(value);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((unknown) => unknownKey(source, path, unknown));
  if (issue.code === 'invalid_union') return describeUnion(source, issue, path);
  if (value === undefined && issue.code !== 'custom') return [finding(file, path, 'missing-key', { key })];
  switch (issue.code) {
    case 'invalid_type':
      return [finding(file, path, 'wrong-type', { key, expected: { terms: [termOf(issue.expected)] } })];
    case 'too_big':
      return [tooBig(file, path, value, Number(issue.maximum))];
    case 'too_small':
      return [tooSmall(file, path, value, Number(issue.minimum))];
    case 'invalid_value':
      return [notAllowed(file, path, shown, issue.values.map(String))];
    case 'invalid_key':
      return [finding(file, path, 'bad-id', { key: 'id', value: String(path.at(-1)) })];
    case 'invalid_format':
      return [badForm(file, path, shown, issue)];
    case 'custom':
      if (issue.message === 'wildcard-not-at-word-end') return [finding(file, path, 'bad-wildcard', { value: shown })];
      return [finding(file, path, 'other-shape', { key, message: issue.message })];
    default:
      return [finding(file, path, 'other-shape', { key, message: issue.message })];
  }
}

function unknownKey({ schema, file, data }: Source, path: Path, key: string): Finding {
  const allowed = allowedKeys(schema, data, path);
  const near = closest(key, allowed);
  const place = [...path, key];
  if (near.kind === 'exact') return finding(file, place, 'unknown-key-near', { key, near: { list: [near.value] } });
  if (near.kind === 'near') return finding(file, place, 'unknown-key-near', { key, near: { list: near.values } });
  return finding(file, place, 'unknown-key', { key, allowed: { list: allowed } });
}

/** Of a union only the branch is told about that comes nearest to what was written. */
function describeUnion(source: Source, issue: Extract<Issue, { code: 'invalid_union' }>, path: Path): Finding[] {
  const { file, data } = source;
  const value = valueAt(data, path);
  if (value === undefined) return [finding(file, path, 'missing-key', { key: nameOf(path) })];
  if (issue.errors.length === 0) return [notAllowed(file, path, shorten(value), optionsOf(issue))];
  // A list of words is not what somebody meant who wrote parts.
  const wrong = typeof value === 'object' ? ['invalid_type', 'invalid_value'] : ['invalid_type'];
  const fitting = issue.errors.filter(
    (branch) => !branch.some(({ code, path: own }) => wrong.includes(code) && own.length === 0),
  );
  const [best] = [...fitting].sort((one, other) => cost(one) - cost(other));
  if (best) return best.flatMap((inner) => describe(source, inner, path));
  const expected = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === 'invalid_type' ? [termOf(inner.expected)] : [])),
  );
  return [finding(file, path, 'wrong-type', { key: nameOf(path), expected: { terms: [...new Set(expected)] } })];
}

// An unknown kind weighs most: a step with most keys right is meant to be one, a single wrong key is not.
function cost(issues: readonly Issue[]): number {
  const weights = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return 2 * issue.keys.length;
    return issue.code === 'invalid_union' && issue.errors.length === 0 ? 5 : 1;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function optionsOf(issue: object): string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

function notAllowed(file: string, path: Path, value: string, allowed: readonly string[]): Finding {
  const key = nameOf(path);
  const near = closest(value, allowed);
  if (near.kind === 'near') return finding(file, path, 'not-allowed-near', { key, value, near: { list: near.values } });
  return finding(file, path, 'not-allowed', { key, value, allowed: { list: allowed } });
}

function tooBig(file: string, path: Path, value: unknown, max: number): Finding {
  const key = nameOf(path);
  if (Array.isArray(value)) return finding(file, path, 'too-many', { key, count: value.length, max });
  if (typeof value === 'string') return finding(file, path, 'too-long', { key, length: value.trim().length, max });
  return finding(file, path, 'number-high', { key, value: shorten(value), max });
}

function tooSmall(file: string, path: Path, value: unknown, min: number): Finding {
  const key = nameOf(path);
  if (Array.isArray(value)) return finding(file, path, 'too-few', { key, count: value.length, min });
  if (typeof value === 'string') return finding(file, path, 'empty-text', { key });
  return finding(file, path, 'number-low', { key, value: shorten(value), min });
}

function badForm(file: string, path: Path, value: string, issue: Issue): Finding {
  const key = nameOf(path);
  if ('includes' in issue) return finding(file, path, 'part-missing', { key, part: String(issue.includes) });
  const pattern = 'pattern' in issue ? String(issue.pattern) : '';
  const example = 'format' in issue ? exampleOf(String(issue.format), pattern) : undefined;
  if (example !== undefined) return finding(file, path, 'bad-example', { key, value, example });
  if (pattern.includes('\\.[a-z]')) return finding(file, path, 'bad-reference', { key, value });
  return finding(file, path, pattern.includes('[a-z0-9-]{0,39}') ? 'bad-id' : 'bad-form', { key, value });
}

function exampleOf(format: string, pattern: string): string | undefined {
  if (format === 'date') return '2026-09-01';
  if (format === 'time') return '08:30';
  return pattern.startsWith('/^\\d{4}-') ? '2026-09' : undefined;
}

/** A path as a reader follows it from the step: `fields 2 > label`. */
function nameOf(path: Path): string {
  const listed = path[0] === 'steps' || path[0] === 'obligations';
  const inner = listed && path.length > 2 ? path.slice(2) : path;
  return inner.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name} ${key + 1}`;
    return name === '' ? key : `${name} > ${key}`;
  }, '');
}

function termOf(type: string): CheckTerm {
  return checkTerms.find((term) => term === type) ?? 'object';
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
