import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../dialogs/model/message.ts';
import { type Hall, lived, openHall, pair, someone, worry } from '../overview/institute.ts';
import { realContent } from '../real-content.ts';
import { aloud } from '../transcripts/stage.ts';

const { commands } = realContent().nl.commands;
const who = ['coordinator', 'coach', 'groep', 'los'] as const;
type Who = (typeof who)[number];

const talks = {
  coordinator: 'Leergesprekken voeren een opleider en een aios samen',
  coach: 'Jij vindt hier de jaaroverzichten',
  groep: 'Open een eigen chat',
  los: 'Je bent nu niet gekoppeld',
};
const notKept = { coach: talks.coach, groep: talks.groep, los: talks.los };
const planning = { ...notKept, coordinator: 'Agenda en planning zijn van de twee' };
const settings = { coordinator: 'Instellingen', coach: 'Instellingen', groep: 'Instellingen', los: 'Instellingen' };
const elsewhere = 'doet je coördinator';
const none = 'Er is voor jou nog geen uitslag';
const thanks = 'Graag gedaan';

/** What each command says to who is in no pair: a coordinator, a coach, a group's screen and a trainee without a trainer. */
const table: Record<string, Record<Who, string>> = {
  persoon: talks,
  taak: talks,
  proces: talks,
  drie: talks,
  // Feedback can be prepared alone; nobody tells who works at a group's screen.
  feedback: { coordinator: 'Feedback', coach: 'Feedback', groep: talks.groep, los: 'Feedback' },
  question: planning,
  agenda: planning,
  plan: planning,
  records: { ...notKept, coordinator: 'Verslagen zijn van de twee' },
  status: { coordinator: 'Koppels: 1.', coach: 'Jaaroverzichten', groep: talks.groep, los: 'niets open' },
  overview: { coordinator: 'Koppels: 1.', coach: 'Jaaroverzichten', groep: talks.groep, los: talks.los },
  log: { ...notKept, coordinator: 'Noteren doen opleiders en aios zelf', los: 'Noteren kan als je gekoppeld bent' },
  away: { coordinator: 'Je staat nu nergens als afwezig', coach: talks.coach, groep: talks.groep, los: 'nergens als' },
  settings,
  reminders: { ...settings, coach: 'niets waar ik je aan', groep: 'niets waar ik je aan', los: 'niets waar ik je aan' },
  signal: {
    coordinator: 'komt hier bij jou binnen',
    coach: talks.coach,
    groep: 'hoort niet in een groep',
    los: 'nog geen coördinator',
  },
  counsellor: {
    coordinator: 'vind je bij je instituut',
    coach: 'vind je bij je instituut',
    groep: 'hoort niet in een groep',
    los: 'vind je bij je instituut',
  },
  pair: { coordinator: 'Koppel een aios', coach: elsewhere, groep: elsewhere, los: elsewhere },
  year: { coordinator: 'is er voor opleiders', coach: 'Jaaroverzichten', groep: 'is er voor', los: 'is er voor' },
  coach: { coordinator: 'Voeg een coach toe', coach: elsewhere, groep: elsewhere, los: elsewhere },
  poll: { coordinator: 'Een nieuwe groep', coach: 'geen peiling', groep: 'in je eigen chat', los: 'geen peiling' },
  result: { coordinator: none, coach: none, groep: none, los: none },
  data: { coordinator: 'Wie je bent', coach: 'Wie je bent', groep: 'Wie je bent', los: 'Wie je bent' },
  menu: {
    coordinator: 'welke leergesprekken er waren',
    coach: 'het jaaroverzicht van een opleider',
    groep: talks.groep,
    los: talks.los,
  },
  help: {
    coordinator: 'van je koppels',
    coach: 'Je bent hier coach',
    groep: 'In een groep kan ik',
    los: 'Je bent nog niet',
  },
  thanks: { coordinator: thanks, coach: thanks, groep: thanks, los: thanks },
};

let hall: Hall;
beforeAll(async () => {
  const one = pair('open');
  hall = await openHall({
    people: [
      ...one.people,
      someone('coordinator', 'coordinator', { signals: ['zorg-open'] }),
      someone('coach', 'coach'),
      someone('groep', 'group'),
      someone('los', 'trainee'),
    ],
    placements: [one.placement],
    memories: new Map([['open', lived('mmxx', {})]]),
    signals: [worry('open')],
  });
});
afterAll(() => hall.close());

const words = (message: Message) => aloud(message).join('\n');
/** What leads nowhere for who is in no pair. */
const deadEnds = ['Deze knop', 'Typ /leergesprek om er een te beginnen'];

test('the table has every command there is', () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(commands).sort());
});

describe.each(who)('%s', (one) => {
  test.each(Object.keys(table))('%s', async (name) => {
    const said = words(await hall.text(one, commands[name]?.words[0] ?? ''));
    expect(said).toContain(table[name]?.[one] ?? '?');
    for (const deadEnd of deadEnds) expect(said).not.toContain(deadEnd);
  });
});

test.each([
  ['persoon', 'Overzicht'],
  ['verslag', 'Overzicht'],
  ['agenda', 'Overzicht'],
])('a coordinator who types %s is one tap from the overview', async (typed, label) => {
  const message = await hall.text('coordinator', typed);
  const action = message.buttons.find((one) => one.label === label)?.action ?? '';
  expect(words(await hall.act('coordinator', action))).toContain('Koppels: 1.');
});
