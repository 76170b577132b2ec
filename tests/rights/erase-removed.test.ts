import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Escalation, Memory } from '../../dialogs/frequency/memory.ts';
import { emptyMemory, explained } from '../../dialogs/frequency/memory.ts';
import { personKind, placementKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { escalationMessage } from '../../dialogs/nudges/escalation-message.ts';
import { usualRetention } from '../../dialogs/rights/retention.ts';
import { keys } from '../../src/keys.ts';
import { retain } from '../../src/retention.ts';
import type { Key } from '../../src/store/port.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { pair } from '../hall/conversation.ts';
import { type House, onDisk, openHouse, realContent, zone } from '../hall/house.ts';
import { canaryOf } from './canary.ts';

const [trainer, trainee] = pair;
const words = `Nabespreken hoe ik slecht nieuws vertel, ${canaryOf(trainee)}`;
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function placement() {
  const [stored] = await house.store().read([keys.placement('demo', 'oost')]);
  return readDocument(placementKind, stored?.body);
}

async function put(key: Key, body: unknown): Promise<void> {
  const [stored] = await house.store().read([key]);
  await house.store().commit(writesOnly(house.newId(), 1, [{ key, rev: stored?.rev ?? 0, body }]));
}

async function say(to: string, key: string, message: Message): Promise<void> {
  const one = { key, to: { channel: 'web' as const, id: to }, message, replaces: null };
  await house.store().commit({ event: house.newId(), at: 1, writes: [], entries: [], dues: [], outgoing: [one] });
}

async function holds(person: string): Promise<boolean> {
  const to = { channel: 'web' as const, id: person };
  return JSON.stringify(await house.store().outgoing({ of: 'address', to, after: 0, limit: 99 })).includes(
    canaryOf(trainee),
  );
}

/** The trainee's question stands with the trainer in an agenda and in the menu, and nowhere else any more. */
async function takenOff(): Promise<void> {
  await house.tap(trainee, 'a|add|oost|', { wat: words });
  await house.tap(trainee, 'a|send|oost|');
  await house.say(trainer, 'menu');
  for (const { id } of (await placement()).agenda) await house.tap(trainee, `a|drop|oost|${id}`);
  expect((await placement()).agenda).toEqual([]);
}

/** The pair's line was sent to the coordinator of then, and changed after that; another coordinates now. */
async function lineChanged(): Promise<void> {
  const one = await placement();
  const escalation: Escalation = {
    ...{ order: 1, since: '2026-11-01', window: { from: '2026-11-01', to: '2026-11-07' }, notBefore: '2026-11-08' },
    ...{ state: 'open', previews: {}, sentAt: 1, reminders: 2, line: { by: trainee, text: words } },
  };
  const world = { content: realContent(), now: house.clock.now(), people: new Map() };
  const told = { placement: one, obligation: 'eis', label: 'Leergesprek', escalation };
  await say(
    'coordinator',
    'demo/escalations/coordinator/1',
    escalationMessage(world, realContent().nl.phrases, [told]),
  );
  const memory: Memory = explained({ ...emptyMemory(), escalations: { eis: escalation } }, 'eis', trainee, 'Beter nu');
  await put(keys.frequency('demo', one.id), memory);
  const [stored] = await house.store().read([keys.person('demo', 'coordinator')]);
  const other = { ...readDocument(personKind, stored?.body), id: 'opvolger', addresses: [] };
  await put(keys.person('demo', 'opvolger'), other);
  await put(keys.placement('demo', one.id), { ...one, coordinator: 'opvolger' });
}

/** A trainer who left was shown the trainee's words. */
async function trainerLeft(): Promise<void> {
  await house.tap(trainee, 'a|add|oost|', { wat: words });
  await house.tap(trainee, 'a|send|oost|');
  await house.say(trainer, 'menu');
  const one = await placement();
  const tenures = [{ trainer, from: null, to: '2026-11-18' }];
  await put(keys.placement('demo', one.id), { ...one, agenda: [], trainers: ['opleider-zuid'], tenures });
}

const ways: [string, string, () => Promise<void>][] = [
  ['what was taken off the agenda again', trainer, takenOff],
  ['a line that was changed after it was sent, with who coordinated then', 'coordinator', lineChanged],
  ['what a trainer who left was shown', trainer, trainerLeft],
];

describe.each(ways)('%s', (_, reader, happened) => {
  test('goes when its writer erases, from what others were told too', async () => {
    await happened();
    expect(await holds(reader)).toBe(true);
    await house.tap(trainee, 'd|erase-sure');
    expect(await holds(reader)).toBe(false);
    expect(onDisk(house.dir, canaryOf(trainee))).toBe(false);
  });

  test('goes with the content of the placement, also from somebody who goes on in another', async () => {
    await happened();
    const one = await placement();
    await put(keys.placement('demo', one.id), { ...one, end: '2027-03-31' });
    await put(keys.placement('demo', 'later'), { ...one, id: 'later', agenda: [], end: '2029-08-31', trainee: 'x' });
    const [stored] = await house.store().read([keys.person('demo', trainer)]);
    const person = readDocument(personKind, stored?.body);
    await put(keys.person('demo', trainer), { ...person, placements: [...person.placements, 'later'] });
    house.clock.set(instantOf({ date: addDays('2027-03-31', 93), time: '03:00' }, zone));
    const log = (event: string) => {
      throw new Error(event);
    };
    await retain({
      ...{ store: house.store(), retention: usualRetention, now: house.clock.now, zone, newId: house.newId, log },
    });
    expect(await holds(reader)).toBe(false);
    expect(onDisk(house.dir, canaryOf(trainee))).toBe(false);
  });
});
