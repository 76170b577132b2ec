import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectContent } from '../../src/content/inspect.ts';

const guide = readFileSync('prompts/README.md', 'utf8');
const examples = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'guide-')), 'prompts');
  cpSync('prompts', dir, { recursive: true });
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

/** The one example of the guide with these words in it. */
function exampleOf(words: string): string {
  const found = examples.filter((text) => text.includes(words));
  expect(found, words).toHaveLength(1);
  return found[0] ?? '';
}

function paste(file: string, place: string, around: (place: string) => string) {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  expect(text.split(place), `${file}: ${place}`).toHaveLength(2);
  writeFileSync(
    path,
    text.replace(place, () => around(place)),
  );
}

function checked() {
  const { ok, text } = inspectContent(dir, []);
  expect([ok, text]).toEqual([true, text]);
  return text;
}

describe('an example of prompts/README.md works as it stands there', () => {
  test('another wording of a question', () => {
    const [before = '', after = ''] = ['Wat kan er beter in de samenwerking?', 'Wat zou jij graag anders zien'].map(
      (words) => exampleOf(words).split('\n')[1] ?? '',
    );
    paste('nl/blocks/drie-blok.yaml', before, () => after);
    checked();
  });

  test('a step more', () => {
    paste(
      'nl/conversations/proces.yaml',
      '  - include: afsluiting',
      (place) => exampleOf('id: oefening-opleider') + place,
    );
    checked();
  });

  test('the smallest conversation, with its command', () => {
    writeFileSync(join(dir, 'nl/conversations/dagstart.yaml'), exampleOf('id: dagstart'));
    paste('nl/commands.yaml', '\ncommands:\n', (place) => place + exampleOf('  dagstart:\n'));
    expect(checked()).toContain('dagstart: Dagstart. Stappen bij 5, 15 en 30 minuten: 3, 3, 3.');
  });

  test('a requirement', () => {
    const own = exampleOf('id: spreekuur-60').replace('id: spreekuur-60', 'id: spreekuur-kort');
    paste('nl/programmes/praktijkleren.yaml', '\nobligations:\n', (place) => place + own);
    checked();
  });

  test('a poll', () => {
    writeFileSync(join(dir, 'nl/polls/drukte.yaml'), exampleOf('id: drukte'));
    expect(checked()).toContain('drukte');
  });

  test('every file under nl stands in the table', () => {
    const [, table = ''] = guide.split('## Wat staat waar');
    const [rows = ''] = table.split('\n## ');
    const named = [...rows.matchAll(/`nl\/([^`]+)`/g)].map(([, name]) => name);
    const kinds = ['cards', 'page', 'teams', 'slack', 'demo', 'checks', 'phrases', 'commands', 'wording', 'activities'];
    expect(named).toEqual(expect.arrayContaining(kinds.map((kind) => `${kind}.yaml`)));
  });
});
