import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { formatProblems, type Problem } from '../../src/content/problem.ts';
import { conversationCases } from './cases-conversation.ts';
import { fileCases } from './cases-file.ts';
import { otherCases } from './cases-other.ts';
import { programmeCases } from './cases-programmes.ts';
import { withPrompts } from './prompts-folder.ts';

describe.each([
  { where: 'in a file', cases: fileCases },
  { where: 'in a conversation', cases: conversationCases },
  { where: 'between files', cases: otherCases },
  { where: 'in programmes', cases: programmeCases },
])('$where', ({ cases }) => {
  test.each(cases)('$name', ({ edits, problems }) => {
    expect(problemsIn(edits).map(line)).toEqual(problems);
  });
});

test('all problems of all files are told at once, by file and line', () => {
  const cases = [...fileCases, ...otherCases].filter(({ name }) =>
    ['a tab as indent', 'a wildcard within a word', 'a word claimed twice', 'a misspelt key'].includes(name),
  );
  expect(cases).toHaveLength(4);
  const problems = problemsIn(cases.flatMap(({ edits }) => edits));
  expect(problems.map(({ file, line: at }) => `${file}:${at}`)).toEqual([
    'prompts/nl/blocks/afsluiting.yaml:16',
    'prompts/nl/commands.yaml:9',
    'prompts/nl/conversations/terugblik.yaml:18',
    'prompts/nl/wording.yaml:3',
  ]);
});

test('problems are printed with place, fault and remedy', () => {
  const [one] = problemsIn(conversationCases.find(({ name }) => name === 'a number that runs down')?.edits ?? []);
  expect(formatProblems(one ? [one] : [])).toBe(
    "prompts/nl/conversations/terugblik.yaml:52 (aanpak)\n  Bij 'keren' loopt het getal van 9 tot 1.\n  → Laat min kleiner zijn dan max.\n",
  );
});

test.each([
  { name: 'gone', edit: { file: 'nl/checks.yaml', text: null }, line: null, why: 'the file is missing' },
  {
    name: 'short of a text',
    edit: { file: 'nl/checks.yaml', from: '    what: Er ontbreekt een aanhalingsteken of haakje.\n', to: '' },
    why: 'problems.yaml-quote.what',
  },
  {
    name: 'with a parameter that is not filled in',
    edit: { file: 'nl/checks.yaml', from: 'Er ontbreekt een aanhalingsteken', to: 'Er ontbreekt een {teken}' },
    why: 'problems.yaml-quote',
  },
])('texts of the check that are $name give one English line', ({ edit, why }) => {
  const problems = problemsIn([edit]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.file).toBe('prompts/nl/checks.yaml');
  expect(problems[0]?.what).toContain(why);
  expect(problems[0]?.remedy).toBe('Mend this file first: all other messages come from it.');
});

function problemsIn(edits: Parameters<typeof withPrompts>[0]): Problem[] {
  const loaded = withPrompts(edits, loadContent);
  return loaded.kind === 'ok' ? [] : loaded.problems;
}

function line({ file, line: at, step, what, remedy }: Problem): string {
  const place = `${file.replace(/^prompts\//, '')}${at === null ? '' : `:${at}`}${step === null ? '' : ` (${step})`}`;
  return [place, what, remedy].join(' | ');
}
