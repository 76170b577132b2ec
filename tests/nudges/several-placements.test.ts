import { expect, test } from 'vitest';
import { decodeAction } from '../../dialogs/action.ts';
import { bringBack } from '../../dialogs/commands/return.ts';
import { languageOf } from '../../dialogs/content/content.ts';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { contactOf, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Decision, State } from '../../dialogs/model/decision.ts';
import { person } from '../../dialogs/model/person.ts';
import { type Session, session as sessionSchema, type Values } from '../../dialogs/model/session.ts';
import { answerReminder } from '../../dialogs/nudges/answer-reminder.ts';
import { lookAgain } from '../../dialogs/nudges/look-again.ts';
import { agreementWith, placementWith, talkWith } from '../agenda/sample.ts';
import { realContent, realRules } from '../real-content.ts';
import { textOf } from './pair.ts';

const zone = 'Europe/Amsterdam';
const at = (date: string, time = '09:00') => instantOf({ date, time }, zone);
/** The last practice day of the first week. */
const friday = at('2026-09-04');
const content = realContent();
const programme = (id: string, obligations: Record<string, unknown>[]) =>
  programmeFile.parse({
    id: id.toLowerCase(),
    title: id,
    version: '2026-01',
    from: '2026-01-01',
    obligations: obligations.map((one) => ({ who: 'both', min: 1, window: 'week', ...one })),
  });
const programmes = [
  programme('Proef', [{ id: 'kpb', label: 'KPB', counts: ['kpb'] }]),
  programme('Stage', [{ id: 'spreekuur', label: 'Spreekuur', counts: ['gezamenlijk-spreekuur'] }]),
  programme('Vol', [
    { id: 'kpb', label: 'KPB', counts: ['kpb'] },
    { id: 'kvb', label: 'KVB', counts: ['kvb'] },
    { id: 'video', label: 'Video', counts: ['video'] },
  ]),
];
const frequency = { rules: { ...realRules(), programmes, nudges: nudgesFile.parse({}) }, holidays: new Set<string>() };

/** A trainer with two trainees, both in their first week. */
class Practice {
  memories = new Map<string, Memory>();
  state: State;
  #ids = 0;

  constructor(first = 'proef', second = 'stage', part: Partial<ReturnType<typeof placementWith>> = {}) {
    const dates = { start: '2026-08-31', end: '2027-08-29', coordinator: 'coordinator' };
    const people = [
      ['opleider', 'trainer', ['p1', 'p2']],
      ['aios-oost', 'trainee', ['p1']],
      ['aios-west', 'trainee', ['p2']],
      ['aios-zuid', 'trainee', ['p3']],
      ['coordinator', 'coordinator', []],
    ] as const;
    this.state = {
      person: null,
      people: new Map(
        people.map(([id, role, placements]) => [
          id,
          person.parse({
            ...{ schema: 1, id, institute: 'test', name: id, role, placements, addresses: [] },
            away: id === 'aios-zuid' ? [{ from: '2026-09-03', to: '2026-09-03' }] : [],
          }),
        ]),
      ),
      placements: [
        placementWith({ ...dates, id: 'p1', trainee: 'aios-oost', programmes: [first], ...part }),
        placementWith({ ...dates, id: 'p2', trainee: 'aios-west', programmes: [second] }),
      ],
      sessions: new Map(),
      entries: [],
      frequency: this.memories,
      signals: [],
    };
  }

  look(id: string, now = friday) {
    const decision = lookAgain({ content, now, people: this.state.people }, this.state, id, frequency);
    return this.#keep(decision);
  }

  tap(id: string, action: string, values: Values = {}, now = friday + 60_000) {
    const decoded = decodeAction(action);
    const actor = this.state.people.get(id);
    if (decoded?.kind !== 'nudge' || actor === undefined) throw new Error(`no action: ${action}`);
    const context = {
      ...{ world: { content, now, people: this.state.people }, state: this.state, person: actor, frequency },
      ...{ language: languageOf(content, 'nl'), event: `e${++this.#ids}`, newId: () => `b${++this.#ids}` },
    };
    return this.#keep(answerReminder(context, decoded, values));
  }

