import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { emptyMemory } from '../../dialogs/frequency/memory.ts';
import { frequencyKind, personKind, placementKind, readDocument, signalKind } from '../../dialogs/model/documents.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { usualRetention } from '../../dialogs/rights/retention.ts';
import { importPlacements } from '../../src/admin/import.ts';
import { makeDownload } from '../../src/exports/make-download.ts';
import { keys } from '../../src/keys.ts';
import { retain } from '../../src/retention.ts';
import type { Key } from '../../src/store/port.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { filled, mainAction, openForm, pair, playToEnd } from '../hall/conversation.ts';
import { type House, onDisk, openHouse, realContent, zone } from '../hall/house.ts';

const [former, trainee] = pair;
const successor = 'opleider-nieuw';
let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function placement(): Promise<Placement> {
  const all = (await house.store().list('demo', 'placement', null, 99)).map(({ body }) =>
    readDocument(placementKind, body),
  );
  const found = all.find((one) => one.trainee === trainee);
  if (found === undefined) throw new Error('no placement');
  return found;
}

async function body(key: Key): Promise<unknown> {
  return (await house.store().read([key]))[0]?.body ?? null;
}

async function put(key: Key, changed: unknown): Promise<void> {
  const [stored] = await house.store().read([key]);
  await house.store().commit(writesOnly(house.newId(), 1, [{ key, rev: stored?.rev ?? 0, body: changed }]));
}

/** What an operator's file does: another trainer, or another coordinator. */
async function reads({ trainer = former, coordinator = 'coordinator' }: { trainer?: string; coordinator?: string }) {
  const { id, start, end } = await placement();
  const named = (one: string, name: string) => `${one === name ? 'Nieuw' : ''};web:${one}`;
  const text = [
    "instituut;koppeling;aios;aios adres;opleider;opleider adres;programma's;start;einde;coördinator;coördinator adres",
    `demo;${id};;web:${trainee};${named(trainer, successor)};proef;${start};${end};${named(coordinator, 'coordinator-nieuw')}`,
  ].join('\n');
  const { kind, lines } = await importPlacements(house.store(), new TextEncoder().encode(text), {
    ...{
      programmes: ['proef'],
      yearly: [],
      content: realContent(),
      frequency: null,
      now: house.clock.now(),
      zone,
      newId: house.newId,
      apply: true,
    },
  });
  if (kind !== 'ok') throw new Error(lines.join('\n'));
}

async function lastTo(person: string, count = 1): Promise<string> {
  const all = await house.store().outgoing({ of: 'address', to: { channel: 'web', id: person }, after: 0, limit: 999 });
  return JSON.stringify(all.slice(-count).map(({ message }) => message));
}

/** Plays a conversation of both until nobody has anything left to answer but the last question. */
async function playUntilLast(words: (person: string) => string): Promise<void> {
  await house.tap(former, 'b|persoon|15');
  for (let round = 0; round < 40; round += 1)
    for (const person of pair) {
      const message = await openForm(house, person);
      if (message === null) continue;
      if (message.title?.startsWith('Hoe lang duurde') === true) {
        if (round > 30) return;
        continue;
      }
      await house.tap(person, mainAction(message), filled(message, words(person), '1 december'));
    }
}

async function confirm(person: string): Promise<void> {
  const message = await openForm(house, person);
  if (message === null) throw new Error(`${person} has nothing to confirm`);
  await house.tap(person, mainAction(message), filled(message, 'x', '1 december'));
}

describe('a conversation that is open when the trainer changes', () => {
  test.each([
    ['the former trainer', [trainee, former]],
    ['the trainee', [former, trainee]],
  ])('keeps its agreements, also when %s confirms last', async (_, order) => {
    await playUntilLast((person) => `Nabespreken door ${person}`);
    expect((await placement()).agreements).toEqual([]);
    await reads({ trainer: successor });
    for (const person of order) await confirm(person);
    const { agreements, trainers } = await placement();
    expect(agreements.map(({ by, what }) => [by, what])).toEqual([
      [former, `Nabespreken door ${former}`],
      [trainee, `Nabespreken door ${trainee}`],
    ]);
    expect(trainers).not.toContain(former);
  });

  test('both are told that they can finish it', async () => {
    await house.tap(former, 'b|persoon|15');
    await reads({ trainer: successor });
    expect(await lastTo(trainee)).toContain('gewoon afmaken');
    expect(await lastTo(former)).toContain('gewoon afmaken');
  });
});

