import { describe, expect, it } from 'vitest';
import type { Action } from '../../dialogs/action.ts';
import { encodeAction } from '../../dialogs/action.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const now = Date.UTC(2026, 10, 19, 8);
const day = 86_400_000;

function hall() {
  const { people, placements } = peopleAndPlacements();
  return openPureHall(realContent(), people, placements, now);
}

const at = String(now + day);
/** What is planned, as its buttons name it. */
const talk = `g2@${Date.UTC(2026, 10, 27, 9)}`;
const agenda = (verb: string, item = '', placement = 'oost'): Action => ({ kind: 'agenda', verb, placement, item });
const plan = (verb: string, item: string, placement = 'oost'): Action => ({ kind: 'plan', verb, placement, item });

describe('a button that somebody made up changes nothing', () => {
  it.each([
    ['the agenda of another pair', 'west', agenda('add'), { wat: 'Hoesten' }],
    ['the agenda of nobody', 'aios', agenda('add', '', 'nergens'), { wat: 'Hoesten' }],
    ["the other's item", 'opleider', agenda('drop', 'g1'), {}],
    ["the other's item, ticked", 'opleider', agenda('remove'), { weg: 'g1' }],
    ['a verb that is none', 'aios', agenda('wis'), {}],
    ['a plan of another pair', 'west', plan('cancel', talk), {}],
    ['a plan with another pair, beside', 'west', plan('beside', at), {}],
    ['a moment that has gone', 'aios', plan('beside', String(now - 1)), {}],
    ['a moment after the end', 'aios', plan('beside', String(now + 1000 * day)), {}],
    ['a moment that is none', 'aios', plan('beside', 'straks'), {}],
    ['a moment far beyond any calendar', 'aios', plan('move', `${talk}@9999999999999999`), {}],
    ['moving to nowhere', 'aios', plan('move', `${talk}@`), {}],
    ['cancelling without saying which moment', 'aios', plan('cancel', 'g2'), {}],
    ['cancelling it as it stood at another moment', 'aios', plan('cancel', `g2@${at}`), {}],
    ['moving it as it stood at another moment', 'aios', plan('move', `g2@${at}@${now + 2 * day}`), {}],
    ['a conversation that is not planned', 'aios', plan('cancel', 'weg'), {}],
    ['an agenda of a conversation that never was', 'aios', { kind: 'reached', session: 'g9' } as const, {}],
  ])('%s', (_, person, action, values) => {
    const stage = hall();
    stage.send('aios', { kind: 'text', text: 'vraag Hoe beoordeel ik een knie?' });
    stage.send('aios', { kind: 'text', text: 'plan vrijdag 27 november 10 uur' });
    const before = structuredClone([...stage.placements.values()]);
    expect(before.find(({ id }) => id === 'oost')).toMatchObject({ agenda: [{ id: 'g1' }], planned: [{ id: 'g2' }] });
    stage.send(person, { kind: 'act', action: encodeAction(action), values });
    expect([...stage.placements.values()]).toEqual(before);
  });

  it('a trainer cannot send the agenda for the trainee', () => {
    const stage = hall();
    stage.send('aios', { kind: 'text', text: 'vraag Hoe beoordeel ik een knie?' });
    stage.send('opleider', { kind: 'act', action: encodeAction(agenda('send')), values: { wat: 'Visites' } });
    const { agenda: items, agendaSent } = stage.placements.get('oost') ?? { agenda: [], agendaSent: 0 };
    expect(agendaSent).toBeNull();
    expect(items.map(({ what, shared }) => [what, shared])).toEqual([
      ['Hoe beoordeel ik een knie?', false],
      ['Visites', true],
    ]);
  });

  it('what looks like a patient is stored nowhere, typed or in a form', () => {
    const stage = hall();
    const secret = 'mevrouw De Vries';
    stage.send('aios', { kind: 'text', text: `vraag Waarom kreeg ${secret} niets?` });
    stage.send('aios', { kind: 'act', action: encodeAction({ kind: 'question' }), values: { vraag: secret } });
    stage.send('aios', { kind: 'act', action: encodeAction(agenda('add')), values: { wat: 'x', meenemen: secret } });
    stage.send('aios', { kind: 'text', text: `plan dinsdag met ${secret}` });
    expect(JSON.stringify([...stage.placements.values(), ...stage.people.values(), stage.said])).not.toContain('Vries');
  });
});
