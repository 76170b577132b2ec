import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { decideNudges } from '../../dialogs/frequency/decide-nudges.ts';
import { snoozed, waived } from '../../dialogs/frequency/memory.ts';
import { bareState, type Entry, type State } from '../../dialogs/model/decision.ts';
import { type Person, person as personSchema } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { caseOf, type Frequency, memoryOf } from '../../dialogs/nudges/case-of.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { realRules } from '../real-content.ts';
import { at } from './pair.ts';

const seed = 20260904;
const rules = realRules();
const frequency: Frequency = { rules, holidays: await publicHolidays('2026-01-01', '2027-12-31') };
const programmes = [...new Set(rules.programmes.map(({ id }) => id))];
const kinds = [...new Set(rules.programmes.flatMap(({ obligations }) => obligations.flatMap(({ counts }) => counts)))];

/** What may take place before a moment is looked at. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('done' as const), kind: fc.constantFrom(...kinds) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constantFrom('taken-back', 'older', 'away', 'snooze', 'waiver') }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('nothing' as const) }) },
);

test(`what is kept between decisions gives what is worked out anew (seed ${seed})`, () => {
  const pair = fc.record({ programmes: fc.subarray(programmes, { minLength: 1 }), days: fc.subarray([1, 2, 3, 4, 5]) });
  fc.assert(
    fc.property(pair, fc.array(event, { minLength: 20, maxLength: 80 }), (given, events) => {
      const placement = placementOf(given.programmes);
      let state = stateOf(placement, given.days);
      let now = at('2026-08-31', '09:00');
      for (const [index, one] of events.entries()) {
        state = after(state, one, now, index);
        const kept = caseOf(state, placement, frequency);
        const fresh = structuredClone({ state, placement, frequency });
        const anew = caseOf(fresh.state, fresh.placement, fresh.frequency);
        if (kept === null || anew === null) throw new Error('no case');
        const decision = decideNudges(kept, now);
        expect(decision).toEqual(decideNudges(anew, now));
        state = { ...state, frequency: new Map([[placement.id, decision.memory]]) };
        now = Math.max(now + 3_600_000, Math.min(decision.next ?? now, now + 7 * 86_400_000));
      }
    }),
    { seed, numRuns: 40 },
  );
});

type Event = { is: string; kind?: string };

function after(state: State, { is, kind }: Event, now: number, index: number): State {
  const [placement] = state.placements;
  const [first] = state.entries;
  if (placement === undefined) return state;
  const remember = (memory: ReturnType<typeof memoryOf>) => ({
    ...state,
    frequency: new Map([[placement.id, memory]]),
  });
  const today = addDays('2026-08-31', Math.floor((now - at('2026-08-31', '00:00')) / 86_400_000));
  const memory = memoryOf(state, placement.id);
  const id = Object.keys(memory.reminders)[0] ?? 'anything';
  if (is === 'done') return { ...state, entries: [...state.entries, line(`k${index}`, kind ?? '', now)] };
  if (is === 'older') return { ...state, entries: [line(`k${index}`, kinds[0] ?? '', 0), ...state.entries] };
  if (is === 'taken-back' && first !== undefined)
    return { ...state, entries: [...state.entries, { ...line(`k${index}`, first.kind, now), undoes: first.key }] };
  if (is === 'snooze') return remember(snoozed(memory, placement.trainee, id, addDays(today, 5)));
  if (is === 'waiver')
    return remember(waived(memory, { obligation: id, from: addDays(today, -14), to: today, by: 'c', at: now }));
  if (is !== 'away') return state;
  const trainee = state.people.get(placement.trainee);
  if (trainee === undefined) return state;
  const away = [{ from: addDays(today, 1), to: addDays(today, 4) }];
  return { ...state, people: new Map([...state.people, [trainee.id, { ...trainee, away }]]) };
}

function line(key: string, kind: string, moment: number): Entry {
  return { key, institute: 'demo', placement: 'p', kind, at: moment, minutes: 60, amount: 1, by: 'a', undoes: null };
}

function stateOf(placement: Placement, weekdays: number[]): State {
  const people = [
    person('a', 'trainee', weekdays),
    person('o', 'trainer', [1, 2, 3, 4]),
    person('c', 'coordinator', []),
  ];
  return { ...bareState(null), people: new Map(people.map((one) => [one.id, one])), placements: [placement] };
}

function placementOf(followed: string[]): Placement {
  return {
    schema: 1,
    id: 'p',
    institute: 'demo',
    trainee: 'a',
    trainers: ['o'],
    programmes: followed,
    start: '2026-08-31',
    end: '2027-08-29',
    year: 1,
    instituteDay: null,
    contract: 0.8,
    coordinator: 'c',
    agreements: [],
    agenda: [],
    agendaSent: null,
    planned: [],
  };
}

function person(id: string, role: Person['role'], weekdays: number[]): Person {
  const own = { addresses: [], placements: ['p'], weekdays };
  return personSchema.parse({ schema: 1, id, institute: 'demo', name: id, role, ...own });
}
