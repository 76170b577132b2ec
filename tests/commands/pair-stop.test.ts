import { afterEach, expect, test } from 'vitest';
import type { Message } from '../../dialogs/model/message.ts';
import { actionOf, forged, type Hall, openHall, pair, someone } from '../overview/institute.ts';
import { aloud } from '../transcripts/stage.ts';

let hall: Hall;
afterEach(() => hall.close());

/** So many pairs; the last ones stand beyond what one choice can hold. */
async function withPairs(count: number): Promise<void> {
  const pairs = Array.from({ length: count }, (_, at) => pair(`nr${String(at).padStart(2, '0')}`));
  const named = pair('zz', { id: 'jansen' });
  for (const one of named.people) if (one.role === 'trainee') one.name = 'Tom Jansen';
  hall = await openHall({
    people: [...pairs, named].flatMap(({ people }) => people).concat(someone('coordinator', 'coordinator')),
    placements: [...pairs, named].map(({ placement }) => placement),
    memories: new Map(),
    signals: [],
  });
}

const words = (message: Message) => aloud(message).join('\n');
const choice = (message: Message) => {
  const field = message.fields.find(({ id }) => id === 'koppeling');
  if (field?.kind !== 'choice') throw new Error(`no choice in: ${words(message)}`);
  return { ids: (field.options ?? []).map(({ id }) => id), chosen: field.value };
};

test('of more pairs than a choice holds it says how many are left and how to find them', async () => {
  await withPairs(60);
  const form = await hall.text('coordinator', 'koppel stop');
  expect(choice(form).ids).toHaveLength(50);
  expect(words(form)).toContain('En nog 11. Staat het koppel er niet bij? Typ koppel stop en een naam.');
});

test('of fewer it says nothing of the kind', async () => {
  await withPairs(5);
  const form = await hall.text('coordinator', 'koppel stop');
  expect(choice(form).ids).toHaveLength(6);
  expect(words(form)).not.toContain('En nog');
});

test.each([
  'koppel stop jansen',
  'koppel stoppen Tom Jansen',
  'koppel jansen stop',
  '/leergesprek koppel stop van jansen',
])('%s finds the pair by name, and it can be ended', async (typed) => {
  await withPairs(60);
  const form = await hall.text('coordinator', typed);
  expect(choice(form)).toEqual({ ids: ['jansen'], chosen: 'jansen' });
  const wrong = await hall.act('coordinator', actionOf(form, 'Stop dit koppel'), {
    koppeling: 'jansen',
    'laatste-dag': 'gisteren',
  });
  // What was chosen stays in sight when the form comes back.
  expect(choice(wrong)).toMatchObject({ chosen: 'jansen' });
  expect(choice(wrong).ids).toContain('jansen');
  await hall.act('coordinator', actionOf(wrong, 'Stop dit koppel'), {
    koppeling: 'jansen',
    'laatste-dag': 'per direct',
  });
  const [stored] = await hall.store.read(['noord/placement/jansen']);
  expect(stored?.body).toMatchObject({ end: '2026-11-26' });
});

test('a name that nobody has is told, with all pairs below it', async () => {
  await withPairs(3);
  const form = await hall.text('coordinator', 'koppel stop wolk');
  expect(words(form)).toContain('Geen koppel gevonden met die naam.');
  expect(choice(form).ids).toHaveLength(4);
});

test('the card of a pair ends just that pair', async () => {
  await withPairs(60);
  const card = await hall.act('coordinator', forged('open', 'jansen'));
  const form = await hall.act('coordinator', actionOf(card, 'Stop dit koppel'));
  expect(choice(form)).toEqual({ ids: ['jansen'], chosen: 'jansen' });
  expect((await hall.store.read(['noord/placement/jansen']))[0]?.rev).toBe(1);
});

test('a day that cannot be read is told with a day for an example', async () => {
  await withPairs(1);
  const form = await hall.text('coordinator', 'koppel stop jansen');
  const wrong = await hall.act('coordinator', actionOf(form, 'Stop dit koppel'), {
    koppeling: 'jansen',
    'laatste-dag': 'zodra het kan',
  });
  expect(words(wrong)).toContain('Die dag herken ik niet. Schrijf bijvoorbeeld: vrijdag');
  expect(words(wrong)).not.toContain('half elf');
});
