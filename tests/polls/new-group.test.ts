import { afterEach, beforeEach, expect, test } from 'vitest';
import { groupKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import { type House, openHouse } from '../hall/house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const coordinator: Address = { channel: 'web', id: 'coordinator' };
let events = 0;
const calls = (channel: 'teams' | 'slack', groupName?: string) =>
  house.turn({
    id: `p${++events}`,
    from: coordinator,
    group: { channel, id: `group:${events}` },
    ...(groupName === undefined ? {} : { groupName }),
    input: { kind: 'text', text: 'peiling' },
  });
const names = async () =>
  (await house.store().list('demo', 'group', null, 10)).map(({ body }) => readDocument(groupKind, body).name).sort();
const newest = async () => {
  const said = await house.store().outgoing({ of: 'address', to: coordinator, after: 0, limit: 100 });
  return said.at(-1)?.message;
};

test('a channel that becomes a group bears its own name, or one that no button and no other group has', async () => {
  const before = await names();
  await calls('teams', '  Opleiders\nNoord ');
  await calls('teams', 'Opleiders Noord');
  await calls('teams');
  await calls('slack');
  await calls('teams', 'Een kanaal met een naam die veel langer is dan wat er op een knop past, en dan nog wat');
  const made = (await names()).filter((name) => !before.includes(name));
  expect(made).toEqual([
    'Een kanaal met een naam die veel langer is dan wat er op…',
    'Groep zonder naam',
    'Groep zonder naam 2',
    'Opleiders Noord',
    'Opleiders Noord 2',
  ]);
  await house.say('coordinator', 'peiling');
  const labels = (await newest())?.buttons.map(({ label }) => label) ?? [];
  expect(labels).toContain('Nieuwe groep');
  expect(new Set(labels).size).toBe(labels.length);
});

test.each([
  ['teams', '@Leergesprek peiling'],
  ['slack', '/leergesprek peiling'],
] as const)('in %s it is said how we are called there', async (channel, call) => {
  const group: Address = { channel, id: 'group:nieuw' };
  await house.turn({ id: `a${channel}`, from: coordinator, group, input: { kind: 'arrived' } });
  expect((await newest())?.fallback).toContain(call);
});
