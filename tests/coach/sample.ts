import type { FrequencyRules } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Entry, State } from '../../dialogs/model/decision.ts';
import { personKind, placementKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { loadContent } from '../../src/content/load.ts';
import { formatProblems } from '../../src/content/problem.ts';

const loaded = loadContent('prompts');
if (loaded.kind === 'problems') throw new Error(formatProblems(loaded.problems));
const { content: allContent, rules: allRules } = loaded;
export const content = allContent;
export const rules: FrequencyRules = allRules;

const zone = 'Europe/Amsterdam';

/** Noon on a day, or another time of it, in Amsterdam, ms. */
export function at(date: string, time = '12:00'): number {
  return instantOf({ date, time }, zone);
}

/** Somebody of the institute, with some of it changed. */
export function person(id: string, role: Person['role'], change: Partial<Person> = {}): Person {
  return readDocument(personKind, {
    ...{ schema: 1, id, institute: 'noord', name: `Naam ${id}`, role, addresses: [{ channel: 'web', id }] },
    ...change,
  });
}

/** A placement of the trainer, with some of it changed. */
export function placement(id: string, change: Partial<Placement> = {}): Placement {
  return readDocument(placementKind, {
    ...{ schema: 1, id, institute: 'noord', trainee: `aios-${id}`, trainers: ['opleider'], programmes: [] },
    ...{ start: '2026-09-01', end: '2027-08-31' },
    ...change,
  });
}

/** Something that took place in a placement. */
export function entry(of: string, kind: string, when: number, change: Partial<Entry> = {}): Entry {
  const key = `${of}-${kind}-${when}`;
  return {
    ...{ key, institute: 'noord', placement: of, kind, at: when, minutes: 30, amount: 1, by: 'opleider', undoes: null },
    ...change,
  };
}

/** What a decision about the trainer looks at. */
export function stateOf(
  placements: readonly Placement[],
  entries: readonly Entry[],
  memories: Readonly<Record<string, Partial<Memory>>> = {},
  trainer: Person = person('opleider', 'trainer'),
): State {
  const trainees = placements.map(({ trainee }) => person(trainee, 'trainee', { name: `Geheim ${trainee}` }));
  const people = [trainer, person('duo', 'trainer'), ...trainees];
  return {
    person: trainer,
    people: new Map(people.map((one) => [one.id, one])),
    placements,
    sessions: new Map(),
    entries,
    frequency: new Map(Object.entries(memories).map(([id, memory]) => [id, { ...emptyMemory(), ...memory }])),
    signals: [],
  };
}
