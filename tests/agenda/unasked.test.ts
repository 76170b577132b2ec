import { expect, test } from 'vitest';
import { askedToday, askForAgenda, whyAsked } from '../../dialogs/agenda/ask.ts';
import { readerFor } from '../../dialogs/agenda/reader.ts';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { contactOf, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import { bareState, type State } from '../../dialogs/model/decision.ts';
import { person as schema } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { sentTo, slotFor } from '../../dialogs/nudges/unasked.ts';
import { realContent } from '../transcripts/stage.ts';
import { placementWith, talkWith } from './sample.ts';

const zone = 'Europe/Amsterdam';
const at = (date: string, time = '09:00') => instantOf({ date, time }, zone);
const somebody = (id: string, part: Record<string, unknown> = {}) =>
  schema.parse({
    schema: 1,
    id,
    institute: 'test',
    name: id,
    role: id === 'aios' ? 'trainee' : 'trainer',
    addresses: [],
    placements: ['p1'],
    ...part,
  });
const sentAt = (...moments: number[]): Memory => ({
  ...emptyMemory(),
  contacts: { aios: { sent: moments, unanswered: 0, asked: false } },
});
const programmes = [
  programmeFile.parse({
    id: 'proef',
    title: 'Proef',
    version: '2026-01',
    from: '2026-01-01',
    obligations: [{ id: 'gesprek', label: 'Gesprek', who: 'both', counts: ['gesprek'], min: 1, window: 'week' }],
  }),
];
const asking = (prepareAt: string) => ({
  rules: { programmes, activities: {}, nudges: nudgesFile.parse({ prepareAt }) },
  holidays: new Set(['2026-12-25']),
});
const frequency = asking('12:00');
type Part = { trainee?: object; trainer?: object; placement?: Partial<Placement>; memories?: Record<string, Memory> };

function stateOf({ trainee = {}, trainer = {}, placement = {}, memories = {} }: Part): State {
  const people = [somebody('aios', { ...trainee }), somebody('opleider', { ...trainer })];
  return {
    ...bareState(null),
    people: new Map(people.map((one) => [one.id, one])),
    placements: [placementWith(placement)],
    frequency: new Map(Object.entries(memories)),
  };
}

function slot(part: Part, now: number, given = frequency): string | null {
  const state = stateOf(part);
  const found = slotFor(state, given, state.people.get('aios') ?? somebody('aios'), now, 'return');
  if (found === null) return null;
  const { date, time } = wallAt(found, zone);
  return `${date} ${time}`;
}

// Monday 23 November 2026.
test.each<[string, Part, number, string]>([
  ['a quiet morning: now', {}, at('2026-11-23'), '2026-11-23 09:00'],
  ['in the afternoon too', {}, at('2026-11-23', '15:20'), '2026-11-23 15:20'],
  ['before the morning', {}, at('2026-11-23', '07:00'), '2026-11-23 09:00'],
  ['in the evening', {}, at('2026-11-23', '18:00'), '2026-11-24 09:00'],
  ['at the weekend', {}, at('2026-11-21', '10:00'), '2026-11-23 09:00'],
  ['a day off', { trainee: { weekdays: [2, 4] } }, at('2026-11-23'), '2026-11-24 09:00'],
  ['a day at the institute', { placement: { instituteDay: 1 } }, at('2026-11-23'), '2026-11-24 09:00'],
  ['a public holiday', {}, at('2026-12-25'), '2026-12-28 09:00'],
  ['away', { trainee: { away: [{ from: '2026-11-20', to: '2026-11-24' }] } }, at('2026-11-23'), '2026-11-25 09:00'],
  [
    'the other away',
    { trainer: { away: [{ from: '2026-11-20', to: '2026-11-24' }] } },
    at('2026-11-23'),
    '2026-11-25 09:00',
  ],
  [
    'sent something today',
    { memories: { p1: sentAt(at('2026-11-23', '08:10')) } },
    at('2026-11-23'),
    '2026-11-24 09:00',
  ],
  [
    'sent something in another placement',
    { memories: { p2: sentAt(at('2026-11-23', '08:10')) } },
    at('2026-11-23'),
    '2026-11-24 09:00',
  ],
  [
    'three times this week',
    { memories: { p1: sentAt(at('2026-11-23'), at('2026-11-24')), p2: sentAt(at('2026-11-25')) } },
    at('2026-11-26'),
    '2026-11-30 09:00',
  ],
  // The agenda of the conversation on Tuesday is asked for on Monday at noon.
  [
    'the agenda is asked for later today',
    { placement: { planned: [talkWith({ at: at('2026-11-24', '10:00') })] } },
    at('2026-11-23'),
    '2026-11-24 09:00',
  ],
  // Without a talk there is a reminder on Thursday and on Friday.
  ['a reminder is due now', { placement: { programmes: ['proef'] } }, at('2026-11-26'), '2026-11-27 09:00'],
])('%s', (_name, part, now, expected) => {
  expect(slot(part, now)).toBe(expected);
});

test('the agenda keeps its day free until the time at which it is asked for', () => {
  const part = { placement: { planned: [talkWith({ at: at('2026-11-24', '10:00') })] } };
  const afternoon = at('2026-11-23', '13:00');
  expect(slot(part, afternoon)).toBe('2026-11-23 13:00');
  expect(slot(part, afternoon, asking('16:00'))).toBe('2026-11-24 09:00');
});

test('somebody who is never in is not asked', () => {
  expect(slot({ trainee: { weekdays: [] } }, at('2026-11-23'))).toBeNull();
});

test('what was sent counts for the day and the week, of each person', () => {
  const state = stateOf({});
  const [kept] = sentTo(state, [...state.people.values()], 'p1', 7);
  expect(['aios', 'opleider', 'ander'].map((id) => contactOf(kept?.memory ?? emptyMemory(), id).sent)).toEqual([
    [7],
    [7],
    [],
  ]);
});

test('the agenda: asked, or moved to the morning of the conversation, or not when that is too late', () => {
  const ask = (part: Part, talk: string, now: number) => {
    const planned = [talkWith({ at: at('2026-11-24', talk) })];
    const state = stateOf({ ...part, placement: { planned } });
    const world = { content: realContent(), now, people: state.people };
    const { said = [], dues = [], frequency: kept = [] } = askForAgenda(world, state, 'p1|t1', frequency);
    return [said.length, dues.map((due) => wallAt(due.at ?? 0, zone)), kept.length];
  };
  const busy = { memories: { p1: sentAt(at('2026-11-23')) } };
  const noon = at('2026-11-23', '12:00');
  expect(ask({}, '10:00', noon)).toEqual([1, [], 1]);
  expect(ask(busy, '10:00', noon)).toEqual([0, [{ date: '2026-11-24', time: '09:00' }], 0]);
  expect(ask(busy, '09:00', noon)).toEqual([0, [], 0]);
});

test('what is asked at noon may come along in the morning; what was asked or sent may not', () => {
  const planned = [talkWith({ at: at('2026-11-24', '10:00') })];
  const today = (part: Partial<Placement>, now: number, given = frequency) =>
    askedToday(placementWith({ planned, ...part }), somebody('aios'), now, given).length;
  expect(today({}, at('2026-11-23'))).toBe(1);
  expect(today({}, at('2026-11-20'))).toBe(0);
  expect(today({}, at('2026-11-23', '12:30'))).toBe(0);
  expect(today({}, at('2026-11-23', '12:30'), asking('16:00'))).toBe(1);
  expect(today({ agendaSent: 5 }, at('2026-11-23'))).toBe(0);
});

test.each([
  [['aios', 'opleider'], 'dan weet opleider waar'],
  [['aios', 'opleider', 'duo'], 'dan weten opleider & duo waar'],
])('with %j: who knows what it is about', (people, words) => {
  const state = stateOf({});
  const all = new Map([...state.people, ['duo', somebody('duo')]]);
  const reader = readerFor({ content: realContent(), now: at('2026-11-23'), people: all }, 'aios');
  if (reader === null) throw new Error('no reader');
  const talk = talkWith({ people, at: at('2026-11-24', '10:00') });
  const block = whyAsked(reader, placementWith({ trainers: people.slice(1) }), talk);
  expect(block).toMatchObject({ text: expect.stringContaining(words) });
});
