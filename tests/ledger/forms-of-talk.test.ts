import { expect, test } from 'vitest';
import { realContent, realRules } from '../real-content.ts';
import { Talk } from './talk.ts';

type Choices = Record<string, string>;

/** What each task-focused form is as well, by what was chosen in it: domain/obligations.md and domain/conversations.md. */
test.each<[string, string, Choices, string]>([
  ['taak-spreekuur', '5', {}, 'spreekuur-nabesproken'],
  ['taak-observatie', '5', { kijker: 'opleider' }, 'observatie-nabesproken'],
  ['taak-observatie', '5', { kijker: 'beurtelings' }, 'observatie-nabesproken'],
  ['taak-observatie', '5', { kijker: 'lerende' }, 'task'],
  ['taak-consult', '15', { drager: 'geheugen', scorelijst: 'maas' }, 'task'],
  ['taak-consult', '15', { drager: 'video', scorelijst: 'maas' }, 'maas-nabesproken'],
  ['taak-consult', '15', { drager: 'audio', scorelijst: 'videotoets' }, 'videotoets-nabesproken'],
  ['taak-consult', '15', { drager: 'video', scorelijst: 'geen' }, 'opname-nabesproken'],
  ['taak-consult', '5', {}, 'task'],
  ['taak-vaardigheid', '5', {}, 'vaardigheid-geoefend'],
  ['taak-casus', '5', {}, 'task'],
  ['taak-consultatie', '5', {}, 'task'],
  ['taak-opdracht', '5', {}, 'task'],
  ['taak-thema', '5', {}, 'task'],
  ['persoon', '5', {}, 'person'],
  ['proces', '5', {}, 'process'],
  ['drie', '5', {}, 'three'],
])('%s of %s minutes, %o, is one line: %s', (dialog, length, choices, kind) => {
  const talk = new Talk(['erkenning-leiden'], undefined, dialog, length);
  talk.finish(60, (message) =>
    Object.fromEntries(message.fields.flatMap(({ id }) => (choices[id] === undefined ? [] : [[id, choices[id]]]))),
  );
  expect(talk.counted).toEqual([`2026-11-18 ${kind} 60`]);
});

const asked: Record<string, Record<string, string[]>> = {
  'spreekuur-nabesproken': {
    'coschap-amc': ['dag-bespreken'],
    'erkenning-leiden': ['patientbespreking', 'weekgesprek'],
    'opleiden-lumc': ['dag-openen-en-sluiten', 'leergesprek-uur', 'taakgesprek-maand'],
    'leergesprekken-amsterdam': ['leergesprek-werkdag', 'leergesprekken-week'],
    praktijkleren: ['reflectie-week'],
  },
  'observatie-nabesproken': { 'coschap-amc': ['consult-beoordelen'] },
  'maas-nabesproken': { 'opleiden-lumc': ['leergesprek-uur', 'consultopname-jaar-1', 'taakgesprek-maand'] },
  'videotoets-nabesproken': { 'opleiden-lumc': ['leergesprek-uur', 'consultopname-jaar-3', 'taakgesprek-maand'] },
  'opname-nabesproken': {
    'opleiden-lumc': ['leergesprek-uur', 'consultopname-jaar-1', 'consultopname-jaar-3', 'taakgesprek-maand'],
  },
  'vaardigheid-geoefend': { 'coschap-amc': [], praktijkleren: ['oefentaak-week', 'reflectie-week'] },
  taak: { 'coschap-amc': [], 'erkenning-leiden': ['weekgesprek'] },
};
const rows = Object.entries(asked).flatMap(([kind, programmes]) =>
  Object.entries(programmes).map(([programme, ids]): [string, string, string[]] => [kind, programme, ids]),
);

test.each(rows)('%s counts in %s for %o', (kind, programme, ids) => {
  const found = realRules().programmes.find(({ id }) => id === programme);
  expect(found?.obligations.filter(({ counts }) => counts.includes(kind)).map(({ id }) => id)).toEqual(ids);
});

test.each<[string, string, number, string]>([
  ['coschap-amc', 'taak-spreekuur', 5, 'Dit gesprek telt mee.'],
  ['coschap-amc', 'taak-casus', 5, 'het telt nu voor geen enkele eis mee'],
  ['opleiden-lumc', 'drie', 20, 'het telt nu voor geen enkele eis mee'],
  ['opleiden-lumc', 'drie', 60, 'Dit gesprek telt mee.'],
  ['leergesprekken-amsterdam', 'drie', 5, 'Dit gesprek telt mee.'],
])('the end in %s of %s, %i minutes: %s', (programme, dialog, minutes, text) => {
  const talk = new Talk([programme], undefined, dialog);
  talk.finish(minutes);
  const read = talk.hall.said.map(({ message }) => JSON.stringify(message)).filter((said) => said.includes('Klaar: '));
  expect(read).toHaveLength(2);
  for (const said of read) expect(said).toContain(text);
});

test('a review of the surgery takes the place of a day that was tapped as discussed', () => {
  const talk = new Talk(['coschap-amc'], undefined, 'taak-spreekuur');
  talk.log('aios', 'dag besproken');
  talk.finish(20);
  expect(talk.counted).toEqual(['2026-11-18 spreekuur-nabesproken 20']);
});

test('every form has a label of its own and is in no list', () => {
  for (const [id, { form, as, label }] of Object.entries(realContent().nl.activities))
    if (form !== undefined) expect([id, as?.includes('taak'), label.length > 0]).toEqual([id, true, true]);
});
