import { describe, expect, it } from 'vitest';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
const usual = { dagen: '1,2,3,4,5', zone: 'Europe/Amsterdam', instituutsdag: 'geen', dienstverband: '100' };

function hallOf(settled: boolean) {
  const { people, placements } = peopleAndPlacements();
  return openPureHall(
    realContent(),
    people.map((one) => ({ ...one, settled })),
    placements,
    now,
  );
}

describe('instellingen', () => {
  it.each([
    ['days', { dagen: '2,1,4' }, [1, 2, 4], 'Europe/Amsterdam', null, 1],
    ['a listed zone', { zone: 'America/Paramaribo' }, [1, 2, 3, 4, 5], 'America/Paramaribo', null, 1],
    ['a typed zone goes before', { 'zone-anders': 'europe/lisbon' }, [1, 2, 3, 4, 5], 'Europe/Lisbon', null, 1],
    ['institute day', { instituutsdag: '2' }, [1, 2, 3, 4, 5], 'Europe/Amsterdam', 2, 1],
    ['contract', { dienstverband: '80%' }, [1, 2, 3, 4, 5], 'Europe/Amsterdam', null, 0.8],
  ])('%s', (_, given, weekdays, zone, instituteDay, contract) => {
    const hall = hallOf(true);
    const decision = hall.send('aios', { kind: 'act', action: 'i|save', values: { ...usual, ...given } });
    expect(decision.again).toBeNull();
    expect(hall.people.get('aios')).toMatchObject({ weekdays, zone });
    expect(hall.placements.get('oost')).toMatchObject({ instituteDay, contract });
  });

  it.each([
    ['no days', { dagen: '' }, 'dagen'],
    ['a zone that is none', { 'zone-anders': 'Atlantis/Oost' }, 'zone-anders'],
    ['an offset', { 'zone-anders': '+02:00' }, 'zone-anders'],
    ['too little', { dienstverband: '5' }, 'dienstverband'],
    ['no number', { dienstverband: 'voltijds' }, 'dienstverband'],
  ])('%s is asked again and changes nothing', (_, given, field) => {
    const hall = hallOf(true);
    const decision = hall.send('aios', { kind: 'act', action: 'i|save', values: { ...usual, ...given } });
    expect(decision.again?.fields.find(({ error }) => error !== undefined)?.id).toBe(field);
    expect(decision.persons).toEqual([]);
  });

  it.each([
    ['instellingen ma di do', '1,2,4'],
    ['werkdagen: maandag t/m woensdag en vr', '1,2,3,5'],
    ['mijn dagen ma-wo', '1,2,3'],
    ['werkdagen vr tot ma', '1,5,6,7'],
    ['instellingen', '1,2,3,4,5'],
    ['instellingen iets anders', '1,2,3,4,5'],
    ['instellingen ma tot', '1,2,3,4,5'],
  ])('«%s» fills in %s and changes nothing yet', (words, days) => {
    const hall = hallOf(true);
    const decision = hall.send('aios', { kind: 'text', text: words });
    expect(hall.said.at(-1)?.message.fields.find(({ id }) => id === 'dagen')?.value).toBe(days);
    expect(decision.persons).toEqual([]);
  });

  it('asks somebody new once, along with what they came for', () => {
    const hall = hallOf(false);
    const asked = () => hall.said.filter(({ message }) => message.buttons.some(({ action }) => action === 'i|save'));
    hall.send('aios', { kind: 'text', text: 'menu' });
    expect(asked()).toHaveLength(1);
    expect(hall.said).toHaveLength(2);
    hall.send('aios', { kind: 'text', text: 'menu' });
    expect(asked()).toHaveLength(1);
    hall.send('coordinator', { kind: 'text', text: 'menu' });
    expect(asked()).toHaveLength(1);
  });

  it('a trainer changes no placement', () => {
    const hall = hallOf(true);
    hall.send('opleider', {
      kind: 'act',
      action: 'i|save',
      values: { ...usual, dagen: '1', dienstverband: '50', instituutsdag: '3' },
    });
    expect(hall.placements.get('oost')).toMatchObject({ instituteDay: null, contract: 1 });
    expect(hall.people.get('opleider')?.weekdays).toEqual([1]);
  });
});