  #keep(decision: Partial<Decision>) {
    for (const { placement, memory } of decision.frequency ?? []) this.memories.set(placement, memory);
    return { ...decision, said: decision.said ?? [] };
  }
}

/** A conversation that ended, of whose answers nothing matters here. */
function sessionWith(id: string, people: readonly string[], endedAt: number): Session {
  return sessionSchema.parse({
    ...{ schema: 1, id, institute: 'test', placement: 'p1', dialog: 'weg', title: 'Procesgesprek', counts: 'proces' },
    ...{ version: '1', length: 15, status: 'finished', starter: people[0], startedAt: endedAt, endedAt, activeMs: 0 },
    ...{ lastAt: endedAt, minutes: 15, stoppedBy: null, answers: {}, more: {}, reached: [], notAsked: [], quality: [] },
    returned: {},
    parts: people.map((one) => ({
      ...{
        person: one,
        role: one === 'opleider' ? 'trainer' : 'trainee',
        paused: false,
        sent: 1,
        open: null,
        hold: null,
        drafts: {},
      },
    })),
  });
}

test('who has two trainees hears of both in one message, each under a name; each trainee of the own', () => {
  const practice = new Practice();
  const first = practice.look('p1');
  expect(first.said.map(({ to }) => to)).toEqual(['aios-oost', 'opleider']);
  expect(first.said.map(({ message }) => message.title)).toEqual([
    'Vandaag telt nog mee',
    'Vandaag telt nog mee · met aios-oost & aios-west',
  ]);
  const message = first.said[1]?.message;
  expect(message?.fallback).toBe(message?.title);
  expect(textOf(message ?? { blocks: [], fields: [], buttons: [], fallback: '' }).split('\n')).toEqual(
    [
      'Vandaag telt nog mee · met aios-oost & aios-west',
      'Met aios-oost',
      'KPB: 0 van 1. Vandaag is de laatste werkdag hiervoor.',
      'KPB: 0 van 1, niet gehaald (maandag 14 september tot en met zondag 20 september).',
      'Wat niet gehaald is, is voorbij. Je hoeft er niets mee.',
      'Met aios-west',
      'Spreekuur: 0 van 1. Vandaag is de laatste werkdag hiervoor.',
      'Spreekuur: 0 van 1, niet gehaald (maandag 14 september tot en met zondag 20 september).',
      'Wat niet gehaald is, is voorbij. Je hoeft er niets mee.',
      'Je krijgt dit omdat jullie Proef & Stage volgen. Via Anders kies je wanneer ik terugkom, of dat ik stop.',
    ].filter((line) => !line.includes('niet gehaald') && !line.startsWith('Wat niet gehaald')),
  );
  // The other placement looks by itself, and only its trainee is left.
  expect(first.dues).toContainEqual(expect.objectContaining({ key: 'test/nudge/p2', at: friday }));
  expect(practice.look('p2').said.map(({ to }) => to)).toEqual(['aios-west']);
  expect(practice.look('p1').said).toEqual([]);
});

test('few things have a button each, by name; done and not today are answered for each of them', () => {
  const practice = new Practice();
  const { buttons, fields } = practice.look('p1').said[1]?.message ?? { buttons: [], fields: [] };
  expect(fields).toEqual([]);
  expect(buttons.map(({ label, more }) => (more ? `(${label})` : label))).toEqual([
    'aios-oost · Gedaan: KPB',
    'aios-west · Gedaan: Spreekuur',
    'Niet vandaag',
    '(aios-oost · Anders)',
    '(aios-west · Anders)',
  ]);
  const later = practice.tap('opleider', buttons[2]?.action ?? '');
  expect(later.said.map(({ message }) => textOf(message))).toEqual(['Goed, vandaag niet meer.']);
  const done = practice.tap('opleider', buttons[1]?.action ?? '');
  expect(done.entries?.map(({ placement, kind }) => `${placement} ${kind}`)).toEqual(['p2 gezamenlijk-spreekuur']);
});

