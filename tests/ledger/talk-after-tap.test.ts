import { expect, test } from 'vitest';
import { Talk } from './talk.ts';

const [tuesday, wednesday, thursday] = ['2026-11-17', '2026-11-18', '2026-11-19'];
const day = 24 * 60 * 60 * 1000;

test.each<[string, (talk: Talk) => void, number | null, string[]]>([
  ['nothing before', () => undefined, 25, [`${wednesday} task 25`]],
  ['a talk of no kind', (talk) => talk.log('aios', 'leergesprek 60'), 25, [`${wednesday} task 25`]],
  ['of the same kind, by the other', (talk) => talk.log('opleider', 'taak 30'), 25, [`${wednesday} task 25`]],
  ['minutes that nobody confirmed', (talk) => talk.log('aios', 'leergesprek 60'), null, [`${wednesday} task 60`]],
  [
    'of another kind',
    (talk) => talk.log('aios', 'persoon 30'),
    25,
    [`${wednesday} persoon 30`, `${wednesday} task 25`],
  ],
  ['no talk at all', (talk) => talk.log('aios', 'kpb'), 25, [`${wednesday} kpb 0`, `${wednesday} task 25`]],
  [
    'the day before it began',
    (talk) => talk.log('aios', 'taak 30 gisteren'),
    25,
    [`${tuesday} taak 30`, `${wednesday} task 25`],
  ],
  [
    'by who took no part',
    (talk) => talk.log('tweede', 'taak 30'),
    25,
    [`${wednesday} taak 30`, `${wednesday} task 25`],
  ],
  [
    'two times: one of them, the one that says the kind',
    (talk) => {
      talk.log('aios', 'leergesprek 60');
      talk.log('opleider', 'taak 30');
      talk.hall.send('opleider', {
        kind: 'act',
        action: talk.hall.said.at(-1)?.message.buttons[0]?.action ?? '',
        values: {},
      });
    },
    25,
    [`${wednesday} leergesprek 60`, `${wednesday} task 25`],
  ],
  [
    'taken back before',
    (talk) => {
      talk.log('aios', 'leergesprek 60');
      talk.hall.send('aios', {
        kind: 'act',
        action: talk.hall.said.at(-1)?.message.buttons[0]?.action ?? '',
        values: {},
      });
    },
    null,
    [`${wednesday} task 1`],
  ],
])('finished after %s', (_name, before, minutes, expected) => {
  const talk = new Talk();
  before(talk);
  talk.finish(minutes);
  expect(talk.counted.toSorted()).toEqual(expected.toSorted());
});

test('a programme that does not know a talk of no kind beside it: both count', () => {
  const talk = new Talk([]);
  talk.log('aios', 'leergesprek 60');
  expect(talk.finish(25)).toEqual([]);
  expect(talk.counted).toEqual([`${wednesday} leergesprek 60`, `${wednesday} task 25`]);
});

test('finished the day after: it counts on the day that was told, and all who took part read so', () => {
  const talk = new Talk(undefined, ['aios', 'opleider', 'tweede']);
  talk.log('tweede', 'leergesprek 60');
  talk.hall.now += day;
  const text =
    'Er was al geteld: Leergesprek van 60 minuten, gisteren. Dit gesprek komt daarvoor in de plaats en telt één keer, met 45 minuten.';
  expect(talk.finish(45)).toEqual(['aios', 'opleider', 'tweede'].map((who) => `${who}: ${text}`));
  expect(talk.counted).toEqual([`${wednesday} task 45`]);
});

test('another talk after all: each on its own day, and once however often it is tapped', () => {
  const talk = new Talk();
  talk.log('aios', 'leergesprek 60');
  talk.hall.now += day;
  talk.finish(45);
  for (const who of ['opleider', 'opleider', 'aios']) talk.apart(who);
  expect(talk.counted.toSorted()).toEqual([`${wednesday} leergesprek 60`, `${thursday} task 45`]);
  expect(talk.read('apart')).toEqual([
    'aios: Volgens opleider waren het twee gesprekken. Nu tellen ze allebei: Een hele casus doorlopen, en Leergesprek van 60 minuten, gisteren.',
  ]);
  expect(talk.hall.said.at(-1)?.message.fallback).toBe('Ze tellen al allebei mee.');
});