test('who left comes back to the own reports with one tap', async () => {
  await playToEnd(house);
  await reads({ trainer: successor });
  expect(await lastTo(former)).toContain('c|records');
  await house.tap(former, 'c|records');
  expect(await lastTo(former)).toContain('Persoonsgericht gesprek');
});

test('who left sees what counted in their own days, and can still note something of those', async () => {
  await playToEnd(house);
  const { start } = await placement();
  await put(keys.placement('demo', (await placement()).id), { ...(await placement()), start: addDays(start, -30) });
  house.clock.set(house.clock.now() + 3 * 86_400_000);
  await reads({ trainer: successor });
  house.clock.set(house.clock.now() + 2 * 86_400_000);
  await house.say(trainee, 'log KPB');
  await house.say(former, 'overzicht');
  const seen = await lastTo(former);
  expect(seen).toContain('Persoonsgericht');
  expect(seen).not.toContain('KPB');
  const entries = async () =>
    (await house.store().entries('demo', 0, (await placement()).id)).filter(({ by }) => by === former);
  const before = (await entries()).length;
  const day = (back: number) =>
    wallAt(house.clock.now() - back * 86_400_000, zone)
      .date.split('-')
      .reverse()
      .join('-');
  await house.say(former, `log KVB ${day(0)}`);
  expect(await lastTo(former)).toContain('valt buiten jullie koppeling');
  await house.say(former, `log KVB ${day(4)}`);
  expect((await entries()).length).toBe(before + 1);
});

test('who left finds in the menu what is theirs and whom to ask, on the own page and in the help as well', async () => {
  await playToEnd(house);
  await reads({ trainer: successor });
  for (const words of ['menu', 'help']) {
    await house.say(former, words);
    const menu = await lastTo(former);
    for (const one of ['c|records', 'c|year']) expect(menu).toContain(one);
    expect(menu).toContain('coördinator');
    expect(menu).not.toContain('nog niet gekoppeld');
  }
  await house.say(former, 'menu');
  for (const one of ['Je begeleidt nu niemand', 'c|data', 'c|help']) expect(await lastTo(former)).toContain(one);
  await house.tap(former, 'c|year');
  expect(await lastTo(former)).toContain('Gesprekken: 1');
});

test('the trainee shows a successor only own words of what was agreed before, and nothing goes to nobody', async () => {
  await playToEnd(house);
  const before = await placement();
  const agreements = before.agreements.map((one, index) => ({ ...one, what: `afspraak ${one.by ?? index}` }));
  await put(keys.placement('demo', before.id), { ...before, agreements });
  await reads({ trainer: successor });
  await house.say(trainee, 'agenda');
  const form = await lastTo(trainee);
  expect(form).toContain(`afspraak ${trainee}`);
  expect(form).not.toContain(`afspraak ${former}`);
  const own = agreements.find(({ by }) => by === trainee);
  await house.tap(trainee, `a|send|${before.id}|`, { voorstel: `${own?.session}.${own?.position}` });
  expect(await lastTo(trainee)).toContain('Verstuurd naar Nieuw.');
  expect(await lastTo(successor)).toContain(`afspraak ${trainee}`);
});

test('what only a trainer who left could read is sent to nobody', async () => {
  await house.say(trainee, 'vraag Hoe vertel ik slecht nieuws');
  const before = await placement();
  const agenda = before.agenda.map((item) => ({ ...item, people: [trainee, former] }));
  await put(keys.placement('demo', before.id), { ...before, agenda, trainers: ['opleider-west'], agendaSent: null });
  const reply = await house.tap(trainee, `a|send|${before.id}|`, {});
  expect(JSON.stringify(reply)).toContain('kan dit niet lezen');
  expect((await placement()).agendaSent).toBeNull();
});

