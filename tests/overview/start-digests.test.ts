import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { person } from '../../dialogs/model/person.ts';
import { startDigests } from '../../src/start-digests.ts';
import { DATABASE_NAME } from '../../src/store/sqlite/open.ts';
import { openPlace, type Place } from '../hall/place.ts';
import { type Hall, now, openHall, pair, someone } from './institute.ts';

let hall: Hall | null = null;
let place: Place | null = null;
afterEach(async () => {
  await hall?.close();
  await place?.close();
  [hall, place] = [null, null];
});

const given = ({ store }: Hall) => ({
  store,
  now: () => now,
  holidays: new Set<string>(),
  newId: () => `d${++ids}`,
  log: (event: string) => {
    throw new Error(event);
  },
});
let ids = 0;
const digestOf = async ({ store }: Hall, id: string) => {
  const [stored] = await store.read([`noord/person/${id}`]);
  return person.parse(stored?.body).digest;
};

test('the Monday message comes to whoever has a running pair and did nothing yet, once', async () => {
  const pairs = [
    pair('a'),
    pair('b', { coordinator: 'uit' }),
    pair('c', { coordinator: 'later', start: '2027-09-01', end: '2028-08-31' }),
    pair('d', { coordinator: 'vroeger', end: '2026-10-01' }),
    pair('e', { coordinator: 'opleider a' }),
  ];
  const open = await openHall({
    people: [
      ...pairs.flatMap(({ people }) => people),
      someone('coordinator', 'coordinator'),
      someone('uit', 'coordinator', { digest: 'off' }),
      ...['later', 'vroeger', 'zonder'].map((id) => someone(id, 'coordinator')),
    ],
    placements: pairs.map(({ placement }) => placement),
    memories: new Map(),
    signals: [],
  });
  hall = open;
  await startDigests(given(open));
  await startDigests(given(open));
  expect((await open.dues()).map(({ key }) => key)).toEqual(['noord/digest/coordinator']);
  expect(
    await Promise.all(
      ['coordinator', 'uit', 'later', 'vroeger', 'zonder', 'opleider a'].map((id) => digestOf(open, id)),
    ),
  ).toEqual(['on', 'off', undefined, undefined, undefined, undefined]);
  await open.passTo(instantOf({ date: '2026-11-30', time: '12:00' }, 'Europe/Amsterdam'));
  const said = (await open.said()).filter(({ message }) => message.title === 'Je koppels deze week');
  expect(said.map(({ to }) => to.id)).toEqual(['coordinator']);
});

test('a program that starts sees to it', async () => {
  place = openPlace();
  await place.runHere();
  const file = new DatabaseSync(join(place.env.data, DATABASE_NAME), { readOnly: true });
  await vi.waitFor(() => {
    const keys = file.prepare("SELECT key FROM due WHERE kind = 'digest'").all();
    expect(keys.map(({ key }) => key)).toEqual(['demo/digest/coordinator']);
  });
  file.close();
});
