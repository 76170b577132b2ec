import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../dialogs/model/message.ts';
import { actionOf, type Hall, now, openHall, someone } from '../overview/institute.ts';
import { aloud } from '../transcripts/stage.ts';

const members = ['a', 'b', 'c', 'd', 'e', 'f'];
const hours = 3_600_000;
let hall: Hall;
afterEach(() => hall.close());

const words = (message: Message) => aloud(message).join('\n');

/** A group without a channel that is asked something for four hours, and answered by everybody but the last. */
async function asked(): Promise<void> {
  hall = await openHall({
    people: [
      ...members.map((id) => someone(id, 'trainee')),
      someone('later', 'trainee'),
      someone('coordinator', 'coordinator'),
      someone('ander', 'coordinator'),
    ],
    placements: [],
    memories: new Map(),
    signals: [],
  });
  const form = await hall.text('coordinator', 'peiling');
  const home = await hall.act('coordinator', actionOf(form, 'Bewaar'), { naam: 'Vrijdag', leden: members.join(',') });
  const own = await hall.act('coordinator', actionOf(home, 'Eigen vraag'));
  const question = { vraag: 'Helpt dit?', keuzes: 'Ja\nNee', toelichting: 'nee', wanneer: 'nu', open: '4' };
  await hall.act('coordinator', actionOf(own, 'Vraag het'), question);
  for (const id of members.slice(0, 5)) {
    const poll = await hall.text(id, 'peiling');
    await hall.act(id, actionOf(poll, 'Ja'));
  }
}

test('the coordinator of a group without a channel hears that a poll closed, with its result and how to find it', async () => {
  await asked();
  await hall.passTo(now + 5 * hours);
  const told = (await hall.said()).filter(({ to, key }) => to.id === 'coordinator' && key.endsWith('/result'));
  expect(told).toHaveLength(1);
  const said = told.map(({ message }) => words(message)).join('\n');
  expect(said).toContain('Uitslag: Helpt dit?');
  expect(said).toContain('De peiling in Vrijdag is gesloten. De uitslag vind je later terug met uitslag.');
  expect(said).toContain('5 antwoorden. Het vaakst gekozen: «Ja»');
});

test.each(['uitslag', 'uitslagen', 'Uitslag van de peiling', 'peiling uitslag', '/leergesprek resultaten'])(
  '%s gives the last result to who asked it and who got it',
  async (typed) => {
    await asked();
    expect(words(await hall.text('coordinator', typed))).toContain('De peiling loopt nog, tot');
    await hall.passTo(now + 5 * hours);
    const message = await hall.text('coordinator', typed);
    expect(words(message)).toContain('5 antwoorden.');
    expect(words(await hall.act('coordinator', actionOf(message, 'Uitslagen')))).toContain('De laatste uitslagen');
    expect(words(await hall.text('f', typed))).toContain('5 antwoorden.');
  },
);

test('who joined later, was taken out, or asks another group reads nothing of it', async () => {
  await asked();
  await hall.passTo(now + 5 * hours);
  const home = await hall.text('coordinator', 'peiling');
  const form = await hall.act('coordinator', actionOf(home, 'Naam en leden'));
  await hall.act('coordinator', actionOf(form, 'Bewaar'), { naam: 'Vrijdag', leden: 'b,c,d,e,f,later' });
  for (const id of ['later', 'a', 'ander'])
    expect(words(await hall.text(id, 'uitslag')), id).toBe('Er is voor jou nog geen uitslag van een peiling.');
});