test('minutes that nobody confirmed were of the other talk', () => {
  const talk = new Talk();
  talk.log('aios', 'leergesprek 60');
  talk.finish(null);
  talk.apart('aios');
  expect(talk.counted.toSorted()).toEqual([`${wednesday} leergesprek 60`, `${wednesday} task 1`]);
});

test.each(['tweede', 'aios'])('%s taps at a conversation that took nothing’s place, or without a part in it', (who) => {
  const talk = new Talk();
  if (who === 'tweede') talk.log('aios', 'leergesprek 60');
  talk.finish(45);
  const before = talk.hall.entries.length;
  talk.apart(who);
  expect(talk.hall.entries.length).toBe(before);
});

test('who logged what a conversation took the place of can take it back once it counts again', () => {
  const talk = new Talk();
  talk.log('aios', 'leergesprek 60');
  const wrong = talk.hall.said.at(-1)?.message.buttons[0]?.action ?? '';
  const press = () => {
    talk.hall.send('aios', { kind: 'act', action: wrong, values: {} });
    return talk.hall.said.at(-1)?.message.fallback ?? '';
  };
  talk.finish(45);
  expect(press()).toContain('het gesprek zelf kwam ervoor in de plaats');
  talk.apart('opleider');
  expect(press()).toContain('Weggehaald, telt niet meer mee: Leergesprek van 60 minuten');
  expect(talk.counted).toEqual([`${wednesday} task 45`]);
  talk.apart('opleider');
  expect(talk.counted).toEqual([`${wednesday} task 45`]);
});

test.each<[string, string, string, string | null]>([
  ['aios', 'leergesprek 60', 'taak 30', 'Leergesprek'],
  ['opleider', 'leergesprek 60', 'taak 30', 'Leergesprek'],
  ['aios', 'taak 30', 'leergesprek 60', 'Taakgericht gesprek'],
  ['aios', 'taak 30', 'persoon 30', null],
  ['aios', 'taak 30', 'taak 20', null],
  ['aios', 'kpb', 'kvb', null],
])('%s logs %s and aios then %s: asked as %s', (who, first, second, as) => {
  const talk = new Talk();
  talk.log(who, first);
  talk.log('aios', second);
  const said = talk.hall.said.at(-1)?.message.fallback ?? '';
  expect([
    talk.hall.entries.length,
    as === null || said.includes(`dat telt al mee als ${as}. Was dit een andere keer?`),
  ]).toEqual([as === null ? 2 : 1, true]);
});

test('the same talk, with its kind: noted in the place of the own line', () => {
  const talk = new Talk();
  talk.log('aios', 'leergesprek 60');
  talk.log('aios', 'taak 30');
  const instead = talk.hall.said.at(-1)?.message.buttons.find(({ action }) => action.startsWith('l|instead|'))?.action;
  const press = () => talk.hall.send('aios', { kind: 'act', action: instead ?? '', values: {} });
  press();
  expect(talk.counted).toEqual([`${wednesday} taak 30`]);
  press();
  expect(talk.hall.said.at(-1)?.message.fallback).toContain('dat heb je al geteld. Was dit een andere keer?');
  expect(talk.counted).toEqual([`${wednesday} taak 30`]);
});

test.each([
  ['opleider', 'leergesprek 60', 'taak 30'],
  ['aios', 'taak 30', 'leergesprek 60'],
])('a line of %s, %s, is not taken away by %s', (who, first, second) => {
  const talk = new Talk();
  talk.log(who, first);
  talk.log('aios', second);
  const [yes] = talk.hall.said.at(-1)?.message.buttons ?? [];
  expect(talk.hall.said.at(-1)?.message.buttons).toHaveLength(2);
  const forged = (yes?.action ?? '').replace('l|yes|', 'l|instead|');
  talk.hall.send('aios', { kind: 'act', action: forged, values: {} });
  expect(talk.hall.entries.length).toBe(1);
});
