import { afterEach, beforeEach, expect, test } from 'vitest';
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

test.each(['waarom krijg ik dit?', 'geen herinneringen meer', 'stop met berichten', 'herinneringen'])(
  '«%s» says why, and one tap turns them off and on again',
  async (words) => {
    const asked = await hall.text(who, words);
    expect(asked.fallback).toContain('Leergesprekken (Amsterdam)');
    const off = await hall.act(who, actionOf(asked, 'Stop met herinneren'));
    expect(await putOff()).toContainEqual(expect.objectContaining({ person: who, obligation: null }));
    expect(await ofForm()).toBe('uit');
    await hall.act(who, actionOf(off, 'Herinner me toch weer'));
    expect(await putOff()).toEqual([later]);
    expect(await ofForm()).toBe('aan');
  },
);

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