describe('the rights of a trainer who left', () => {
  test('erasing takes their words along: agreements and lines about something missed', async () => {
    await playToEnd(house, '1 december', 'kanarie na het spreekuur');
    const { id } = await placement();
    const line = { by: former, text: 'kanarie in een regel' };
    await put(keys.frequency('demo', id), { ...emptyMemory(), lines: { eis: line } });
    await reads({ trainer: successor });
    await house.tap(former, 'd|erase-sure');
    expect((await placement()).agreements.map(({ by }) => by)).toEqual([trainee]);
    expect(readDocument(frequencyKind, await body(keys.frequency('demo', id))).lines).toEqual({});
  });

  test('erasing finds them too where it was not kept who trained when', async () => {
    await playToEnd(house);
    await reads({ trainer: successor });
    const { tenures: _, ...old } = await placement();
    const { by: __, ...agreement } = old.agreements[0] ?? { by: '' };
    await put(keys.placement('demo', old.id), { ...old, agreements: [agreement, ...old.agreements.slice(1)] });
    await house.tap(former, 'd|erase-sure');
    expect((await placement()).agreements.map(({ by }) => by)).toEqual([trainee]);
  });

  test('typed during another conversation, what is theirs counts as by the button', async () => {
    await playToEnd(house);
    await house.tap(former, 'b|persoon|15');
    await reads({ trainer: successor });
    await house.say(former, '/leergesprek gegevens');
    const typed = await lastTo(former);
    await house.tap(former, 'c|gegevens');
    expect(typed).toMatch(/afspraken: [1-9]/);
    expect(typed).toBe(await lastTo(former));
  });

  test('the export lists the placement with their own days', async () => {
    house.clock.set(instantOf({ date: '2026-12-01', time: '09:00' }, zone));
    const { start } = await placement();
    await reads({ trainer: successor });
    const deps = { store: house.store(), content: realContent(), now: house.clock.now, newId: house.newId };
    const file = await makeDownload({ ...deps, frequency: () => null }, { channel: 'web', id: former }, 'own-json');
    expect(JSON.parse(String(file)).placements).toEqual([
      { trainee: 'Aios Oost', trained: [{ from: start, to: '2026-11-30' }], agenda: [], agreements: [] },
    ]);
  });

  test('who looked at what follows the days', async () => {
    const { id } = await placement();
    await house.tap('coordinator', `x|open|${id}|`);
    house.clock.set(instantOf({ date: '2026-12-01', time: '09:00' }, zone));
    await reads({ trainer: successor });
    await house.tap('coordinator', `x|open|${id}|`);
    for (const person of [trainee, former, successor]) await house.tap(person, 'd|looked');
    const seen = async (person: string) => {
      const text = await lastTo(person, 2);
      return [text.includes('19 november'), text.includes('vandaag') || text.includes('1 december')];
    };
    expect([await seen(trainee), await seen(former), await seen(successor)]).toEqual([
      [true, true],
      [true, false],
      [false, true],
    ]);
  });
});

test('a year shows each trainer, and the coach it is shared with, that trainer’s own days', async () => {
  await playToEnd(house);
  house.clock.set(instantOf({ date: '2026-12-01', time: '09:00' }, zone));
  await reads({ trainer: successor });
  const coach = { schema: 1, id: 'coach', institute: 'demo', name: 'Coach', role: 'coach' };
  await put(keys.person('demo', 'coach'), { ...coach, addresses: [{ channel: 'web', id: 'coach' }] });
  await put(keys.address({ channel: 'web', id: 'coach' }), { institute: 'demo', person: 'coach' });
  const { trainers } = await placement();
  for (const [person, id, words] of [
    [former, former, 'Gesprekken: 1'],
    [successor, trainers[0], 'In 2026 is er geen gesprek genoteerd.'],
  ] as const) {
    await house.say(person, 'jaaroverzicht');
    expect(await lastTo(person, 2)).toContain(words);
    await house.tap(person, 'y|send||2026', { coach: 'coach' });
    expect(JSON.stringify(await house.tap('coach', `y|open|${id}|2026`))).toContain(words);
  }
});

