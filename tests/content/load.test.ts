import { expect, test } from 'vitest';
import { languageOf } from '../../dialogs/content/content.ts';
import { loadContent } from '../../src/content/load.ts';
import { formatProblems } from '../../src/content/problem.ts';
import { contentOf } from './content-of.ts';
import { type Edit, realPrompts } from './prompts-folder.ts';

test('the content of this project has no problems', () => {
  const loaded = loadContent(realPrompts);
  expect(loaded.kind === 'ok' ? '' : formatProblems(loaded.problems)).toBe('');
});

test('blocks are put in where they are included, with their quality points', () => {
  const { nl } = contentOf([]);
  const conversation = nl.conversations.get('terugblik');
  expect(conversation?.steps.map(({ id }) => id)).toEqual([
    'beter',
    'samen-zien',
    'kiezen',
    'aanpak',
    'helder',
    'samenvatting',
    'leerdoelen',
    'duur',
  ]);
  expect(conversation?.quality.map(({ id }) => id)).toEqual(['goed-gekozen']);
  expect(nl.conversations.get('dagboek')?.quality).toEqual([]);
});

test('a translation says what it has and Dutch the rest', () => {
  const content = contentOf([]);
  const en = languageOf(content, 'en');
  const conversation = en.conversations.get('terugblik');
  expect(conversation?.title).toBe('Looking back');
  expect(conversation?.readers).toBe('Alleen jullie twee.');
  expect(conversation?.steps.map(({ ask }) => ask)).toEqual([
    'What could be better with {ander}?',
    'Lees elkaars punten.',
    'Welk punt kiezen jullie?',
    '{punt}: wat doe je?',
    'Is dit helder?',
    'Sum up.',
    'Wat wil je leren?',
    'Hoe lang duurde het?',
  ]);
  const choose = conversation?.steps[2];
  expect(choose?.kind === 'question' ? choose.fields[1] : null).toMatchObject({
    options: [
      { id: 'vaak', label: 'Komt vaak voor' },
      { id: 'erg', label: 'It matters' },
    ],
  });
  expect(conversation?.quality[0]).toMatchObject({ label: 'A choice was made', step: 'kiezen', option: 'erg' });
  expect(en.commands.commands.terugblik).toEqual({
    words: ['look back'],
    label: 'Look back',
    about: 'Samen terugkijken.',
  });
  expect(en.commands.controls.yes).toEqual({ label: 'Yes', words: ['yes'] });
  expect(en.commands.controls.no).toEqual({ label: 'Nee', words: ['nee'] });
  expect(en.wording.feedback.absolute.find).toEqual(['always', 'never']);
  expect(en.wording.feedback.we).toEqual(content.nl.wording.feedback.we);
  expect(en.phrases).toEqual(content.nl.phrases);
  expect(en.conversations.get('dagboek')).toEqual(content.nl.conversations.get('dagboek'));
  expect(languageOf(content, 'fy')).toBe(content.nl);
});

test('the form of a copied file stays Dutch: a translation changes texts only', () => {
  const en = 'en/conversations/terugblik.yaml';
  const changed = contentOf([
    { file: en, from: '  - id: beter\n', to: '  - id: beter\n    who: trainee\n    in: [30]\n' },
  ]);
  expect(changed.others.en?.conversations.get('terugblik')?.steps[0]).toMatchObject({ who: 'each', in: [5, 15, 30] });
});

test('a version is short, the same in all languages, and changes with any text of that conversation only', () => {
  const before = versions([]);
  expect(before.terugblik).toMatch(/^[0-9a-f]{12}$/);
  expect(versions([])).toEqual(before);
  const inBlock = versions([{ file: 'nl/blocks/afsluiting.yaml', from: 'Vat samen.', to: 'Vat het samen.' }]);
  expect(inBlock.terugblik).not.toBe(before.terugblik);
  expect(inBlock.dagboek).toBe(before.dagboek);
  const translated = versions([{ file: 'en/blocks/afsluiting.yaml', from: 'Sum up.', to: 'Sum it up.' }]);
  expect(translated.terugblik).not.toBe(before.terugblik);
});

function versions(edits: readonly Edit[]): Record<string, string> {
  const { nl, others } = contentOf(edits);
  const of = (language: typeof nl) =>
    Object.fromEntries([...language.conversations].map(([id, { version }]) => [id, version]));
  expect(of(others.en ?? nl)).toEqual(of(nl));
  return of(nl);
}
