import { describe, expect, test } from 'vitest';
import { decideWake } from '../../dialogs/decide.ts';
import { bareState, type State } from '../../dialogs/model/decision.ts';
import type { Group, Weekly } from '../../dialogs/model/group.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Poll } from '../../dialogs/model/poll.ts';
import { askedFrom } from '../../dialogs/polls/asked.ts';
import { openPoll } from '../../dialogs/polls/open-poll.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { realContent, realRules } from '../real-content.ts';
import { groupOf, place, somebody } from './pure-group.ts';

const [content, rules] = [realContent(), realRules()];
const holidays = await publicHolidays('2026-01-01', '2027-12-31');
const frequency = { rules, holidays };
const hour = 3_600_000;
/** Wall time in Amsterdam in winter. */
const at = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00+01:00`);

const slot: Weekly = {
  id: 's1',
  poll: 'leergesprekken',
  asked: null,
  weekday: 4,
  time: '15:00',
  zone: 'Europe/Amsterdam',
  hours: 48,
  holidays: 'skip',
  on: true,
};

function groupWith(change: Partial<Weekly> = {}, members: readonly string[] = ['a', 'b']): Group {
  return groupOf(members, { weekly: [{ ...slot, ...change }] });
}

function stateOf(people: readonly Person[], group: Group, polls: readonly Poll[] = []): State {
  return { ...bareState(null), people: new Map(people.map((one) => [one.id, one])), groups: [group], polls };
}

function wake(state: State, kind: string, subject: string, now: number, due = now) {
  let ids = 0;
  const moment = { id: 'w', key: `test/${kind}`, at: due, kind, subject };
  return decideWake(state, moment, { content, now, newId: () => `n${++ids}`, frequency });
}

describe('a weekly poll that comes', () => {
  const people = [somebody('a'), somebody('b')];
  const next = (decision: ReturnType<typeof wake>) =>
    decision.dues.filter(({ kind }) => kind === 'poll-open').map((due) => due.at);

  test.each([
    {
      what: 'in time',
      due: '2026-11-19 15:00',
      now: '2026-11-19 15:00',
      change: {},
      opens: true,
      next: '2026-11-26 15:00',
    },
    {
      what: 'an hour late: it closes when it would have',
      due: '2026-11-19 15:00',
      now: '2026-11-19 16:00',
      change: {},
      opens: true,
      next: '2026-11-26 15:00',
    },
    {
      what: 'after more than half of its time',
      due: '2026-11-19 15:00',
      now: '2026-11-20 16:00',
      change: {},
      opens: false,
      next: '2026-11-26 15:00',
    },
    {
      what: 'on a holiday that was not foreseen',
      due: '2026-12-25 15:00',
      now: '2026-12-25 15:00',
      change: { weekday: 5 },
      opens: false,
      next: '2027-01-08 15:00',
    },
    {
      what: 'while it is of another day since',
      due: '2026-11-19 15:00',
      now: '2026-11-19 15:00',
      change: { weekday: 1 },
      opens: false,
      next: '2026-11-23 15:00',
    },
    {
      what: 'without its question in the content',
      due: '2026-11-19 15:00',
      now: '2026-11-19 15:00',
      change: { poll: 'weg' },
      opens: false,
      next: '2026-11-26 15:00',
    },
    {
      what: 'while it is off',
      due: '2026-11-19 15:00',
      now: '2026-11-19 15:00',
      change: { on: false },
      opens: false,
      next: null,
    },
  ])('$what', ({ due, now, change, opens, next: then }) => {
    const decision = wake(stateOf(people, groupWith(change)), 'poll-open', 'groep|s1', at(now), at(due));
    expect(decision.polls.map(({ closes }) => closes)).toEqual(opens ? [at(due) + 48 * hour] : []);
    expect(decision.said.length > 0).toBe(opens);
    expect(next(decision)).toEqual(then === null ? [] : [at(then)]);
  });

  test('of a group that is gone, nothing', () => {
    expect(
      wake({ ...stateOf(people, groupWith()), groups: [] }, 'poll-open', 'groep|s1', at('2026-11-19 15:00')).dues,
    ).toEqual([]);
  });

  test('goes to the places, and privately to who sees no place', () => {
    const three = [somebody('a'), somebody('b', { addresses: [{ channel: 'slack', id: 'T1:U1' }] }), somebody('c')];
    const [, , gone] = three;
    const unreachable = { ...gone, reach: { state: 'unreachable' as const, code: 'gone', since: 0 } };
    const state = stateOf([...three.slice(0, 2), unreachable as Person], groupWith({}, ['a', 'b', 'c']));
    const { said } = wake(state, 'poll-open', 'groep|s1', at('2026-11-19 15:00'));
    expect(said.map(({ to }) => to)).toEqual([place, 'a']);
  });
});

describe('one reminder, privately, at a moment that bears it', () => {
  /** Opened on a Thursday at 15:00 for 48 hours. */
  function reminding(person: Partial<Person>, change: Partial<Poll> = {}, opens = at('2026-11-19 15:00'), hours = 48) {
    const one = somebody('a', person);
    const asked = content.nl.polls.get('leergesprekken');
    if (asked === undefined) throw new Error('no poll');
    const world = { content, now: opens, people: new Map([[one.id, one]]) };
    const opening = { id: 'p1', of: 'leergesprekken', asked: askedFrom(asked), opens, hours, zone: 'Europe/Amsterdam' };
    const [poll] = openPoll(world, groupWith({}, ['a']), opening).polls;
    if (poll === undefined) throw new Error('not opened');
    return (now: string) => {
      const state = stateOf([one], groupWith({}, ['a']), [{ ...poll, ...change }]);
      const decision = wake(state, 'poll-remind', 'p1', at(now));
      return {
        said: decision.said.map(({ to }) => to),
        later: decision.dues.map((due) => due.at),
        polls: decision.polls,
      };
    };
  }

  test.each<{
    what: string;
    person?: Partial<Person>;
    change?: Partial<Poll>;
    now: string;
    said: string[];
    later: string[];
  }>([
    { what: 'in the day', now: '2026-11-20 10:00', said: ['a'], later: [] },
    { what: 'at night: in the morning', now: '2026-11-20 03:00', said: [], later: ['2026-11-20 09:00'] },
    { what: 'in the evening: not any more, it closes on Saturday', now: '2026-11-20 20:00', said: [], later: [] },
    { what: 'not on a day off', person: { weekdays: [1, 2, 3, 4] }, now: '2026-11-20 10:00', said: [], later: [] },
    {
      what: 'not while away',
      person: { away: [{ from: '2026-11-20', to: '2026-11-27' }] },
      now: '2026-11-20 10:00',
      said: [],
      later: [],
    },
    {
      what: 'by the own clock',
      person: { zone: 'America/Curacao' },
      now: '2026-11-20 10:00',
      said: [],
      later: ['2026-11-20 14:00'],
    },
    {
      what: 'not who answered',
      change: { answers: { a: { option: 'een', text: '' } } },
      now: '2026-11-20 10:00',
      said: [],
      later: [],
    },
    { what: 'not twice', change: { reminded: ['a'] }, now: '2026-11-20 10:00', said: [], later: [] },
    { what: 'not when it is closed', change: { state: 'stopped' }, now: '2026-11-20 10:00', said: [], later: [] },
    {
      what: 'not who cannot be reached',
      person: { reach: { state: 'unreachable', code: 'gone', since: 0 } },
      now: '2026-11-20 10:00',
      said: [],
      later: [],
    },
    { what: 'not a coordinator', person: { role: 'coordinator' }, now: '2026-11-20 10:00', said: [], later: [] },
  ])('$what', ({ person = {}, change = {}, now, said, later }) => {
    const found = reminding(person, change)(now);
    expect({ said: found.said, later: found.later }).toEqual({ said, later: later.map(at) });
    expect(found.polls.flatMap(({ reminded }) => reminded)).toEqual(said);
  });

  test('not on a holiday, but on the working day after it when that is in time', () => {
    // Christmas is a Friday; opened on Wednesday the 23rd for five days, so until Monday 15:00.
    const found = reminding({}, {}, at('2026-12-23 15:00'), 120)('2026-12-25 10:00');
    expect([found.said, found.later]).toEqual([[], [at('2026-12-28 09:00')]]);
  });
});
