import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPrompts } from '../../src/check-prompts.ts';
import { inspectContent } from '../../src/content/inspect.ts';
import { type Edit, realPrompts, withPrompts } from './prompts-folder.ts';

/** What the check and the start each say of the same content. */
function both(edits: readonly Edit[]) {
  return withPrompts(edits, (dir) => {
    inspectContent(dir, ['--schema']);
    const start = checkPrompts(dir);
    return { check: inspectContent(dir, []), start: start.kind === 'failed' ? start.text : null };
  });
}

const lineOf = (file: string, part: string) => {
  const text = readFileSync(join(realPrompts, file), 'utf8');
  return text.slice(0, text.indexOf(part)).split('\n').length;
};

const misspelt: [string, string, string][] = [
  ['cards', 'fillIn', 'filIn'],
  ['page', 'hero', 'heroo'],
  ['teams', 'wordless', 'wordles'],
  ['slack', 'channel', 'chanel'],
  ['demo', 'pairs', 'pairss'],
  ['simulate', 'silence', 'silense'],
];

describe('the words of channels and of the demonstration', () => {
  test.each(misspelt)('a misspelt key in %s.yaml is told by the check and at the start alike', (name, from, to) => {
    const file = `nl/${name}.yaml`;
    const { check, start } = both([{ file, from: `\n${from}:`, to: `\n${to}:` }]);
    const told = `prompts/${file}:${lineOf(file, `\n${from}:`) + 1}\n  '${to}' is hier niet bekend.\n  → Bedoelde je ${from}?\n`;
    expect(check).toEqual({ ok: false, text: `${told}\nNog te herstellen: 1.` });
    expect(start).toBe(`Leergesprek does not start: its content is not in order.\n\n${told}`);
  });

  test('a syntax error is told once', () => {
    const { check, start } = both([{ file: 'nl/slack.yaml', text: 'form:\n  title: "Leergesprek\n' }]);
    expect(check.text).toContain('Nog te herstellen: 1.');
    expect(start).toContain('prompts/nl/slack.yaml:');
    expect(start).toContain('Er ontbreekt een aanhalingsteken of haakje.');
    expect(start?.match(/slack\.yaml/g)).toHaveLength(1);
  });

  test('a file that is missing is told', () => {
    const { check, start } = both([{ file: 'nl/cards.yaml', text: null }]);
    expect(check.text).toContain('prompts/nl/cards.yaml\n  Dit bestand ontbreekt.');
    expect(start).toContain('prompts/nl/cards.yaml\n  Dit bestand ontbreekt.');
  });

  test('a text without the part that the program fills in is told', () => {
    const { check } = both([{ file: 'nl/teams.yaml', from: '({link})', to: '(hier)' }]);
    expect(check.text).toContain("In 'group > open' ontbreekt {link}.");
  });

  test('a folder that is not there is told with what to do', () => {
    const { ok, text } = inspectContent('/nowhere/prompts', []);
    expect([ok, text]).toEqual([false, expect.stringContaining('Set LEERGESPREK_PROMPTS to the directory')]);
  });
});
