import { expect, test } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import type { Entry } from '../../dialogs/model/decision.ts';
import { at, Pair, wednesday } from './pair.ts';

const amsterdam = 'leergesprekken-amsterdam';
const done = (obligation: string, sent?: number) =>
  encodeAction({ kind: 'nudge', verb: 'done', placement: 'p1', obligation, ...(sent !== undefined && { at: sent }) });
const both = { gedaan: 'leergesprek-werkdag,leergesprekken-week' };
const led = (kind: string): Entry => ({
  key: 'sessie',
  institute: 'test',
  placement: 'p1',
  kind,
  at: at(wednesday, '09:00'),
  minutes: 30,
  amount: 1,
  by: 'aios',
  undoes: null,
});

test('one talk for two requirements is one line, as long as the longest asks, and says how both stand', () => {
  const pair = new Pair({ programme: amsterdam, start: '2026-08-03' });
  const [said] = pair.tap('aios', done('*', pair.now), both);
  expect(pair.counted).toEqual(['leergesprek 1 60']);
  expect(said?.text.split('\n')).toEqual([
    'Geteld: Leergesprek van 60 minuten, vandaag.',
    'Leergesprek van de dag: nu 1 van 5.',
    'Leergesprekken: nu 1 van 3.',
  ]);
});

test('what asks for one kind of talk says which it was', () => {
  const pair = new Pair({ programme: amsterdam, start: '2026-08-03' });
  pair.tap('aios', done('*'), { gedaan: 'leergesprek-werkdag,procesgesprek-kwartaal,leergesprekken-week' });
  expect(pair.counted).toEqual(['proces 1 60']);
});

test.each<[string, string, (pair: Pair) => unknown, string]>([
  ['the other', 'opleider', (pair) => pair.tap('aios', done('*'), both), 'dat is al geteld, door aios.'],
  ['the same person', 'aios', (pair) => pair.tap('aios', done('*'), both), 'dat heb je al geteld.'],
  [
    'a finished conversation',
    'aios',
    (pair) => pair.entries.push(led('task')),
    'dat telt al mee als Taakgericht gesprek.',
  ],
])('counted before by %s: asked once, and not counted', (_name, who, first, asked) => {
  const pair = new Pair({ programme: amsterdam, start: '2026-08-03' });
  first(pair);
  const before = pair.entries.length;
  const [said, ...more] = pair.tap(who, done('*'), both);
  expect([said?.text, more.length, pair.entries.length]).toEqual([
    `Leergesprek van 60 minuten, vandaag: ${asked} Was dit een andere keer?`,
    0,
    before,
  ]);
  pair.tap(who, said?.message.buttons[0]?.action ?? '');
  expect(pair.entries.length).toBe(before + 1);
  expect(pair.counted.at(-1)).toBe('leergesprek 1 60');
});

test('a talk of which no minutes were asked can be counted again too', () => {
  const pair = new Pair({ programme: amsterdam, start: '2026-08-03' });
  pair.tap('aios', done('leergesprekken-week'));
  const [said] = pair.tap('opleider', done('leergesprekken-week'));
  const [sure] = pair.tap('opleider', said?.message.buttons[0]?.action ?? '');
  expect(sure?.text).toContain('Geteld: Leergesprek, vandaag.');
  expect(pair.counted).toEqual(['leergesprek 1 0', 'leergesprek 1 0']);
});

test.each<[string, number | undefined, string]>([
  ['the day it was sent', at(wednesday, '09:00'), 'Geteld: KPB, vandaag.\nKPB: nu 1 van 1, gehaald.'],
  ['a button of before, without a day', undefined, 'Geteld: KPB, vandaag.\nKPB: nu 1 van 1, gehaald.'],
  ['a day later', at('2026-11-17', '17:59'), 'KPB: op welke dag was dat?'],
])('a tap on %s', (_name, sent, expected) => {
  const pair = new Pair({});
  const [said] = pair.tap('aios', done('kpb', sent));
  expect(said?.text).toContain(expected);
  expect(pair.counted).toEqual(expected.startsWith('Geteld') ? ['kpb 1 0'] : []);
});

test('the form for another day holds what it was and no day', () => {
  const pair = new Pair({ programme: amsterdam, start: '2026-08-03' });
  const [said, ...more] = pair.tap('opleider', done('*', at('2026-11-16')), both);
  const filled = said?.message.fields.map(({ id, value }) => `${id}=${value ?? ''}`);
  expect([filled, more.length]).toEqual([['wat=leergesprek', 'aantal=', 'minuten=60', 'dag='], 0]);
  pair.tap('opleider', said?.message.buttons[0]?.action ?? '', { wat: 'leergesprek', minuten: '60', dag: 'maandag' });
  expect(pair.entries.map(({ at: moment }) => moment)).toEqual([at('2026-11-16', '12:00')]);
});

test('of patients it is asked how many, and what else was ticked is counted', () => {
  const pair = new Pair({ programme: 'coschap-amc', start: '2026-11-02', end: '2026-12-06' });
  const ticked = { gedaan: 'patienten-per-week,dag-bespreken' };
  const [counted, form] = pair.tap('aios', done('*', pair.now), ticked);
  expect(pair.counted).toEqual(['dagbespreking 1 0']);
  expect(counted?.text).toContain('De dag bespreken: nu 1 van 5.');
  expect(form?.text).toContain('Patiënten zelfstandig gezien: hoeveel waren het er?');
});

test('not today without a tick is about what was reminded of, not about all that is asked', () => {
  const obligations = ['kpb', 'kvb', 'leoh'].map((id) => ({
    id,
    label: id,
    who: 'both',
    counts: [id],
    min: 1,
    window: 'week',
  }));
  const pair = new Pair({ obligations });
  const [kpb, kvb] = ['kpb', 'kvb'].map((id) => `${id}/behind/aios`);
  // Of a long period only the second time may have been said, after an absence.
  const leoh = 'leoh/behind/aios/again';
  pair.memory.told = {
    [kpb ?? '']: dayOf('2026-11-16'),
    [kvb ?? '']: dayOf('2026-11-09'),
    [leoh]: dayOf('2026-11-16'),
  };
  pair.tap('aios', encodeAction({ kind: 'nudge', verb: 'later', placement: 'p1', obligation: '*' }));
  expect(pair.memory.snoozes.map(({ obligation }) => obligation)).toEqual(['kpb', 'leoh']);
});

test.each<[string, string, number]>([
  ['Wednesday: it comes back tomorrow', wednesday, 1],
  ['Friday, the last practice day of the week: it lapses', '2026-11-20', 0],
])('not today, on a %s', (_name, day, snoozes) => {
  const pair = new Pair({});
  pair.now = at(day);
  const [said] = pair.tap('aios', encodeAction({ kind: 'nudge', verb: 'later', placement: 'p1', obligation: 'kpb' }));
  expect([said?.text, pair.memory.snoozes.length]).toEqual(['Goed, vandaag niet meer.', snoozes]);
});

test.each<[string, string, string]>([
  ['tomorrow is a Saturday', '2026-11-21', 'Afgesproken. Ik kom er maandag 23 november op terug.'],
  ['a practice day', '2026-11-26', 'Afgesproken. Ik kom er donderdag 26 november op terug.'],
])('a snooze to a day on which nobody is written to moves on: %s', (_name, until, said) => {
  const pair = new Pair({});
  pair.now = at('2026-11-20');
  const snooze = encodeAction({ kind: 'nudge', verb: 'snooze', placement: 'p1', obligation: 'kpb' });
  expect(pair.tap('aios', snooze, { tot: until }).map(({ text }) => text)).toEqual([said]);
});
