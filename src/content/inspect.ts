import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Content } from '../../dialogs/content/content.ts';
import { type Conversation, type Length, lengths } from '../../dialogs/content/conversation.ts';
import type { FrequencyRules, Programme } from '../../dialogs/content/programme.ts';
import { closest } from '../../dialogs/text/closest.ts';
import { type Checks, scriptLine } from './checks-text.ts';
import { loadWithChecks } from './load.ts';
import { formatProblems, problemsOf } from './problem.ts';
import { programmeList } from './programme-list.ts';
import { checkSchemas, schemaFiles } from './schemas.ts';
import { scriptOf } from './script.ts';

/** What to print, and whether all is well. */
export type Report = { ok: boolean; text: string };
type Shown = { content: Content; rules: FrequencyRules };

/**
 * Checks the content of a folder and reports in Dutch. Arguments: none for one line per conversation and programme,
 * `--scripts` for all conversations in full, `<id> [5|15|30]` for one, `--programmes` and `<id>` likewise for
 * programmes, `--schema` to write the JSON schemas first.
 */
export function inspectContent(dir: string, args: readonly string[]): Report {
  if (args.includes('--schema')) writeSchemas(dir);
  const loaded = loadWithChecks(dir);
  const { checks } = loaded;
  const problems = loaded.kind === 'problems' ? loaded.problems : [];
  const stale = checks ? problemsOf(checkSchemas(dir, basename(dir)), new Map(), checks) : [];
  const all = [...problems, ...stale];
  if (loaded.kind === 'problems' || all.length > 0) {
    const count = checks ? `\n${scriptLine(checks, 'problem-count', { count: all.length })}` : '';
    return { ok: false, text: formatProblems(all) + count };
  }
  return report(loaded, loaded.checks, args);
}

function report({ content, rules }: Shown, checks: Checks, args: readonly string[]): Report {
  const conversations = [...content.nl.conversations.values()];
  const [first, second, ...rest] = args;
  if (rest.length > 0) return unknown(checks, rest[0] ?? '');
  if (first === undefined || first === '--schema') {
    if (second !== undefined) return unknown(checks, second);
    const written = first === undefined ? [] : [scriptLine(checks, 'schemas-written', { count: schemaFiles().size })];
    const lines = [
      ...conversations.map((conversation) => summary(conversation, checks)),
      ...rules.programmes.map((programme) => programmeSummary(programme, checks)),
      ...[...content.nl.polls.values()].map(({ id, title, options }) =>
        scriptLine(checks, 'poll-summary', { id, title, count: options.length }),
      ),
    ];
    return { ok: true, text: [...written, ...lines, allWell(content, checks)].join('\n') };
  }
  if (first === '--scripts') {
    if (second !== undefined) return unknown(checks, second);
    return { ok: true, text: conversations.map((conversation) => scriptOf(conversation, checks, lengths)).join('\n') };
  }
  if (first === '--programmes') {
    if (second !== undefined) return unknown(checks, second);
    return { ok: true, text: lists(rules.programmes, rules, checks) };
  }
  if (first.startsWith('-')) return unknown(checks, first);
  const versions = rules.programmes.filter(({ id }) => id === first);
  if (versions.length > 0)
    return second === undefined ? { ok: true, text: lists(versions, rules, checks) } : unknown(checks, second);
  const chosen = content.nl.conversations.get(first);
  const known = [...content.nl.conversations.keys(), ...new Set(rules.programmes.map(({ id }) => id))];
  if (!chosen) return noSuch(checks, first, known);
  const length = lengths.find((one) => String(one) === second);
  if (second !== undefined && length === undefined) return unknown(checks, second);
  return { ok: true, text: scriptOf(chosen, checks, length === undefined ? lengths : [length]) };
}

function summary({ id, title, form, steps }: Conversation, checks: Checks): string {
  const count = (length: Length) => steps.filter((step) => step.in.includes(length)).length;
  const name = form ? `${title} (${form.label})` : title;
  return scriptLine(checks, 'summary', { id, title: name, five: count(5), fifteen: count(15), thirty: count(30) });
}

function programmeSummary({ id, title, obligations, version }: Programme, checks: Checks): string {
  return scriptLine(checks, 'programme-summary', { id, title, count: obligations.length, version });
}

function lists(programmes: readonly Programme[], { activities }: FrequencyRules, checks: Checks): string {
  return programmes.map((programme) => programmeList(programme, activities, checks)).join('\n');
}

function allWell(content: Content, checks: Checks): string {
  const languages = { list: [content.nl.code, ...Object.keys(content.others)] };
  return scriptLine(checks, 'all-well', { conversations: content.nl.conversations.size, languages });
}

function unknown(checks: Checks, word: string): Report {
  return { ok: false, text: scriptLine(checks, 'unknown-argument', { word }) };
}

function noSuch(checks: Checks, word: string, ids: readonly string[]): Report {
  const near = closest(word, ids);
  const known = { list: near.kind === 'near' ? near.values : ids };
  return { ok: false, text: scriptLine(checks, 'unknown-conversation', { word, known }) };
}

function writeSchemas(dir: string): void {
  mkdirSync(join(dir, 'schema'), { recursive: true });
  for (const [name, text] of schemaFiles()) writeFileSync(join(dir, 'schema', name), text);
}