describe('every night, of a trainer who left', () => {
  const tidy = (date: string) => {
    house.clock.set(instantOf({ date, time: '03:00' }, zone));
    return retain({
      ...{ store: house.store(), retention: usualRetention, now: house.clock.now, zone, newId: house.newId },
      log: (event) => {
        throw new Error(event);
      },
    });
  };
  const told = () => house.store().outgoing({ of: 'address', to: { channel: 'web', id: former }, after: 0, limit: 9 });

  test('what they wrote alone and were told goes three months after their last day, and in the end they do', async () => {
    await house.tap(former, 'b|feedback-voorbereiden|5');
    await house.say(former, 'Dat zag ik kanarie-alleen');
    const before = await placement();
    await put(keys.placement('demo', before.id), { ...before, end: '2027-08-31' });
    const { date } = wallAt(house.clock.now(), zone);
    await reads({ trainer: successor });
    await tidy(addDays(date, 80));
    expect(onDisk(house.dir, 'kanarie-alleen')).toBe(true);
    await tidy(addDays(date, 93));
    expect(onDisk(house.dir, 'kanarie-alleen')).toBe(false);
    expect(await told()).toEqual([]);
    expect(readDocument(personKind, await body(keys.person('demo', former))).sessions).toEqual([]);
    // Once the placement's own content is gone nobody needs the name any more.
    await tidy('2027-12-31');
    expect(await body(keys.person('demo', former))).not.toBeNull();
    await tidy('2028-01-02');
    expect(await body(keys.person('demo', former))).toBeNull();
    expect(await body(keys.address({ channel: 'web', id: former }))).toBeNull();
    expect(await body(keys.person('demo', trainee))).not.toBeNull();
    await tidy('2029-01-02');
    expect(await body(keys.person('demo', trainee))).toBeNull();
  });

  test('who was there for less than a day, by a slip that was mended, goes by the same terms', async () => {
    const before = await placement();
    await put(keys.placement('demo', before.id), { ...before, end: '2027-08-31' });
    await reads({ trainer: successor });
    await reads({});
    expect((await placement()).trainers).toEqual([former]);
    const people = async () => JSON.stringify(await house.store().list('demo', 'person', null, 99));
    expect(await people()).toContain(successor);
    await tidy('2027-12-31');
    expect(await people()).toContain(successor);
    await tidy('2028-01-02');
    expect(await people()).not.toContain(successor);
    expect(await body(keys.address({ channel: 'web', id: successor }))).toBeNull();
  });

  test('who trains in another placement stays as they are', async () => {
    const before = await placement();
    await put(keys.placement('demo', 'ander'), { ...before, id: 'ander', trainee: 'aios-west', end: '2029-08-31' });
    const person = readDocument(personKind, await body(keys.person('demo', former)));
    await put(keys.person('demo', former), { ...person, placements: [...person.placements, 'ander'] });
    await house.tap(former, 'b|feedback-voorbereiden|5');
    await house.say(former, 'Dat zag ik kanarie-alleen');
    await reads({ trainer: successor });
    await tidy('2028-02-01');
    expect(onDisk(house.dir, 'kanarie-alleen')).toBe(true);
    expect((await told()).length).toBeGreaterThan(0);
  });
});

describe('an open signal when the coordinator changes', () => {
  const signal = async () => {
    const [stored] = await house.store().list('demo', 'signal', null, 9);
    return readDocument(signalKind, stored?.body);
  };
  async function report(): Promise<string> {
    const reply = await house.say(trainee, 'signaal');
    const send =
      reply.kind === 'again' ? reply.message.buttons.find(({ action }) => action.startsWith('g|send')) : null;
    const values = { soort: 'safety', gezien: 'Dit zag ik', sinds: 'augustus', besproken: 'unsafe', hulp: 'gesprek' };
    await house.tap(trainee, send?.action ?? '', values);
    return (await signal()).id;
  }

  test('stays where it was told; the reporter and who has it hear of the other one', async () => {
    const id = await report();
    await reads({ coordinator: 'coordinator-nieuw' });
    expect((await signal()).coordinator).toBe('coordinator');
    expect(await lastTo(trainee)).toContain(`g|pass|${id}`);
    expect(await lastTo('coordinator')).toContain('blijft bij jou');
    expect(await lastTo('coordinator-nieuw')).toBe('[]');
    expect(await lastTo(former)).not.toContain('signaal');
  });

  test('goes to the other one when the reporter passes it on, and to nobody else', async () => {
    const id = await report();
    await reads({ coordinator: 'coordinator-nieuw' });
    const { coordinator: next } = await placement();
    for (const person of [former, 'coordinator', 'coordinator-nieuw']) await house.tap(person, `g|pass|${id}`);
    expect((await signal()).coordinator).toBe('coordinator');

    await house.tap(trainee, `g|pass|${id}`);
    expect(await signal()).toMatchObject({ coordinator: next, state: 'sent' });
    expect(await lastTo('coordinator-nieuw')).toContain(`g|open|${id}`);
    expect(await lastTo('coordinator')).not.toContain(id);
    const opened = async (person: string) => JSON.stringify(await house.tap(person, `g|open|${id}`));
    expect(await opened('coordinator-nieuw')).toContain('Dit zag ik');
    expect(await opened('coordinator')).not.toContain('Dit zag ik');
    expect(await opened(trainee)).not.toContain('g|pass');
    // A second tap does nothing more.
    await house.tap(trainee, `g|pass|${id}`);
    expect(readDocument(personKind, await body(keys.person('demo', next ?? ''))).signals).toEqual([id]);
  });
});
