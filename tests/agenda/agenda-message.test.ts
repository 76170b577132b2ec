import { expect, it } from 'vitest';
import { proposalsId } from '../../dialogs/agenda/agenda-message.ts';
import { agenda, agendaAct } from '../../dialogs/commands/agenda.ts';
import type { Context } from '../../dialogs/commands/context.ts';
import type { State } from '../../dialogs/model/decision.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const now = Date.UTC(2026, 10, 19, 8);
const behind = [{ id: 'behind.kpb', origin: 'behind' as const, what: 'KPB', people: ['aios', 'opleider'], on: null }];

function contextOf(id: string): Context {
  const { people, placements } = peopleAndPlacements();
  const byId = new Map(people.map((one) => [one.id, one]));
  const person = byId.get(id);
  if (person === undefined) throw new Error(id);
  const mine = placements.filter((placement) => person.placements.includes(placement.id));
  // What an agenda does not look at is left out.
  const state = { person, people: byId, placements: mine, sessions: new Map() } as unknown as State;
  const world = { content: realContent(), now, people: byId };
  return { world, state, person, language: realContent().nl, event: 'e1', newId: () => 'n1', frequency: null };
}

it('what runs behind is offered as a tick, and stands on the agenda once it was ticked', () => {
  const form = agenda(contextOf('aios'), behind).said?.[0]?.message.fields.find(({ id }) => id === proposalsId);
  expect(form?.options).toEqual([{ id: 'behind.kpb', label: 'KPB (dit loopt achter)' }]);
  const added = agendaAct(contextOf('aios'), 'add', 'oost', '', { [proposalsId]: 'behind.kpb' }, behind);
  expect(added.placements?.[0]?.agenda).toMatchObject([
    { id: 'n1', origin: 'behind', source: 'behind.kpb', what: 'KPB', shared: false },
  ]);
});

it('a proposal that is not offered any more is not taken over', () => {
  const added = agendaAct(contextOf('aios'), 'add', 'oost', '', { [proposalsId]: 'behind.kpb' });
  expect(added.placements).toBeUndefined();
  expect(added.again?.blocks[0]).toMatchObject({ tone: 'warning' });
});
