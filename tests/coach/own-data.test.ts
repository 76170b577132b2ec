import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Download } from '../../dialogs/model/message.ts';
import { makeDownload } from '../../src/exports/make-download.ts';
import { type House, onDisk, openHouse, realContent } from '../hall/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.tap('opleider-oost', 'y|send||2026', { coach: 'coach-oost' });
  await house.tap('opleider-west', 'y|send||2026', { coach: 'coach-oost' });
});
afterEach(() => house.close());

const fileOf = async (id: string, what: Download) => {
  const { clock, newId } = house;
  const deps = { store: house.store(), content: realContent(), now: clock.now, newId, frequency: () => null };
  return String(await makeDownload(deps, { channel: 'web', id }, what));
};
// Half a minute passes with each event.
const [oost, west] = ['2026-11-19T08:00:30.000Z', '2026-11-19T08:01:00.000Z'];

it('a trainer’s own data tell what is shared with whom', async () => {
  expect(JSON.parse(await fileOf('opleider-oost', 'own-json'))).toMatchObject({
    sharedYears: [{ year: 2026, with: 'Coach Oost', since: oost }],
  });
  expect(await fileOf('opleider-oost', 'own-html')).toContain('2026 met Coach Oost');
});

it('a coach’s own data tell who shares, and no figure of theirs', async () => {
  const data = JSON.parse(await fileOf('coach-oost', 'own-json'));
  expect(data.sharedWithYou).toEqual([
    { trainer: 'Opleider Oost', year: 2026, since: oost },
    { trainer: 'Opleider West', year: 2026, since: west },
  ]);
  expect(data.placements).toEqual([]);
  const page = await fileOf('coach-oost', 'own-html');
  expect(page).toContain('2026 met Opleider Oost; 2026 met Opleider West');
  expect(page).not.toContain('Aios');
});

it('what a coach looked at stands in the data of the trainer it was of, and of nobody else', async () => {
  await house.tap('coach-oost', 'y|open|opleider-oost|2026');
  const looks = async (id: string) => JSON.parse(await fileOf(id, 'own-json')).looks;
  expect(await looks('opleider-oost')).toContainEqual(expect.objectContaining({ by: 'Coach Oost', what: 'year' }));
  for (const id of ['opleider-west', 'aios-oost', 'coordinator'])
    expect(JSON.stringify(await looks(id))).not.toContain('year');
});

it('a trainer who erases shares nothing any more, also on the disk', async () => {
  expect(onDisk(house.dir, 'Opleider Oost deelt het jaaroverzicht')).toBe(true);
  await house.tap('opleider-oost', 'd|erase-sure');
  expect(onDisk(house.dir, 'Opleider Oost deelt het jaaroverzicht')).toBe(false);
  expect(JSON.parse(await fileOf('coach-oost', 'own-json')).sharedWithYou).toEqual([
    { trainer: 'Opleider West', year: 2026, since: west },
  ]);
});

it('a coach who erases is shared nothing any more, and stays a coach', async () => {
  await house.tap('coach-oost', 'd|erase-sure');
  for (const id of ['opleider-oost', 'opleider-west'])
    expect(JSON.parse(await fileOf(id, 'own-json'))).not.toHaveProperty('sharedYears');
  await house.tap('opleider-oost', 'y|send||2026', { coach: 'coach-oost' });
  expect(JSON.parse(await fileOf('coach-oost', 'own-json')).sharedWithYou).toHaveLength(1);
});