test.each<[string, (action: string) => string]>([
  ['as the button says which message it stands under', (action) => action],
  ['of the last message, where the button does not say', (action) => action.split('|').slice(0, 4).join('|')],
])('not today is about the placements that the message told of: %s', (_name, of) => {
  const practice = new Practice();
  const { placements } = practice.state;
  const dates = { start: '2026-08-31', end: '2027-08-29', coordinator: 'coordinator' };
  const third = placementWith({ ...dates, id: 'p3', trainee: 'aios-zuid', programmes: ['vol'] });
  const putOff = () => [...practice.memories].filter(([, { snoozes }]) => snoozes.length > 0).map(([id]) => id);
  const [wednesday, thursday] = [at('2026-09-02'), at('2026-09-03')];
  // The third one is away on Thursday: of that was told the day before, and Friday still counts.
  practice.state = { ...practice.state, placements: [third] };
  expect(practice.look('p3', wednesday).said[1]?.message.title).toBe('Even een seintje');
  practice.state = { ...practice.state, placements: [...placements, third] };
  const [, { message } = { message: null }] = practice.look('p1', thursday).said;
  expect(message?.title).toBe('Even een seintje · met aios-oost & aios-west');
  const later = message?.buttons.find(({ action }) => action.startsWith('n|later|*|'))?.action ?? '';
  expect(later).toBe(`n|later|*|*|${thursday}`);
  practice.tap('opleider', of(later), {}, thursday + 60_000);
  expect(putOff()).toEqual(['p1', 'p2']);
});

test('not today under a message that is long past puts nothing off', () => {
  const practice = new Practice();
  practice.look('p1', at('2026-09-03'));
  const late = practice.tap('opleider', `n|later|*|*|${at('2026-08-31')}`, {}, at('2026-09-03', '10:00'));
  expect(late.said.map(({ message }) => textOf(message))).not.toContain('Goed, vandaag niet meer.');
  expect([...practice.memories.values()].flatMap(({ snoozes }) => snoozes)).toEqual([]);
});

test('who has more than one placement reads of which the reminders stop and come again', () => {
  const practice = new Practice();
  const heard = (action: string, id = 'opleider') =>
    practice.tap(id, action).said.map(({ message }) => textOf(message).split('\n')[0]);
  expect(heard('n|mute|p1|*')).toEqual([
    'Over aios-oost stuur ik je geen seintjes meer. De coördinator ziet nog wel wat er niet gehaald is.',
  ]);
  expect(heard('n|unmute|p1|*')).toEqual(['Over aios-oost krijg je weer een seintje als het helpt.']);
  expect(heard('n|unmute|p1|*', 'aios-oost')).toEqual(['Je krijgt weer een seintje als het helpt.']);
});

test('of many it is ticked which, over all placements', () => {
  const practice = new Practice('vol');
  const { buttons, fields } = practice.look('p1').said[1]?.message ?? { buttons: [], fields: [] };
  expect(fields[0]?.options?.map(({ id, label }) => `${id} ${label}`)).toEqual([
    'p1|kpb aios-oost · KPB',
    'p1|kvb aios-oost · KVB',
    'p1|video aios-oost · Video',
    'p2|spreekuur aios-west · Spreekuur',
  ]);
  expect(practice.tap('opleider', buttons[0]?.action ?? '').entries).toBeUndefined();
  const done = practice.tap('opleider', buttons[0]?.action ?? '', { gedaan: 'p1|kvb,p2|spreekuur' });
  expect(done.entries?.map(({ placement, kind }) => `${placement} ${kind}`)).toEqual([
    'p1 kvb',
    'p2 gezamenlijk-spreekuur',
  ]);
  expect(new Set(done.said.map(({ key }) => key)).size).toBe(done.said.length);
});

test('a tap is an answer in all placements that the message told of', () => {
  const practice = new Practice();
  const [, { message } = { message: null }] = practice.look('p1').said;
  const unanswered = () =>
    ['p1', 'p2'].map((id) => contactOf(practice.memories.get(id) ?? emptyMemory(), 'opleider').unanswered);
  expect(unanswered()).toEqual([1, 1]);
  practice.tap('opleider', message?.buttons[0]?.action ?? '');
  expect(unanswered()).toEqual([0, 0]);
});

