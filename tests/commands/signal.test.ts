import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../adapters/channel.ts';
import { decodeAction } from '../../dialogs/action.ts';
import { placementKind, readDocument, signalKind } from '../../dialogs/model/documents.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { keys } from '../../src/keys.ts';
import { type House, onDisk, openHouse } from '../hall/house.ts';

const trainee = 'aios-oost';
const trainer = 'opleider-oost';
const facts = 'Nagesprekken vallen steeds uit';
const filled = { soort: 'cooperation', gezien: facts, sinds: 'een maand', besproken: 'unsafe', hulp: 'meedenken' };

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

function shown(reply: Reply): string {
  return reply.kind === 'again' ? JSON.stringify(reply.message) : '';
}

/** The id of the form that this person gets. */
async function formOf(person: string): Promise<string> {
  const reply = await house.say(person, 'signaal');
  const actions = reply.kind === 'again' ? reply.message.buttons.map(({ action }) => decodeAction(action)) : [];
  const send = actions.find((action) => action?.kind === 'signal' && action.verb === 'send');
  return send?.kind === 'signal' ? send.signal : '';
}

async function report(person = trainee, more: Record<string, string> = {}): Promise<string> {
  const id = await formOf(person);
  await house.tap(person, `g|send|${id}`, { ...filled, ...more });
  return id;
}

async function signals() {
  return (await house.store().list('demo', 'signal', null, 100)).map(({ body }) => readDocument(signalKind, body));
}

async function change(id: string, changed: Partial<Placement>): Promise<void> {
  const [stored] = await house.store().read([keys.placement('demo', id)]);
  if (stored === undefined) throw new Error(id);
  const body = { ...readDocument(placementKind, stored.body), ...changed };
  const writes = [{ key: stored.key, rev: stored.rev, body }];
  await house.store().commit({ event: `change ${id}`, at: 0, writes, entries: [], dues: [], outgoing: [] });
}

/** Every byte of the data file and of what is about to be written into it. */
function bytes(): string[] {
  return readdirSync(house.dir)
    .filter((name) => !name.endsWith('-shm'))
    .sort()
    .map((name) => `${name} ${readFileSync(join(house.dir, name)).toString('base64')}`);
}

describe('the confidential counsellor', () => {
  test('from the form or typed: contact details, and the files of the store stay as they were to the byte', async () => {
    const before = bytes();
    await formOf(trainee);
    const tapped = await house.tap(trainee, 'g|counsellor|', { gezien: facts });
    const typed = await house.say(trainee, 'vertrouwenspersoon');
    expect(shown(tapped)).toContain('vertrouwenspersoon');
    expect(typed).toEqual(tapped);
    expect(bytes()).toEqual(before);
    expect(house.told()).toBe(0);
    // The same look at the files does see a signal that is sent.
    await report();
    expect(bytes()).not.toEqual(before);
    expect(onDisk(house.dir, facts)).toBe(true);
  });
});

describe('who reads a signal', () => {
  test('its words stand in the signal alone: in no message that waits or was sent', async () => {
    const id = await report();
    await house.tap('coordinator', `g|open|${id}`);
    const outgoing = JSON.stringify(await house.store().outgoing({ of: 'unsettled', limit: 100 }));
    expect(outgoing).toContain(`g|open|${id}`);
    expect(outgoing).not.toContain(facts);
    expect(outgoing).not.toContain('meedenken');
  });

  test.each([
    ['the reporter', trainee, {}, true],
    ['the coordinator', 'coordinator', {}, true],
    ['the other', trainer, {}, false],
    ['the other who was told', trainer, { verteld: trainer }, true],
    ['somebody of another pair', 'opleider-west', {}, false],
    ['the group', 'groep', {}, false],
  ])('%s', async (_, person, more, reads) => {
    const id = await report(trainee, more);
    expect(shown(await house.tap(person, `g|open|${id}`)).includes(facts)).toBe(reads);
  });

  test.each([
    ['nobody of the pair', 'opleider-west'],
    ['the coordinator', 'coordinator'],
    ['the reporter', trainee],
    ['unknown', 'iemand'],
  ])('told names %s: refused, nothing stored', async (_, verteld) => {
    const id = await formOf(trainee);
    const reply = await house.tap(trainee, `g|send|${id}`, { ...filled, verteld });
    expect(reply.kind).toBe('again');
    expect(await signals()).toEqual([]);
  });

  test('a coordinator who is one of the pair gets none', async () => {
    await change('oost', { coordinator: trainer });
    const reply = await house.tap(trainee, 'g|send|x1', filled);
    expect(shown(reply)).toContain('vertrouwenspersoon');
    expect(await signals()).toEqual([]);
  });
});

