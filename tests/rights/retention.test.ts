import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { emptyMemory } from '../../dialogs/frequency/memory.ts';
import { personKind, placementKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { limitsOn, monthsBefore, usualRetention } from '../../dialogs/rights/retention.ts';
import { keys } from '../../src/keys.ts';
import { retain } from '../../src/retention.ts';
import { pair } from '../hall/conversation.ts';
import { type House, onDisk, openHouse, zone } from '../hall/house.ts';
import { message } from '../store/sample.ts';
import { canaryOf, playWithCanaries } from './canary.ts';

const [trainer, trainee] = pair;
let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const tidy = () =>
  retain({
    store: house.store(),
    retention: usualRetention,
    now: house.clock.now,
    zone,
    newId: house.newId,
    log: (event) => {
      throw new Error(event);
    },
  });

/** The morning of a day, ms. */
const on = (date: string) => instantOf({ date, time: '03:00' }, zone);

async function placement(): Promise<{ placement: Placement; key: ReturnType<typeof keys.placement>; rev: number }> {
  const all = await house.store().list('demo', 'placement', null, 9);
  const stored = all.find(({ body }) => readDocument(placementKind, body).trainee === trainee);
  if (stored === undefined) throw new Error('no placement');
  return { placement: readDocument(placementKind, stored.body), key: stored.key, rev: stored.rev };
}

async function put(key: ReturnType<typeof keys.placement>, body: unknown): Promise<void> {
  const [stored] = await house.store().read([key]);
  const writes = [{ key, rev: stored?.rev ?? 0, body }];
  await house.store().commit({ event: house.newId(), at: 1, writes, entries: [], dues: [], outgoing: [] });
}

/** Words of both in everything that a placement keeps. */
async function fill(): Promise<void> {
  await playWithCanaries(house, 'proces', '15');
  await house.say(trainee, `vraag Hoe vertel ik slecht nieuws ${canaryOf(trainee)}-vraag`);
  await house.tap(trainee, 'b|feedback-voorbereiden|5');
  await house.say(trainee, `Dat zag ik ${canaryOf(trainee)}-alleen`);
  const { placement: one } = await placement();
  const line = { by: trainer, text: `Griep ${canaryOf(trainer)}-regel` };
  await put(keys.frequency('demo', one.id), { ...emptyMemory(), lines: { eis: line } });
}

describe('every night', () => {
  test('the content of a placement goes three months after its end, on the disk too; its counts stay', async () => {
    await fill();
    const { placement: whole, key } = await placement();
    const one = { ...whole, end: '2027-03-31' };
    await put(key, one);
    const counts = await house.store().entries('demo', 0);

    house.clock.set(on(addDays(one.end, 60)));
    await tidy();
    expect(onDisk(house.dir, 'kanarie')).toBe(true);

    house.clock.set(on(addDays(one.end, 93)));
    await tidy();
    expect(onDisk(house.dir, 'kanarie')).toBe(false);
    expect(await house.store().entries('demo', 0)).toEqual(counts);
    expect(await house.store().list('demo', 'session', null, 9)).toEqual([]);
    const [person] = await house.store().read([keys.person('demo', trainee)]);
    expect(readDocument(personKind, person?.body)).toMatchObject({ sessions: [], finished: [], name: 'Aios Oost' });
    // And it can be done again.
    await tidy();
  });

  test('what a trainer has with somebody else stays', async () => {
    await fill();
    const { placement: one } = await placement();
    const other = {
      ...one,
      id: 'ander',
      trainee: 'coassistent-west',
      end: addDays(one.end, 400),
      agenda: [],
      agreements: [],
    };
    await put(keys.placement('demo', 'ander'), other);
    const [stored] = await house.store().read([keys.person('demo', trainer)]);
    const person = readDocument(personKind, stored?.body);
    await put(keys.person('demo', trainer), { ...person, placements: [...person.placements, 'ander'] });
    const to = { channel: 'web' as const, id: trainer };
    await house.store().commit({
      event: 'said',
      at: 1,
      writes: [],
      entries: [],
      dues: [],
      outgoing: [{ key: 'demo/z/1', to, message: message('over de ander'), replaces: null }],
    });

    house.clock.set(on(addDays(one.end, 93)));
    await tidy();
    expect(onDisk(house.dir, 'kanarie')).toBe(false);
    const left = await house.store().outgoing({ of: 'key', key: 'demo/z/1', limit: 1 });
    expect(left).toHaveLength(1);
  });

  test('counts go after the calendar year that follows, and with them the placement and who is in no other', async () => {
    await fill();
    const { placement: one } = await placement();
    house.clock.set(on(`${Number(one.end.slice(0, 4)) + 1}-12-31`));
    await tidy();
    expect(await placement()).toBeDefined();

    house.clock.set(on(`${Number(one.end.slice(0, 4)) + 2}-01-02`));
    await tidy();
    expect(await house.store().entries('demo', 0)).toEqual([]);
    expect(await house.store().list('demo', 'placement', null, 99)).toEqual([]);
    expect((await house.store().read([keys.person('demo', trainee)]))[0]?.rev).toBe(0);
    expect((await house.store().read([keys.address({ channel: 'web', id: trainee })]))[0]?.rev).toBe(0);
    expect(onDisk(house.dir, 'Aios Oost')).toBe(false);
    // The coordinator is in no placement and stays.
    expect((await house.store().read([keys.person('demo', 'coordinator')]))[0]?.rev).toBeGreaterThan(0);
  });

  test('an agenda item goes after a year, also of a placement that runs', async () => {
    const { placement: one, key } = await placement();
    await put(key, { ...one, end: '2029-12-31' });
    await house.say(trainee, `vraag Hoe vertel ik slecht nieuws ${canaryOf(trainee)}-vraag`);
    const { date } = wallAt(house.clock.now(), zone);
    house.clock.set(on(addDays(date, 364)));
    await tidy();
    expect((await placement()).placement.agenda).toHaveLength(1);
    house.clock.set(on(addDays(date, 367)));
    await tidy();
    expect((await placement()).placement.agenda).toEqual([]);
    expect(onDisk(house.dir, `${canaryOf(trainee)}-vraag`)).toBe(false);
  });

  test('who looked is kept for two years', async () => {
    await house.say('coordinator', 'gegevens');
    await put(keys.access('demo', '2026-11-19', 'coordinator'), {
      schema: 1,
      institute: 'demo',
      by: 'coordinator',
      date: '2026-11-19',
      seen: [{ what: 'overview', about: [], times: 1, at: 1 }],
    });
    house.clock.set(on('2028-11-19'));
    await tidy();
    expect(await house.store().list('demo', 'access', null, 9)).toHaveLength(1);
    house.clock.set(on('2028-11-20'));
    await tidy();
    expect(await house.store().list('demo', 'access', null, 9)).toEqual([]);
  });
});

describe('dates', () => {
  test.each([
    ['2026-05-31', 3, '2026-02-28'],
    ['2028-05-31', 3, '2028-02-29'],
    ['2026-01-15', 3, '2025-10-15'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-12-31', 12, '2025-12-31'],
    ['2028-02-29', 24, '2026-02-28'],
  ])('%s less %i months is %s', (date, count, expected) => {
    expect(monthsBefore(date, count)).toBe(expected);
  });

  test('counts of a year go when the next one is over', () => {
    expect(limitsOn('2027-12-31', usualRetention).counts).toBe('2026-01-01');
    expect(limitsOn('2028-01-01', usualRetention).counts).toBe('2027-01-01');
  });
});

test('whoever wrote before they were placed, and was not heard of since, leaves no address behind', async () => {
  const met = (id: string, asked: number) => ({ user: id, asked, aliases: [`${id}@instituut.nl`] });
  const now = house.clock.now();
  const ago = (days: number) => now - days * 86_400_000;
  await put(keys.kept('teams', 'reference:lang'), met('lang', ago(100)));
  await put(keys.kept('teams', 'named:lang@instituut.nl'), { version: 1, person: 'lang' });
  await put(keys.kept('teams', 'reference:ander'), { ...met('ander', ago(100)), aliases: ['kort@instituut.nl'] });
  await put(keys.kept('teams', 'reference:kort'), met('kort', ago(60)));
  await put(keys.kept('teams', 'named:kort@instituut.nl'), { version: 1, person: 'kort' });
  await put(keys.kept('teams', 'reference:bekend'), { ...met('bekend', 1), asked: null });
  await put(keys.kept('slack', 'person:T1:U1'), { asked: ago(100), aliases: ['u1@instituut.nl'] });
  await tidy();
  const left = async (channel: 'teams' | 'slack') =>
    (await house.store().list('_', channel, null, 99)).map(({ key }) => key.split('/').at(-1));
  expect(await left('teams')).toEqual(['named:kort@instituut.nl', 'reference:bekend', 'reference:kort']);
  expect(await left('slack')).toEqual([]);
  expect(onDisk(house.dir, 'lang@instituut.nl')).toBe(false);
});
