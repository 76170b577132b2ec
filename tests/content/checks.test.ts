import { expect, test } from 'vitest';
import { problemParams } from '../../dialogs/content/check-keys.ts';
import { checkCommandLimits, checkLimits } from '../../dialogs/content/check-limits.ts';
import { checkPhrases } from '../../dialogs/content/check-phrases.ts';
import { commandsFile } from '../../dialogs/content/commands.ts';
import { conversationFile, type Step, step } from '../../dialogs/content/conversation.ts';
import { allCases } from './all-cases.ts';
import { contentOf } from './content-of.ts';

type PhraseCase = { name: string; phrases: Record<string, string>; whole: boolean; found: unknown[] };
const wanted = { greeting: ['naam', 'dag'], farewell: [] };

test.each<PhraseCase>([
  { name: 'complete', phrases: { greeting: 'Dag {naam}', farewell: 'Tot ziens' }, whole: true, found: [] },
  { name: 'one missing', phrases: { greeting: 'Dag' }, whole: true, found: [['phrase-missing', { key: 'farewell' }]] },
  { name: 'one missing in a translation', phrases: { greeting: 'Hi' }, whole: false, found: [] },
  {
    name: 'one misspelt',
    phrases: { greetign: 'Dag' },
    whole: false,
    found: [['phrase-unknown-near', { key: 'greetign', near: { list: ['greeting'] } }]],
  },
  { name: 'one of nobody', phrases: { wolk: 'Wit' }, whole: false, found: [['phrase-unknown', { key: 'wolk' }]] },
  {
    name: 'a parameter that is not filled in',
    phrases: { greeting: 'Dag {naam} op {datum}', farewell: 'Dag {naam}' },
    whole: true,
    found: [
      ['phrase-parameter', { key: 'greeting', placeholder: '{datum}', allowed: { list: ['{naam}', '{dag}'] } }],
      ['phrase-parameter', { key: 'farewell', placeholder: '{naam}', allowed: { list: [] } }],
    ],
  },
  {
    name: 'a brace too many',
    phrases: { greeting: 'Dag {naam}}', farewell: 'Dag' },
    whole: true,
    found: [['phrase-parameter', { key: 'greeting', placeholder: '}', allowed: { list: ['{naam}', '{dag}'] } }]],
  },
  {
    name: 'a name that every object has',
    phrases: { toString: 'x' },
    whole: false,
    found: [['phrase-unknown', { key: 'toString' }]],
  },
])('phrases: $name', ({ phrases, whole, found }) => {
  expect(checkPhrases({ file: 'f', value: phrases }, wanted, whole).map(({ key, params }) => [key, params])).toEqual(
    found,
  );
});

// The schema is stricter for now; the channel's own limits must hold when somebody widens it.
test('labels longer than a channel takes are found on every kind of button and on options', () => {
  const { nl } = contentOf([]);
  const conversation = { ...conversationFile.parse({ ...plain, form: { word: 'kort', label: 'Kort' } }) };
  const long = (length: number) => 'x'.repeat(length);
  const gate = step.parse({
    ...base,
    kind: 'gate',
    yes: 'Ja',
    no: 'Nee',
    deeper: [{ id: 'd', who: 'each', ask: 'Wat?' }],
  });
  const question = step.parse({
    ...base,
    kind: 'question',
    who: 'each',
    fields: [
      {
        id: 'k',
        kind: 'choice',
        label: 'K',
        options: [
          { id: 'a', label: 'A' },
          { id: 'b', label: 'B' },
        ],
      },
    ],
    repeat: { max: 2, more: 'Nog een' },
  });
  if (gate.kind !== 'gate' || question.kind !== 'question') throw new Error('not the kinds asked for');
  const [choice] = question.fields;
  if (choice?.kind !== 'choice') throw new Error('no choice');
  const findings = (button: number, option: number) => {
    const steps: Step[] = [
      { ...gate, yes: long(button), no: long(button) },
      {
        ...question,
        repeat: { max: 2, more: long(button) },
        fields: [{ ...choice, options: [{ id: 'a', label: long(option) }] }],
      },
    ];
    const file = { file: 'f', value: { ...conversation, form: { word: 'kort', label: long(button) } } };
    const placed = steps.map((value, at) => ({ file: 'f', path: ['steps', at], value }));
    return checkLimits(file, placed).map(({ path }) => path.join('.'));
  };
  expect(findings(75, 70)).toEqual([]);
  expect(findings(76, 71)).toEqual([
    'form.label',
    'steps.0.yes',
    'steps.0.no',
    'steps.1.fields.0.options.0.label',
    'steps.1.repeat.more',
  ]);
  const help = { words: ['help'], label: long(76), about: 'Hulp' };
  const commands = { ...commandsFile.parse(nl.commands), commands: { help } };
  expect(checkCommandLimits({ file: 'f', value: commands }).map(({ path }) => path.join('.'))).toEqual([
    'commands.help.label',
  ]);
});

test('every problem that can be found is found in a test', () => {
  const told = JSON.stringify(allCases);
  const { checks } = contentOf([]);
  const untold = Object.entries(checks.problems).filter(([, { what }]) => !new RegExp(pattern(what)).test(told));
  // Found in the other tests of this folder; the schema lets nothing through that has another shape.
  const elsewhere = [
    'bad-form',
    'button-long',
    'option-long',
    'other-shape',
    'phrase-missing',
    'phrase-parameter',
    'schema-stale',
  ];
  expect(untold.map(([key]) => key).filter((key) => !elsewhere.includes(key))).toEqual([]);
  expect(Object.keys(checks.problems)).toHaveLength(Object.keys(problemParams).length);
});

const base = { id: 's', ask: 'Wat?' };
const plain = {
  ...{ id: 'c', title: 'C', command: 'c', counts: 'person', participants: 'pair', aim: 'A', readers: 'R' },
  lengths: { 5: 'a', 15: 'b', 30: 'c' },
  steps: [{ include: 'b' }],
};

function pattern(what: string): string {
  return what.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+?');
}