describe('forged ids', () => {
  test.each(['acknowledged', 'contact-planned', 'closed', 'sent', 'delete', 'constructor'])(
    '%s by anybody but the coordinator changes nothing',
    async (verb) => {
      const id = await report(trainee, { verteld: trainer });
      const before = await signals();
      for (const person of [trainee, trainer, 'opleider-west', 'groep']) await house.tap(person, `g|${verb}|${id}`);
      expect(await signals()).toEqual(before);
    },
  );

  test.each(['send', 'anyway'])('%s over somebody else’s signal leaves it as it is', async (verb) => {
    const id = await report();
    const before = await signals();
    await house.tap('coassistent-west', `g|${verb}|${id}`, { ...filled, gezien: 'iets anders' });
    await house.tap(trainee, `g|${verb}|${id}`, { ...filled, gezien: 'iets anders' });
    expect(await signals()).toEqual(before);
  });

  test.each(['', '../person/x', 'a/b', 'é', 'x'.repeat(65)])('the id «%s» is none of ours', async (id) => {
    await house.tap(trainee, `g|send|${id}`, filled);
    expect(await signals()).toEqual([]);
  });

  test.each(['coordinator', 'groep', 'nobody'])('%s cannot send one', async (person) => {
    await house.tap(person, 'g|send|x1', filled);
    expect(await signals()).toEqual([]);
  });

  test('a trainer cannot claim that talking is unsafe', async () => {
    const id = await formOf(trainer);
    expect((await house.tap(trainer, `g|send|${id}`, filled)).kind).toBe('again');
    expect((await house.tap(trainer, `g|send|${id}`, { ...filled, besproken: 'not-yet' })).kind).toBe('again');
    expect(await signals()).toEqual([]);
    await house.tap(trainer, `g|anyway|${id}`, { ...filled, besproken: 'not-yet' });
    expect(await signals()).toMatchObject([{ reporter: trainer, discussed: 'not-yet', on: null, told: [] }]);
  });
});

test('patient data is nowhere in the files, however it was sent', async () => {
  const id = await formOf(trainee);
  const hidden = 'mevrouw Wolkenveld';
  await house.say(trainee, `signaal ${hidden} klaagde`);
  for (const field of ['gezien', 'sinds', 'geprobeerd', 'hulp'])
    expect((await house.tap(trainee, `g|send|${id}`, { ...filled, [field]: hidden })).kind).toBe('again');
  expect(onDisk(house.dir, 'Wolkenveld')).toBe(false);
});

test('the coordinator acknowledges, plans contact and closes, each once and never back', async () => {
  const id = await report();
  const states: string[] = [];
  for (const verb of ['acknowledged', 'acknowledged', 'contact-planned', 'acknowledged', 'closed', 'contact-planned']) {
    await house.tap('coordinator', `g|${verb}|${id}`);
    states.push(...(await signals()).map(({ state }) => state));
  }
  expect(states).toEqual(['acknowledged', 'acknowledged', 'contact-planned', 'contact-planned', 'closed', 'closed']);
  const told = await house
    .store()
    .outgoing({ of: 'address', to: { channel: 'web', id: trainee }, after: 0, limit: 100 });
  expect(told.filter(({ message }) => message.fallback.includes('je signaal van'))).toHaveLength(3);
});
