import { afterEach, beforeEach, expect, it } from 'vitest';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { personKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { usualRetention } from '../../dialogs/rights/retention.ts';
import { keys } from '../../src/keys.ts';
import { retain } from '../../src/retention.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { type House, onDisk, openHouse, zone } from '../hall/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const onNight = async (date: string) => {
  house.clock.set(instantOf({ date, time: '03:00' }, zone));
  await retain({
    store: house.store(),
    retention: usualRetention,
    now: house.clock.now,
    zone,
    newId: house.newId,
    log: (event) => {
      throw new Error(event);
    },
  });
};
const personOf = async (id: string): Promise<Person | null> => {
  const [stored] = await house.store().read([keys.person('demo', id)]);
  return stored === undefined || stored.rev === 0 ? null : readDocument(personKind, stored.body);
};
const told = async () =>
  (await house.store().outgoing({ of: 'address', to: { channel: 'web', id: 'coach-oost' }, after: 0, limit: 99 })).map(
    ({ message }) => message.fallback,
  );

it('a share goes at the end of the next calendar year, with what the coach was told of it', async () => {
  await house.tap('opleider-oost', 'y|send||2026', { coach: 'coach-oost' });
  const [first] = await told();
  expect(first).toContain('2026');
  await onNight('2027-12-31');
  expect((await personOf('opleider-oost'))?.shares).toHaveLength(1);
  await onNight('2028-01-01');
  expect(await personOf('opleider-oost')).not.toHaveProperty('shares');
  expect(await told()).toEqual([]);
  expect(onDisk(house.dir, first ?? '')).toBe(false);
});

it('who was a coach goes once nothing is kept of what they looked at', async () => {
  await house.tap('coordinator', 'h|stop', { coach: 'coach-oost' });
  await onNight('2028-11-19');
  expect(await personOf('coach-oost')).toHaveProperty('ended');
  await onNight('2028-11-21');
  expect(await personOf('coach-oost')).toBeNull();
  const [address] = await house.store().read([keys.address({ channel: 'web', id: 'coach-oost' })]);
  expect(address?.rev).toBe(0);
  expect(await told()).toEqual([]);
});

it('the name by which a coach was added goes too, although the platform has said who that is', async () => {
  const named = keys.address({ channel: 'teams', id: 'coach@instituut.example' });
  const write = { key: named, rev: 0, body: { institute: 'demo', person: 'coach-oost' } };
  await house.store().commit(writesOnly('named', house.clock.now(), [write]));
  await house.tap('coordinator', 'h|stop', { coach: 'coach-oost' });
  await onNight('2028-11-19');
  expect((await house.store().read([named]))[0]?.rev).toBe(1);
  await onNight('2028-11-21');
  expect((await house.store().read([named]))[0]?.rev).toBe(0);
});

it('somebody who is a coach stays', async () => {
  await onNight('2036-01-01');
  expect(await personOf('coach-oost')).not.toBeNull();
});
