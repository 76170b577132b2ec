import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inspectContent } from '../../src/content/inspect.ts';
import { schemaFiles } from '../../src/content/schemas.ts';
import { withPrompts } from './prompts-folder.ts';

/** What the command says for these arguments, once the schemas have been written. */
function said(...args: string[]) {
  return withPrompts([], (dir) => {
    inspectContent(dir, ['--schema']);
    return inspectContent(dir, args);
  });
}

test('without arguments: one line per conversation and programme', () => {
  expect(said()).toEqual({
    ok: true,
    text: [
      'dagboek: Dagboek (Kort dagboek). Stappen bij 5, 15 en 30 minuten: 1, 1, 1.',
      'terugblik: Terugblik. Stappen bij 5, 15 en 30 minuten: 5, 7, 8.',
      'proefstage: Proefstage. Aantal eisen: 4, versie 2026-09.',
      'Alles in orde: 2 gesprekken, talen: nl, en.',
    ].join('\n'),
  });
});

test('one conversation of one length reads as a script', () => {
  expect(said('terugblik', '30').text).toMatchSnapshot();
});

test('one conversation has a script per length, all conversations one each', () => {
  const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('#'));
  const three = ['## 5 minuten', '## 15 minuten', '## 30 minuten of meer'];
  expect(headings(said('dagboek').text)).toEqual(['# Dagboek', ...three]);
  expect(headings(said('--scripts').text)).toEqual(['# Dagboek', ...three, '# Terugblik', ...three]);
});

test('a programme says what somebody reads who is away for long', () => {
  const absences =
    'absences:\n  - { who: trainer, over: { workingDays: 3 }, text: "Meld het." }\n  - { who: trainee, over: { days: 6 }, text: "Haal het in." }\n';
  const edit = { file: 'nl/programmes/proefstage.yaml', from: 'focus:\n', to: `${absences}focus:\n` };
  const { text } = withPrompts([edit], (dir) => {
    inspectContent(dir, ['--schema']);
    return inspectContent(dir, ['proefstage']);
  });
  expect(text).toContain(
    'Wie langer afwezig meldt, leest:\n  - Opleider (werkdagen: meer dan 3): Meld het.\n  - Aios (dagen: meer dan 6): Haal het in.\n',
  );
});

test.each([
  { args: ['terugblk'], text: "Er is geen gesprek of programma 'terugblk'. Kies uit: terugblik." },
  { args: ['wolk'], text: "Er is geen gesprek of programma 'wolk'. Kies uit: dagboek, terugblik, proefstage." },
  {
    args: ['dagboek', '20'],
    text: "'20' begrijp ik niet. Geef een programma, of een gesprek en eventueel 5, 15 of 30; of --scripts, --programmes of --schema.",
  },
  {
    args: ['--alles'],
    text: "'--alles' begrijp ik niet. Geef een programma, of een gesprek en eventueel 5, 15 of 30; of --scripts, --programmes of --schema.",
  },
])('$args is refused', ({ args, text }) => {
  expect(said(...args)).toEqual({ ok: false, text });
});

test.each(['content', 'simulate'])('npm run %s looks where LEERGESPREK_PROMPTS points', (command) => {
  const said = withPrompts([{ file: 'nl/activities.yaml', text: 'a: [' }], (dir) =>
    spawnSync(process.execPath, [`src/commands/${command}.ts`], {
      encoding: 'utf8',
      env: { ...process.env, LEERGESPREK_PROMPTS: dir },
    }),
  );
  expect([said.status, said.stderr]).toEqual([1, expect.stringContaining('prompts/nl/activities.yaml:')]);
});

test('problems and schemas that are out of date are counted together', () => {
  const report = withPrompts([{ file: 'nl/commands.yaml', from: '[overzicht]', to: '[menu]' }], (dir) =>
    inspectContent(dir, []),
  );
  expect(report.ok).toBe(false);
  expect(report.text).toContain("'menu' staat al bij 'menu' en kan niet ook bij 'overview' horen.");
  expect(report.text).toContain(
    'prompts/schema/conversation.schema.json\n  Dit schema past niet meer bij het programma.',
  );
  expect(report.text.endsWith(`Nog te herstellen: ${schemaFiles().size + 1}.`)).toBe(true);
});

describe('the JSON schemas', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const files = [
    'nl/conversations/terugblik.yaml',
    'nl/conversations/dagboek.yaml',
    'nl/blocks/afsluiting.yaml',
    'nl/commands.yaml',
    'nl/wording.yaml',
    'nl/phrases.yaml',
    'nl/checks.yaml',
    'nl/activities.yaml',
    'nl/nudges.yaml',
    'nl/retention.yaml',
    'nl/demo.yaml',
    'nl/programmes/proefstage.yaml',
    'en/conversations/terugblik.yaml',
    'en/blocks/afsluiting.yaml',
    'en/commands.yaml',
    'en/wording.yaml',
  ];
  test.each(files)('%s fits the schema that its first line names, and not with a stray key', (file) => {
    const text = withPrompts([], (dir) => readFileSync(join(dir, file), 'utf8'));
    const name = text.split('\n')[0]?.split('/schema/')[1] ?? '';
    const validate = ajv.compile(JSON.parse(schemaFiles().get(name) ?? 'false'));
    const data = parse(text);
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(validate({ ...data, wolk: 1 })).toBe(false);
  });

  test('tell in Dutch what a key is for', () => {
    expect(schemaFiles().get('conversation.schema.json')).toContain(
      'Uit welke eerdere lijsten gekozen wordt: stap.veld',
    );
  });
});
