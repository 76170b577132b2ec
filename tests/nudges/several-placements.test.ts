import { expect, test } from 'vitest';
import { decodeAction } from '../../dialogs/action.ts';
import { languageOf } from '../../dialogs/content/content.ts';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { contactOf, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Decision, State } from '../../dialogs/model/decision.ts';
import { person } from '../../dialogs/model/person.ts';
import type { Values } from '../../dialogs/model/session.ts';
import { answerReminder } from '../../dialogs/nudges/answer-reminder.ts';
import { lookAgain } from '../../dialogs/nudges/look-again.ts';
import { placementWith, talkWith } from '../agenda/sample.ts';
import { realContent, realRules } from '../real-content.ts';
import { textOf } from './pair.ts';

const zone = 'Europe/Amsterdam';
const at = (date: string, time = '09:00') => instantOf({ date, time }, zone);
/** The last practice day of the fourth week. */
const friday = at('2026-09-25');
const content = realContent();
const programme = (id: string, obligations: Record<string, unknown>[]) =>
  programmeFile.parse({
    id,
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

/** A trainer with two trainees, both in their fourth week. */
class Practice {
  memories = new Map<string, Memory>();
  readonly state: State;
  #ids = 0;

  constructor(first = 'Proef', second = 'Stage', part: Partial<ReturnType<typeof placementWith>> = {}) {
    const dates = { start: '2026-08-31', end: '2027-08-29', coordinator: 'coordinator' };
    const people = [
      ['opleider', 'trainer', ['p1', 'p2']],
      ['aios-oost', 'trainee', ['p1']],
      ['aios-west', 'trainee', ['p2']],
      ['coordinator', 'coordinator', []],
    ] as const;
    this.state = {
      person: null,
      people: new Map(
        people.map(([id, role, placements]) => [
          id,
          person.parse({ schema: 1, id, institute: 'test', name: id, role, placements, addresses: [] }),
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
