import { webAddress } from '../../adapters/web/address.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { type Person, person as schema } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { lookAt } from '../../dialogs/nudges/look-again.ts';
import { keys } from '../../src/keys.ts';
import type { Store, Write } from '../../src/store/port.ts';

const institute = 'test';

/** Every placement begins on this Monday, and is looked at for the first time at this moment (ms): 08:00 in Amsterdam. */
const start = '2026-08-31';
export const begin = instantOf({ date: start, time: '08:00' }, 'Europe/Amsterdam');

/** Documents in one commit while the store is filled. */
const perCommit = 2_000;

const programmes = [
  ['opleiden-lumc'],
  ['leergesprekken-amsterdam'],
  ['coschap-amc'],
  ['praktijkleren'],
  ['erkenning-leiden', 'opleiden-lumc'],
];

/**
 * Puts so many pairs in the store that are reminded of their programmes and do nothing, each due at `begin`. They differ
 * in programme and days; a trainer with `traineesEach` placements, ten pairs to a coordinator. Gives everybody's id.
 */
export async function seedPairs(store: Store, count: number, traineesEach = 1): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const placements = numbers.map((index) => placement(index, `o${Math.floor(index / traineesEach)}`));
  const ids = new Set(
    placements.flatMap(({ trainee, trainers, coordinator }) => [trainee, ...trainers, coordinator ?? '']),
  );
  const writes = [
    ...[...ids].flatMap((id): Write[] => [
      { key: keys.person(institute, id), rev: 0, body: person(id, id.startsWith('c') ? [] : placements) },
      { key: keys.address(webAddress(id)), rev: 0, body: { institute, person: id } },
    ]),
    ...placements.map((one): Write => ({ key: keys.placement(institute, one.id), rev: 0, body: one })),
  ];
  const rest = { at: begin, entries: [], outgoing: [] };
  for (let from = 0; from < writes.length; from += perCommit)
    await store.commit({ ...rest, event: `seed:${from}`, writes: writes.slice(from, from + perCommit), dues: [] });
  await store.commit({ ...rest, event: 'seed', writes: [], dues: placements.map((one) => lookAt(one, begin)) });
  return [...ids];
}

function placement(index: number, trainer: string): Placement {
  return {
    schema: 1,
    id: `p${String(index).padStart(5, '0')}`,
    institute,
    trainee: `a${index}`,
    trainers: [trainer],
    programmes: programmes[index % programmes.length] ?? [],
    start,
    end: '2027-08-29',
    year: 1,
    instituteDay: index % 3 === 0 ? 4 : null,
    contract: 1,
    coordinator: `c${Math.floor(index / 10)}`,
    agreements: [],
    agenda: [],
    agendaSent: null,
    planned: [],
  };
}

function person(id: string, placements: readonly Placement[]): Person {
  const number = Number(id.slice(1));
  return schema.parse({
    schema: 1,
    id,
    institute,
    name: `Persoon ${id}`,
    role: id.startsWith('a') ? 'trainee' : id.startsWith('o') ? 'trainer' : 'coordinator',
    addresses: [webAddress(id)],
    placements: placements
      .filter(({ trainee, trainers }) => trainee === id || trainers.includes(id))
      .map((one) => one.id),
    weekdays: number % 4 === 0 ? [1, 2, 4] : [1, 2, 3, 4, 5],
    away: number % 7 === 3 ? [{ from: '2026-09-14', to: '2026-09-18' }] : [],
  });
}
