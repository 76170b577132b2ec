import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../adapters/channel.ts';
import { type House, onDisk, openHouse } from '../hall/house.ts';

const trainee = 'aios-oost';
const trainer = 'opleider-oost';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.say(trainer, '/leergesprek drie 5');
});
afterEach(() => house.close());

function labels(reply: Reply): string[] {
  return reply.kind === 'again' ? reply.message.buttons.map(({ label }) => label) : [];
}

function pressed(reply: Reply, label: string): string {
  const buttons = reply.kind === 'again' ? reply.message.buttons : [];
  return buttons.find((one) => one.label === label)?.action ?? '';
}

async function answers(): Promise<string> {
  return JSON.stringify((await house.store().list('demo', 'session', null, 10)).map(({ body }) => body));
}

describe('where a text is asked', () => {
  test.each([
    'log kpb',
    'overzicht',
    'vraag wanneer prik ik crp?',
    'Vraag eerst wat de patiënt wil',
    'signaal het gaat niet goed met de aios',
    'zorgen',
    'sigaal',
    'vertrouwenspersoon gebeld',
    'gegevens',
    'privacy',
    'peiling',
    'plan dinsdag 10 uur',
    'proces 15',
    'instellingen ma di',
    'geen herinneringen meer',
    'herinneringen uit',
    'weg vrijdag',
  ])('«%s» is asked about, and stored nowhere until then', async (words) => {
    const reply = await house.say(trainee, words);
    expect(labels(reply)).toHaveLength(2);
    expect(await answers()).not.toContain(words);
    expect(onDisk(house.dir, words)).toBe(false);
    await house.tap(trainee, pressed(reply, 'Dit is mijn antwoord'));
    expect(await answers()).toContain(words);
  });

  test.each([
    'Agenda loopt uit',
    'Planning kan beter',
    'Weg met de drukte',
    'Overzicht houden in de spreekkamer',
    'Feedback geven gaat goed',
    'Privacy in de wachtkamer',
    'Noteer beter wie belt',
    'Bedankt voor je uitleg',
    'morgen',
    `Vraag eerst door, en ${'luister goed. '.repeat(20)}`,
  ])('«%s» is an answer', async (words) => {
    await house.say(trainee, words);
    expect(await answers()).toContain(words.trim());
  });

  test('a worry that is too long for a button is sent again, and stands nowhere', async () => {
    const words = `signaal ik maak me zorgen, ${'want het gaat al weken niet goed. '.repeat(10)}`;
    const reply = await house.say(trainee, words);
    expect(reply.kind === 'again' && reply.message.fallback).toContain('/leergesprek');
    expect(onDisk(house.dir, 'al weken niet goed')).toBe(false);
  });

  test('a sign that separates the parts of a button makes it too long as well', async () => {
    const reply = await house.say(trainee, 'signaal te laat | te druk');
    expect(labels(reply)).toEqual([]);
    expect(await answers()).not.toContain('te druk');
  });

  test.each([['signaal'], ['Vertrouwenspersoon!']])('«%s» runs at once and is no answer', async (words) => {
    const before = await answers();
    const reply = await house.say(trainee, words);
    expect(JSON.stringify(reply)).toMatch(/vertrouwenspersoon/i);
    expect(await answers()).toBe(before);
  });

  test('absence runs at once, and the conversation goes on where it was', async () => {
    const before = await answers();
    await house.say(trainee, 'afwezig morgen');
    expect(await answers()).toBe(before);
    expect(onDisk(house.dir, '2026-11-20')).toBe(true);
  });

  test('a double tap fills in nothing twice', async () => {
    const reply = await house.say(trainee, 'samenwerking');
    await house.tap(trainee, pressed(reply, 'Dit is mijn antwoord'));
    const once = await answers();
    await house.tap(trainee, pressed(reply, 'Dit is mijn antwoord'));
    expect((await answers()).split('samenwerking').length).toBe(once.split('samenwerking').length);
  });

  test('two of which was asked are both an answer, in whichever order', async () => {
    // One of 15 minutes asks several points.
    await house.close();
    house = await openHouse();
    await house.say(trainer, '/leergesprek drie 15');
    const one = await house.say(trainee, 'vraag wanneer prik ik crp?');
    const two = await house.say(trainee, 'Vraag eerst wat de patiënt wil');
    await house.tap(trainee, pressed(one, 'Dit is mijn antwoord'));
    await house.tap(trainee, pressed(two, 'Dit is mijn antwoord'));
    expect(await answers()).toContain('vraag wanneer prik ik crp?');
    expect(await answers()).toContain('Vraag eerst wat de patiënt wil');
  });

  test('what may be about a patient is held back behind the button as well', async () => {
    const reply = await house.say(trainee, 'vraag mevrouw Wolkenveld eerst alles');
    await house.tap(trainee, pressed(reply, 'Dit is mijn antwoord'));
    expect(onDisk(house.dir, 'Wolkenveld')).toBe(false);
  });
});

describe('where no text is asked', () => {
  test('the command runs: to who is waiting, and where there is only something to read', async () => {
    for (const words of ['Samen kijken', 'Eerder beginnen']) await house.say(trainee, words);
    await house.say(trainee, 'overzicht');
    expect(onDisk(house.dir, 'Jullie gesprekken')).toBe(true);
    for (const words of ['Goed gevraagd', 'Vaker meekijken']) await house.say(trainer, words);
    const reply = await house.say(trainer, 'signaal de werkdruk');
    expect(JSON.stringify(reply)).toContain('de werkdruk');
    expect(onDisk(house.dir, 'de werkdruk')).toBe(false);
  });
});
