import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Person, person } from '../../dialogs/model/person.ts';
import { type Placement, placement } from '../../dialogs/model/placement.ts';
import { type Hall, openHall } from '../overview/institute.ts';

// The hall stands at 26 November 2026.
const before = { start: '2025-09-01', end: '2026-08-31' };
const now = { start: '2026-09-01', end: '2027-08-31' };

const somebody = (id: string, role: Person['role'], placements: string[]) =>
  person.parse({
    ...{ schema: 1, id, institute: 'noord', name: id, role, placements },
    addresses: [{ channel: 'web', id }],
  });
const pair = (id: string, trainer: string, given: Partial<Placement>) =>
  placement.parse({
    ...{ schema: 1, id, institute: 'noord', trainee: 'aios', trainers: [trainer], instituteDay: 2, contract: 1 },
    programmes: ['leergesprekken-amsterdam'],
    ...given,
  });

let hall: Hall;
afterEach(() => hall.close());

const open = (placements: Placement[]) =>
  openHall({
    people: [
      somebody('aios', 'trainee', ['oud', 'nieuw']),
      somebody('eerste', 'trainer', ['oud']),
      somebody('tweede', 'trainer', ['nieuw']),
    ],
    placements,
    memories: new Map(),
    signals: [],
  });
const fieldsOf = async (who: string) => (await hall.text(who, 'instellingen')).fields.map(({ id }) => id);
const dayOf = async (id: string) => {
  const [stored] = await hall.store.read([`noord/placement/${id}`]);
  return placement.parse(stored?.body).instituteDay;
};

describe('with a placement that ended beside one that runs', () => {
  beforeEach(async () => {
    hall = await open([pair('oud', 'eerste', { ...before, instituteDay: 4 }), pair('nieuw', 'tweede', now)]);
  });

  test('settings are those of what runs, and change nothing else', async () => {
    const form = await hall.text('aios', 'instellingen');
    expect(form.fields.find(({ id }) => id === 'instituutsdag')?.value).toBe('2');
    const [submit] = form.buttons;
    await hall.act('aios', submit?.action ?? '', { dagen: '1,2,3', instituutsdag: '5', dienstverband: '100' });
    expect([await dayOf('oud'), await dayOf('nieuw')]).toEqual([4, 5]);
    const told = (await hall.said()).map(({ to }) => to.id);
    expect(told).toContain('tweede');
    expect(told).not.toContain('eerste');
  });

  test('who was only in the one that ended is asked for no days, and finds the records still', async () => {
    expect(await fieldsOf('tweede')).toContain('dagen');
    expect(await fieldsOf('eerste')).not.toContain('dagen');
    const home = await hall.home('eerste');
    expect(JSON.stringify(home.blocks)).not.toContain('Leergesprek van de dag');
    expect(JSON.stringify(home.blocks)).not.toContain('Hier is niets');
    expect(home.buttons.map(({ label }) => label)).toContain('Verslagen');
  });
});

test('own page of somebody whose placement is over says so once, and nothing of requirements', async () => {
  hall = await open([pair('oud', 'eerste', before)]);
  const [home, menu] = [await hall.home('aios'), await hall.text('aios', 'menu')];
  expect(home.blocks).toEqual(menu.blocks);
  const settings = await hall.text('aios', 'instellingen');
  expect(settings.fields.map(({ id }) => id)).toEqual(['zone', 'zone-anders']);
  expect(settings.blocks).toEqual([{ kind: 'text', text: 'Hier stel je je tijdzone in.', tone: 'normal' }]);
});
