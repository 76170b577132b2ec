import { afterEach, beforeEach, expect, test } from 'vitest';
import { keys } from '../../src/keys.ts';
import { somebody } from './pure-group.ts';
import { openRealGroup, type RealGroup, slack, web } from './real-group.ts';

let hall: RealGroup;
beforeEach(async () => {
  hall = await openRealGroup(['a', 'b']);
  const others = [
    somebody('baas', { institute: 'ander', role: 'coordinator' }),
    somebody('gast', { institute: 'ander' }),
  ];
  await hall.store.commit({
    event: 'other institute',
    at: hall.now,
    writes: others.flatMap((person) => [
      { key: keys.person('ander', person.id), rev: 0, body: person },
      { key: keys.address(web(person.id)), rev: 0, body: { institute: 'ander', person: person.id } },
    ]),
    entries: [],
    dues: [],
    outgoing: [],
  });
});
afterEach(() => hall.close());

const said = async (id: string) =>
  (await hall.store.outgoing({ of: 'address', to: web(id), after: 0, limit: 100 })).map(
    ({ message }) => message.fallback,
  );

test('a channel that belongs to a group of one institute is no group of another', async () => {
  await hall.send(web('baas'), { kind: 'text', text: 'peiling' }, slack);
  expect((await said('baas')).at(-1)).toContain('andere coördinator');
  expect(await hall.store.list('ander', 'group', null, 10)).toEqual([]);
});

test('somebody of another institute in the channel answers as a guest there, once, and privately not', async () => {
  const id = await hall.ask('leergesprekken');
  await hall.act(web('gast'), 'answer', id, 'een');
  expect((await hall.poll(id)).answers).toEqual({});
  await hall.act(web('gast'), 'answer', id, 'een', {}, slack);
  await hall.act(web('gast'), 'answer', id, 'twee', {}, slack);
  expect((await hall.poll(id)).answers).toEqual({ 'ander/gast': { option: 'twee', text: '' } });
  expect((await hall.group()).members).toEqual(['a', 'b']);
});

test('a coordinator of another institute can do nothing with it', async () => {
  const id = await hall.ask('leergesprekken');
  const before = JSON.stringify([await hall.group(), await hall.poll(id)]);
  for (const subject of [id, 'groep'])
    for (const verb of ['home', 'group', 'choose', 'own', 'stop', 'on', 'off', 'results', 'result'])
      await hall.act(web('baas'), verb, subject, '', {}, slack);
  expect(JSON.stringify([await hall.group(), await hall.poll(id)])).toBe(before);
  expect((await said('baas')).every((line) => /werkt hier niet/.test(line))).toBe(true);
});

test('the form to ask something, sent in twice, asks once', async () => {
  const [first, second] = [await hall.ask('werkdruk'), await hall.ask('werkdruk')];
  expect(first).toBe(second);
  expect((await hall.group()).open).toEqual([first]);
  expect((await said('a')).length).toBe(1);
});