test("about one of two placements it says which; somebody else's button does nothing", () => {
  // The other follows no programme.
  const practice = new Practice('vol', 'weg');
  const [, { message } = { message: null }] = practice.look('p1').said;
  expect(message?.title).toBe('Vandaag telt nog mee · met aios-oost');
  expect(practice.tap('aios-west', message?.buttons[0]?.action ?? '', { gedaan: 'kpb' })).toMatchObject({
    said: [expect.anything()],
  });
  expect(practice.tap('aios-west', message?.buttons[0]?.action ?? '', { gedaan: 'kpb' }).frequency).toBeUndefined();
});

test('the agenda that comes along is in the title, and its button stands first before a talk that is near', () => {
  const talk = (date: string) => talkWith({ people: ['aios-oost', 'opleider'], at: at(date, '10:00') });
  const said = (now: number, ...dates: string[]) =>
    new Practice('proef', 'stage', { planned: dates.map(talk), trainers: ['opleider'] }).look('p1', now).said[0]
      ?.message;
  const near = said(at('2026-09-03'), '2026-09-04');
  expect(near?.title).toBe('Even een seintje · en zet je agenda klaar');
  expect(near?.fallback).toBe(near?.title);
  expect(near?.buttons[0]?.label).toBe('Maak agenda');
  // Over the weekend.
  const far = said(friday, '2026-09-07');
  expect(far?.title).toBe('Vandaag telt nog mee · en zet je agenda klaar');
  expect(far?.buttons.at(-1)?.label).toBe('Maak agenda');
});

test('agreements that are to be looked at come along, all of that day, and are not asked about again', () => {
  const agreements = ['plan', 'doel'].map((position) =>
    agreementWith({ position, people: ['aios-oost', 'opleider'], on: '2026-09-04' }),
  );
  const practice = new Practice('proef', 'stage', { agreements });
  const kept = sessionWith('s1', ['aios-oost', 'opleider'], at('2026-09-01'));
  const state = { ...practice.state, sessions: new Map([['s1', kept]]) };
  const world = { content, now: friday, people: state.people };
  const decision = lookAgain(world, state, 'p1', frequency);
  for (const { message } of decision.said ?? []) {
    expect(message.title).toContain(' · en: heeft het gewerkt?');
    expect(textOf(message)).toContain('Afspraak 2. Heeft het gewerkt wat je met');
    expect(JSON.stringify(message)).not.toContain('Op tijd beginnen');
    const own = message.buttons.filter(({ action }) => action.startsWith('r|'));
    expect(own.map(({ action, label }) => `${action} ${label}`)).toEqual([
      'r|s1|plan|open Bekijk afspraak 1',
      'r|s1|doel|open Bekijk afspraak 2',
    ]);
  }
  const both = { 'aios-oost': 'asked', opleider: 'asked' };
  expect(decision.sessions?.map(({ returned }) => returned)).toEqual([{ plan: both, doel: both }]);
  const [session] = decision.sessions ?? [];
  if (session === undefined) throw new Error('no session');
  const after = { ...state, sessions: new Map([['s1', session]]) };
  expect(bringBack(world, after, session, 'plan', frequency).said).toEqual([]);
  // The day before it was too early.
  const before = at('2026-09-03');
  expect(lookAgain({ ...world, now: before }, state, 'p1', frequency).sessions).toEqual([]);
});

test('what is due the same day is asked about in one message', () => {
  const agreements = ['plan', 'doel', 'nog'].map((position) =>
    agreementWith({ position, people: ['aios-oost', 'opleider'], on: '2026-09-01' }),
  );
  const practice = new Practice('proef', 'stage', { agreements });
  const kept = sessionWith('s1', ['aios-oost', 'opleider'], at('2026-08-31', '12:00'));
  const state = { ...practice.state, sessions: new Map([['s1', kept]]) };
  const world = { content, now: at('2026-09-01'), people: state.people };
  const { said = [], sessions = [] } = bringBack(world, state, kept, 'plan', frequency);
  expect(said.map(({ message }) => `${message.title}: ${message.buttons.length}`)).toEqual([
    'Heeft het gewerkt?: 3',
    'Heeft het gewerkt? · met aios-oost: 3',
  ]);
  expect(Object.keys(sessions[0]?.returned ?? {})).toEqual(['plan', 'doel', 'nog']);
});
