import { afterEach, beforeEach, expect, test } from 'vitest';
import { turnWish } from '../../dialogs/commands/turn-wish.ts';
import { snoozed } from '../../dialogs/frequency/memory.ts';
import { frequencyKind, readDocument } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { actionOf, type Hall, lived, openHall, pair, someone } from '../overview/institute.ts';

const who = 'aios een';
const later = { person: who, obligation: 'leergesprekken-week', until: '2026-12-01' };
const usual = { dagen: '1,2,3,4,5', zone: 'Europe/Amsterdam', instituutsdag: 'geen', dienstverband: '100' };

let hall: Hall;
beforeEach(async () => {
  const one = pair('een');
  hall = await openHall({
    people: [...one.people, someone('coordinator', 'coordinator')],
    placements: [one.placement],
    memories: new Map([['een', snoozed(lived('.'), who, later.obligation, later.until)]]),
    signals: [],
  });
});
afterEach(() => hall.close());

async function putOff() {
  const [stored] = await hall.store.read([keys.frequency('noord', 'een')]);
  return readDocument(frequencyKind, stored?.body).snoozes;
}
const ofForm = async () =>
  (await hall.text(who, 'instellingen')).fields.find(({ id }) => id === 'herinneringen')?.value;

test.each([
  'waarom krijg ik dit?',
  'geen berichten meer',
  'stop met berichten',
  'herinneringen',
  'herinneringen uit tot maandag',
])('«%s» says why, and one tap turns them off and on again', async (words) => {
  const asked = await hall.text(who, words);
  expect(asked.fallback).toContain('Leergesprekken (Amsterdam)');
  const off = await hall.act(who, actionOf(asked, 'Stop met herinneren'));
  expect(await putOff()).toContainEqual(expect.objectContaining({ person: who, obligation: null }));
  expect(await ofForm()).toBe('uit');
  await hall.act(who, actionOf(off, 'Herinner me toch weer'));
  expect(await putOff()).toEqual([later]);
  expect(await ofForm()).toBe('aan');
});

test.each([
  ['herinneringen uit', 'herinneringen aan'],
  ['Zet herinneringen uit.', 'Zet herinneringen aan.'],
  ['zet mijn seintjes maar uit', 'zet mijn seintjes weer aan'],
  ['geen herinneringen meer', 'weer herinneringen'],
  ['stop met herinneren', 'herinner me weer'],
  ['ik wil geen herinneringen meer', 'ik wil weer herinneringen'],
])('«%s» turns them off and «%s» on again, each with one tap back', async (off, on) => {
  const isOff = await hall.text(who, off);
  expect(isOff.fallback).toContain('geen seintjes meer');
  expect(await ofForm()).toBe('uit');
  const isOn = await hall.text(who, on);
  expect(isOn.fallback).toContain('weer een seintje');
  expect(await ofForm()).toBe('aan');
  await hall.act(who, actionOf(isOn, 'Stop met herinneren'));
  expect(await ofForm()).toBe('uit');
  await hall.act(who, actionOf(isOff, 'Herinner me toch weer'));
  expect(await putOff()).toEqual([later]);
  expect(await ofForm()).toBe('aan');
});

test.each([
  ['herinneringen', null],
  ['herinneringen aan', 'on'],
  ['herinneringen uitzetten', 'off'],
  ['schakel de herinneringen in', 'on'],
  ['kun je de herinneringen uitzetten?', 'off'],
  ['herinneringen niet uit', null],
  ['geen herinneringen aan', null],
  ['herinneringen uit vakantie', null],
  ['stop berichten', null],
  ['waarom krijg ik dit', null],
])('«%s» wants them %s', (words, wish) => {
  expect(turnWish('', words)).toBe(wish);
});

test('who has them like that already reads how it stands', async () => {
  expect((await hall.text(who, 'herinneringen aan')).blocks[1]).toMatchObject({
    text: 'Nu staan je herinneringen aan: hoogstens één bericht per dag.',
  });
});

test('of two placements it says which are off, and the words turn both the same way', async () => {
  const [one, two] = [pair('een'), pair('twee', { trainers: ['opleider een'] })];
  const trainer = someone('opleider een', 'trainer', { placements: ['een', 'twee'] });
  const both = await openHall({
    people: [...one.people.slice(0, 1), ...two.people.slice(0, 1), trainer, someone('coordinator', 'coordinator')],
    placements: [one.placement, two.placement],
    memories: new Map(),
    signals: [],
  });
  const off = async () => {
    const stored = await both.store.read(['een', 'twee'].map((id) => keys.frequency('noord', id)));
    const known = stored.map(({ body }) => (body === null ? [] : readDocument(frequencyKind, body).snoozes));
    return known.map((snoozes) => snoozes.some(({ person }) => person === trainer.id));
  };
  const partly = async () => both.act(trainer.id, 'n|mute|een|*');
  const asked = async () => both.text(trainer.id, 'herinneringen');
  try {
    expect((await partly()).fallback).toContain('Over aios een stuur ik je geen seintjes meer.');
    const card = await asked();
    expect(card.blocks[1]).toMatchObject({
      text: expect.stringContaining('Nu staan je herinneringen aan, maar niet die over aios een.'),
    });
    expect(card.buttons.map(({ label }) => label)).toEqual(['Herinner me toch weer', 'Stop met herinneren']);
    await both.act(trainer.id, actionOf(card, 'Herinner me toch weer'));
    expect(await off()).toEqual([false, false]);
    expect((await asked()).buttons.map(({ label }) => label)).toEqual(['Stop met herinneren']);
    for (const words of ['herinneringen aan', 'weer herinneringen']) {
      await partly();
      expect((await both.text(trainer.id, words)).fallback).toContain('weer een seintje');
      expect(await off()).toEqual([false, false]);
    }
    await partly();
    expect((await both.text(trainer.id, 'herinneringen uit')).fallback).toContain('geen seintjes meer');
    expect(await off()).toEqual([true, true]);
  } finally {
    await both.close();
  }
});

test('the settings turn them off and on, and a form without the field leaves them as they are', async () => {
  await hall.act(who, 'i|save', { ...usual, herinneringen: 'uit' });
  expect(await ofForm()).toBe('uit');
  await hall.act(who, 'i|save', { ...usual, dagen: '1,2' });
  expect(await ofForm()).toBe('uit');
  await hall.act(who, 'i|save', { ...usual, herinneringen: 'aan' });
  expect(await putOff()).toEqual([later]);
});

test('the tap under an old reminder and the settings say the same', async () => {
  await hall.act(who, 'n|mute|een|*');
  expect(await ofForm()).toBe('uit');
  await hall.act(who, 'n|unmute|een|*');
  expect(await ofForm()).toBe('aan');
});

test('a month of quiet is not off', async () => {
  await hall.act(who, 'n|month|een|*');
  expect(await ofForm()).toBe('aan');
});

test('stop with nothing under way leads there; to a coordinator the words lead to the settings', async () => {
  const stop = await hall.text(who, 'Stop!');
  expect((await hall.act(who, actionOf(stop, 'Herinneringen'))).fallback).toContain('Leergesprekken');
  expect((await hall.text('coordinator', 'geen berichten meer')).fields.map(({ id }) => id)).toContain('maandag');
});
