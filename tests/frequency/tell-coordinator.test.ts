import { expect, test } from 'vitest';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { type Escalation, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Decision, State } from '../../dialogs/model/decision.ts';
import { person } from '../../dialogs/model/person.ts';
import { tellCoordinator } from '../../dialogs/nudges/tell-coordinator.ts';
import { placementWith } from '../agenda/sample.ts';
import { realContent } from '../transcripts/stage.ts';

const zone = 'Europe/Amsterdam';
const at = (date: string, time = '09:01') => instantOf({ date, time }, zone);
const frequency = {
  rules: {
    programmes: [
      programmeFile.parse({
        id: 'proef',
        title: 'Proef',
        version: '2026-01',
        from: '2026-01-01',
        obligations: [{ id: 'gesprek', label: 'Gesprek', who: 'both', counts: ['gesprek'], min: 1, window: 'week' }],
      }),
    ],
    activities: {},
    nudges: nudgesFile.parse({}),
  },
  holidays: new Set(['2026-12-25']),
};
const escalation = (part: Partial<Escalation>): Escalation => ({
  order: 0,
  since: '2026-11-02',
  window: { from: '2026-11-09', to: '2026-11-15' },
  notBefore: '2026-11-16',
  state: 'open',
  previews: {},
  sentAt: at('2026-11-19', '09:00'),
  told: null,
  reminders: 4,
  line: null,
  ...part,
});

/** What is decided for a coordinator whose pairs have one escalation each. */
function tell(pairs: readonly Partial<Escalation>[], now: number) {
  const people = [
    ['c', 'coordinator'],
    ...pairs.flatMap((_, index) => [
      [`a${index}`, 'trainee'],
      [`o${index}`, 'trainer'],
    ]),
  ].map(([id = '', role]) => person.parse({ schema: 1, id, institute: 'test', name: id, role, addresses: [] }));
  const placements = pairs.map((_, index) =>
    placementWith({
      id: `p${index}`,
      trainee: `a${index}`,
      trainers: [`o${index}`],
      programmes: ['proef'],
      coordinator: 'c',
    }),
  );
  const memories = pairs.map((part): Memory => ({ ...emptyMemory(), escalations: { gesprek: escalation(part) } }));
  const state: State = {
    person: null,
    people: new Map(people.map((one) => [one.id, one])),
    placements,
    sessions: new Map(),
    entries: [],
    frequency: new Map(memories.map((memory, index) => [`p${index}`, memory])),
    signals: [],
  };
  const decided = tellCoordinator({ content: realContent(), now, people: state.people }, state, 'c', frequency);
  return { state, decided };
}

function briefly({ said = [], dues = [], frequency: kept = [] }: Partial<Decision>) {
  const moments = dues.map((due) => Object.values(wallAt(due.at ?? 0, zone)).join(' '));
  const about = said.map(
    ({ message }) => message.blocks.filter((block) => block.kind === 'text' && block.text.includes('Gesprek')).length,
  );
  return [about, moments, kept.length];
}

const earlier = { at: at('2026-11-19', '09:01'), key: 'k', pairs: ['p0'] };
test.each<[string, Partial<Escalation>[], number, unknown]>([
  ['one', [{}], at('2026-11-19'), [[1], [], 1]],
  ['three pairs: one message', [{}, {}, {}], at('2026-11-19'), [[3], [], 3]],
  ['nothing new', [{ told: earlier }, { state: 'announced', sentAt: null }], at('2026-11-20'), [[], [], 0]],
  [
    'told today already: the next morning',
    [{ told: earlier }, {}],
    at('2026-11-19', '14:00'),
    [[], ['2026-11-20 09:01'], 0],
  ],
  ['told yesterday', [{ told: earlier }, {}], at('2026-11-20'), [[1], [], 1]],
  ['in the evening, before a weekend', [{}], at('2026-11-20', '18:00'), [[], ['2026-11-23 09:01'], 0]],
  ['too early', [{}], at('2026-11-20', '06:00'), [[], ['2026-11-20 09:01'], 0]],
  ['on a public holiday', [{}], at('2026-12-25'), [[], ['2026-12-28 09:01'], 0]],
  [
    'more than a form can hold: the rest is counted, and nothing is left for the next day',
    Array(53).fill({}),
    at('2026-11-19'),
    [[50], [], 53],
  ],
])('%s', (_name, pairs, now, expected) => {
  expect(briefly(tell(pairs, now).decided)).toEqual(expected);
});

test('what was told is not told again', () => {
  const now = at('2026-11-19');
  const { state, decided } = tell([{}, {}], now);
  const memories = (decided.frequency ?? []).map(({ placement, memory }) => [placement, memory] as const);
  const after = { ...state, frequency: new Map(memories) };
  const world = { content: realContent(), now: now + 60_000, people: state.people };
  expect(tellCoordinator(world, after, 'c', frequency)).toEqual({ dues: [] });
});

test('a pair that got another coordinator meanwhile: that one is told', () => {
  const now = at('2026-11-19');
  const { state } = tell([{}], now);
  const successor = person.parse({
    schema: 1,
    id: 'd',
    institute: 'test',
    name: 'd',
    role: 'coordinator',
    addresses: [],
  });
  const people = new Map([...state.people, ['d', successor]]);
  const placements = state.placements.map((placement) => ({ ...placement, coordinator: 'd' }));
  const world = { content: realContent(), now, people };
  const decided = tellCoordinator(world, { ...state, people, placements }, 'c', frequency);
  expect([decided.said ?? [], (decided.dues ?? []).map(({ subject }) => subject)]).toEqual([[], ['d|p0']]);
});

test('what is only counted is told in the same message, with the way to it, and hangs on no form', () => {
  const now = at('2026-11-19');
  const { state, decided } = tell(Array(53).fill({}), now);
  const message = decided.said?.[0]?.message;
  expect(message?.title).toBe('Er lopen 53 koppels achter');
  expect(JSON.stringify(message?.blocks)).toContain('Aantal andere koppels die ook achterlopen: 3.');
  expect(message?.buttons.at(-1)).toMatchObject({ action: 'c|overview', label: 'Overzicht' });
  const told = (decided.frequency ?? []).map(({ memory }) => memory.escalations.gesprek?.told);
  expect(told.map((one) => one?.pairs.length)).toEqual([...Array(50).fill(50), 0, 0, 0]);
  const after = { ...state, frequency: new Map((decided.frequency ?? []).map((one) => [one.placement, one.memory])) };
  const world = { content: realContent(), now: at('2026-11-20'), people: state.people };
  expect(tellCoordinator(world, after, 'c', frequency)).toEqual({ dues: [] });
});
