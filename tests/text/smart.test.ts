import { expect, test } from 'vitest';
import { type Goal, smartHints } from '../../dialogs/text/smart.ts';
import { lists } from './lists.ts';

const rows: [goal: Goal, ...codes: string[]][] = [
  [{ what: 'Ik vat in elk consult de hulpvraag samen', measured: '8 van de 10 consulten op video', by: '2027-02-01' }],
  [{ what: 'Ik vat minstens vijf keer per week de hulpvraag samen', by: 'voor kerst' }],
  [{ what: 'Drie knieonderzoeken doen onder supervisie', measured: 'de opleider tekent ze af', by: 'week 50' }],
  [{ what: 'Beter worden in consultvoering', by: '1 maart' }, 'vague: Beter worden in', 'no-measure'],
  [
    { what: 'Meer aandacht voor de hulpvraag van de patiënt', measured: 'KPB', by: null },
    'vague: Meer aandacht voor',
    'no-date',
  ],
  [
    { what: 'Ik ga proberen op tijd te lopen', measured: 'uitloop onder 15 minuten', by: 'eind mei' },
    'vague: Ik ga proberen',
  ],
  [{ what: 'Dermatologie' }, 'too-short', 'no-measure', 'no-date'],
  [{ what: '', measured: '', by: '' }, 'too-short', 'no-measure', 'no-date'],
  [{ what: 'Ik sluit elk gesprek af met een vangnetadvies', measured: 'op gevoel', by: '1-3-2027' }, 'no-measure'],
  [
    {
      what: 'Ik sluit elk gesprek af met een vangnetadvies',
      measured: 'gevoel op een schaal van 1 tot 10',
      by: '1-3-2027',
    },
  ],
  [
    { what: 'Ik sluit elk gesprek af met een vangnetadvies', measured: 'weet ik niet', by: '   ' },
    'no-measure',
    'no-date',
  ],
  [{ what: 'Ik sluit elk gesprek af met een vangnetadvies', measured: ' ', by: 'mei' }, 'no-measure'],
];

test.each(rows)('%j', (goal, ...codes) => {
  expect(smartHints(goal, lists).map(({ code, found }) => (found === null ? code : `${code}: ${found}`))).toEqual(
    codes,
  );
});
