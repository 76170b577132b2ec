import { describe, expect, test } from 'vitest';
import { openCalendar } from '../../dialogs/frequency/calendar.ts';
import { decideNudges } from '../../dialogs/frequency/decide-nudges.ts';
import { answered, explained, handled, snoozed, waived } from '../../dialogs/frequency/memory.ts';
import { at, autumn, did, input, line, obligation, play, zone } from './pair.ts';

const alone = { trainers: [{ id: 'opleider', weekdays: [1, 2, 4, 5], zone, away: [] }] };
const start = at('2026-08-31', '00:00');
const toAios = (lines: readonly string[]) => lines.filter((one) => one.includes(' aios '));

describe('a weekly talk', () => {
  test('of a pair that does nothing and says nothing', () => {
    const { said, memory } = play(input(), start, at('2026-11-22', '23:00'));
    expect(said.map(line)).toEqual([
      'do 2026-09-03 09:00 aios behind gesprek',
      'do 2026-09-03 09:00 opleider behind gesprek',
      'vr 2026-09-04 09:00 aios last-chance gesprek',
      'vr 2026-09-04 09:00 opleider last-chance gesprek',
      'ma 2026-09-07 09:00 aios missed gesprek',
      'ma 2026-09-07 09:00 opleider missed gesprek',
      'do 2026-09-10 09:00 aios question gesprek',
      'do 2026-09-10 09:00 opleider question gesprek',
      'ma 2026-09-14 09:00 aios preview gesprek',
      'ma 2026-09-14 09:00 opleider preview gesprek',
      'wo 2026-09-16 09:00 coordinator escalation gesprek',
    ]);
    expect(memory.escalations.gesprek).toMatchObject({
      state: 'open',
      since: '2026-08-31',
      window: { from: '2026-09-07', to: '2026-09-13' },
      // Each had two; that it was missed and the question afterwards are no reminders.
      reminders: 2,
    });
  });

  test('of a pair that answers keeps being helped, and is told what the coordinator hears once', () => {
    const { said } = play(input(), start, at('2026-09-25'), (memory, { to }) => answered(memory, to));
    expect(toAios(said.map(line))).toEqual([
      'do 2026-09-03 09:00 aios behind gesprek',
      'vr 2026-09-04 09:00 aios last-chance gesprek',
      'ma 2026-09-07 09:00 aios missed gesprek',
      'do 2026-09-10 09:00 aios behind gesprek',
      'vr 2026-09-11 09:00 aios last-chance gesprek',
      'ma 2026-09-14 09:00 aios preview gesprek',
      'do 2026-09-17 09:00 aios behind gesprek',
      'vr 2026-09-18 09:00 aios last-chance gesprek',
      'ma 2026-09-21 09:00 aios missed gesprek',
      'do 2026-09-24 09:00 aios behind gesprek',
      'vr 2026-09-25 09:00 aios last-chance gesprek',
    ]);
  });

  test.each([
    ['on the first day', '2026-08-31', []],
    ['just before the reminder', '2026-09-03', []],
    ['after the reminder', '2026-09-03 10:00', ['do 2026-09-03 09:00 aios behind gesprek']],
    [
      'on the last afternoon',
      '2026-09-04 16:00',
      ['do 2026-09-03 09:00 aios behind gesprek', 'vr 2026-09-04 09:00 aios last-chance gesprek'],
    ],
  ])('done %s: nothing more is said of it', (_when, moment, expected) => {
    const [date = '', time = '08:59'] = moment.split(' ');
    const { said } = play(input({ entries: [did(date, time)] }), start, at('2026-09-06', '23:00'));
    expect(toAios(said.map(line))).toEqual(expected);
  });

  test('done after the announcement: the coordinator never hears of it', () => {
    const entries = [did('2026-09-15', '16:00')];
    const { said, memory } = play(input({ entries }), start, at('2026-10-01'));
    const kinds = said.map(({ kind }) => kind);
    expect([kinds.includes('preview'), kinds.includes('escalation')]).toEqual([true, false]);
    expect(memory.escalations.gesprek?.state).toBe('cancelled');
  });

  test('waived weeks are passed over: neither missed nor in the way of an escalation', () => {
    const waiver = { obligation: 'gesprek', from: '2026-09-07', to: '2026-09-13', by: 'coordinator', at: 0 };
    const memory = waived(input().memory, waiver);
    const { said } = play(input({ memory }), start, at('2026-10-01'), (next, { to }) => answered(next, to));
    expect(toAios(said.map(line))).toEqual([
      'do 2026-09-03 09:00 aios behind gesprek',
      'vr 2026-09-04 09:00 aios last-chance gesprek',
      'ma 2026-09-07 09:00 aios missed gesprek',
      'do 2026-09-17 09:00 aios behind gesprek',
      'vr 2026-09-18 09:00 aios last-chance gesprek',
      'ma 2026-09-21 09:00 aios preview gesprek',
      'do 2026-09-24 09:00 aios behind gesprek',
      'vr 2026-09-25 09:00 aios last-chance gesprek',
      'ma 2026-09-28 09:00 aios missed gesprek',
      'do 2026-10-01 09:00 aios behind gesprek',
    ]);
  });

  test('a snooze lasts until its day and then comes back by itself', () => {
    const memory = snoozed(input().memory, 'aios', 'gesprek', '2026-09-08');
    const { said, memory: after } = play(input({ memory }), start, at('2026-09-10', '08:00'));
    expect(toAios(said.map(line))).toEqual(['di 2026-09-08 09:00 aios return gesprek gesprek']);
    expect(after.snoozes).toEqual([]);
  });

  test('a snooze of what was done meanwhile ends quietly', () => {
    const memory = snoozed(input().memory, 'aios', 'gesprek', '2026-09-08');
    const { said, memory: after } = play(input({ memory, entries: [did('2026-09-07')] }), start, at('2026-09-13'));
    expect(toAios(said.map(line))).toEqual([]);
    expect(after.snoozes).toEqual([]);
  });
});

describe('an escalation', () => {
  const sent = play(input(), start, at('2026-09-16', '12:00')).memory;

  test('that is acknowledged or about which contact is planned stands, and nothing new is announced', () => {
    for (const state of ['acknowledged', 'contact-planned'] as const) {
      const memory = handled(sent, 'gesprek', state, 'coordinator', at('2026-09-17'));
      const { said, memory: after } = play(input({ memory }), at('2026-09-17'), at('2026-11-22'));
      expect([said.map(line), after.escalations.gesprek?.state]).toEqual([[], state]);
    }
  });

  test('that is closed begins anew after two more missed weeks', () => {
    const memory = handled(sent, 'gesprek', 'closed', 'coordinator', at('2026-09-17'));
    const { said } = play(input({ memory }), at('2026-09-17'), at('2026-11-22'));
    expect(said.filter(({ to }) => to !== 'opleider').map(line)).toEqual([
      'ma 2026-09-28 09:00 aios preview gesprek',
      'wo 2026-09-30 09:00 coordinator escalation gesprek',
    ]);
  });

  test('that is waived waives the weeks it was about', () => {
    const memory = handled(sent, 'gesprek', 'waived', 'coordinator', 5);
    expect(memory.waivers).toEqual([
      { obligation: 'gesprek', from: '2026-08-31', to: '2026-09-13', by: 'coordinator', at: 5 },
    ]);
  });

  test('carries the own line of the pair, and what is over stays as it is', () => {
    const memory = explained(sent, 'gesprek', 'aios', ' Verbouwing van de praktijk. ');
    expect(memory.escalations.gesprek?.line).toEqual({ by: 'aios', text: 'Verbouwing van de praktijk.' });
    expect(explained(memory, 'gesprek', 'aios', ' ').escalations.gesprek?.line).toBeNull();
    const closed = handled(memory, 'gesprek', 'closed', 'coordinator', 1);
    expect(handled(closed, 'gesprek', 'acknowledged', 'coordinator', 2)).toEqual(closed);
    expect(handled(sent, 'iets-anders', 'closed', 'coordinator', 2)).toEqual(sent);
    expect(explained(sent, 'iets-anders', 'aios', 'Tekst')).toEqual(sent);
  });

  test.each([
    [
      'a milestone: announced two working days before the week is over',
      { 'at-week': 4 },
      { days: 7 },
      '2026-10-01',
      '2026-10-05',
      '2026-09-28',
    ],
    ['a month: a month later', { months: 1 }, { months: 1 }, '2026-10-27', '2026-10-29', '2026-09-30'],
  ])('%s, behind since it was over', (_name, window, escalate, preview, sentOn, since) => {
    const obligations = [obligation({ window, escalate })];
    const { said, memory } = play(input({ obligations }), start, at('2026-10-29', '12:00'));
    const known = memory.escalations.gesprek;
    expect(known?.since).toBe(since);
    // A waiver then holds for the whole period, not from when it was over.
    expect(handled(memory, 'gesprek', 'waived', 'coordinator', 1).waivers[0]?.from).toBe('2026-08-31');
    const first = (kind: string) => said.filter((one) => one.kind === kind).map(line)[0];
    expect(first('preview')).toContain(preview);
    expect(first('escalation')).toContain(sentOn);
  });

  test('where no coordinator would hear it, none is announced, and what was announced is not any more', () => {
    const { said, memory } = play(input({ coordinator: null }), start, at('2026-11-22'));
    expect(said.filter(({ kind }) => kind === 'preview' || kind === 'escalation')).toEqual([]);
    expect(memory.escalations).toEqual({});
    const announced = play(input(), start, at('2026-09-14', '12:00')).memory;
    const alone = decideNudges(input({ coordinator: null, memory: announced }), at('2026-09-15'));
    expect(alone.memory.escalations.gesprek?.state).toBe('cancelled');
  });

  test('of a milestone that is done late does not go out', () => {
    const obligations = [obligation({ window: { 'at-week': 4 }, escalate: { days: 7 } })];
    const { said } = play(input({ obligations, entries: [did('2026-10-02')] }), start, at('2026-11-22'));
    expect(said.filter(({ kind }) => kind === 'escalation')).toEqual([]);
  });
});

describe('a whole year', () => {
  const year = openCalendar({ ...autumn, start: '2026-09-01', end: '2027-08-30' });
  const obligations = [obligation({ min: 20, window: { months: 12 } })];
  const behind = (entries: ReturnType<typeof did>[]) =>
    toAios(
      play(input({ obligations, calendar: year, entries }), at('2026-09-01', '00:00'), at('2027-08-31')).said.map(line),
    );

  test('is long enough to say twice that it runs behind, and then the last day', () => {
    expect(behind([])).toEqual([
      'di 2027-03-02 09:00 aios behind gesprek',
      'di 2027-06-01 09:00 aios behind gesprek',
      'ma 2027-08-30 09:00 aios last-chance gesprek',
    ]);
  });

  test('made up for after the first time, it is quiet', () => {
    expect(behind([did('2027-03-03', '12:00', { amount: 20 })])).toEqual(['di 2027-03-02 09:00 aios behind gesprek']);
  });
});

describe('absence', () => {
  test('of either: nothing is said to either, and the week asks nothing', () => {
    for (const who of ['trainee', 'trainer'] as const) {
      const away = [{ from: '2026-08-31', to: '2026-09-20' }];
      const calendar = openCalendar({
        ...autumn,
        trainee: { ...autumn.trainee, away: who === 'trainee' ? away : [] },
        trainers: [{ id: 'opleider', weekdays: [1, 2, 4, 5], zone, away: who === 'trainer' ? away : [] }],
      });
      expect(play(input({ calendar }), start, at('2026-09-22')).said).toEqual([]);
    }
  });

  test('of one of two trainers: the other goes on, and an announcement does not wait for who is away', () => {
    const calendar = openCalendar({
      ...autumn,
      trainers: [
        ...alone.trainers,
        { id: 'duo', weekdays: [1, 2], zone, away: [{ from: '2026-09-01', to: '2026-10-31' }] },
      ],
    });
    const { said } = play(input({ calendar }), start, at('2026-09-20'));
    expect(said.map(({ to }) => to)).not.toContain('duo');
    expect(said.map(({ kind }) => kind)).toContain('escalation');
  });

  test('after the announcement: the escalation waits until both are back', () => {
    const calendar = openCalendar({
      ...autumn,
      trainee: { ...autumn.trainee, away: [{ from: '2026-09-15', to: '2026-09-24' }] },
    });
    const { said } = play(input({ calendar }), start, at('2026-10-10'));
    expect(said.filter(({ kind }) => kind === 'escalation').map(line)).toEqual([
      'vr 2026-09-25 09:00 coordinator escalation gesprek',
    ]);
  });

  test('a locum takes over from a day on', () => {
    const calendar = openCalendar({
      ...autumn,
      trainers: [
        { id: 'opleider', weekdays: [1, 2, 4, 5], zone, away: [], to: '2026-09-06' },
        { id: 'waarnemer', weekdays: [1, 2, 4, 5], zone, away: [], from: '2026-09-07' },
      ],
    });
    const { said } = play(input({ calendar }), start, at('2026-09-12'), (memory, { to }) => answered(memory, to));
    expect(said.filter(({ to }) => to !== 'aios').map(line)).toEqual([
      'do 2026-09-03 09:00 opleider behind gesprek',
      'vr 2026-09-04 09:00 opleider last-chance gesprek',
      'ma 2026-09-07 09:00 waarnemer missed gesprek',
      'do 2026-09-10 09:00 waarnemer behind gesprek',
      'vr 2026-09-11 09:00 waarnemer last-chance gesprek',
    ]);
  });
});

describe('the dose', () => {
  test('after downtime there is one message, with what still holds', () => {
    const obligations = ['een', 'twee', 'drie'].map((id) => obligation({ id, counts: [id] }));
    const { said, memory, next } = decideNudges(input({ obligations }), at('2026-09-11', '14:20'));
    expect(said.filter(({ to }) => to === 'aios').map(({ items }) => items.map(({ kind }) => kind))).toEqual([
      ['last-chance', 'last-chance', 'last-chance', 'missed', 'missed', 'missed'],
    ]);
    expect(decideNudges(input({ obligations, memory }), at('2026-09-11', '14:21')).said).toEqual([]);
    expect(next).toBe(at('2026-09-14'));
  });

  test.each([
    ['2026-09-03', '07:59', 0],
    ['2026-09-03', '08:30', 0],
    ['2026-09-03', '09:00', 2],
    ['2026-09-03', '17:59', 2],
    ['2026-09-03', '18:00', 0],
    ['2026-09-02', '12:00', 0],
    ['2026-09-05', '12:00', 0],
  ])('%s %s: %i messages', (date, time, count) => {
    expect(decideNudges(input(), at(date, time)).said).toHaveLength(count);
  });

  test('messages about other placements count for the day and the week', () => {
    const elsewhere = (...moments: number[]) => new Map([['opleider', moments]]);
    const said = (...moments: number[]) =>
      decideNudges(input({ elsewhere: elsewhere(...moments) }), at('2026-09-04')).said.map(({ to }) => to);
    expect(said(at('2026-09-04', '08:10'))).toEqual(['aios']);
    expect(said(at('2026-08-31'), at('2026-09-01'), at('2026-09-03'))).toEqual(['aios']);
    expect(said(at('2026-08-28'), at('2026-09-01'), at('2026-09-03'))).toEqual(['aios', 'opleider']);
  });

  test('the last message of a week is kept for a last chance', () => {
    const elsewhere = new Map([['aios', [at('2026-08-31'), at('2026-09-01')]]]);
    const said = (date: string) => decideNudges(input({ elsewhere }), at(date)).said.map(line);
    expect(toAios(said('2026-09-03'))).toEqual([]);
    expect(toAios(said('2026-09-04'))).toEqual(['vr 2026-09-04 09:00 aios last-chance gesprek']);
  });

  test.each([
    ['later this week', '2026-09-04', 0],
    ['in the weekend, so on Monday', '2026-09-05', 1],
    ['next week', '2026-09-07', 1],
    ['that came already', '2026-09-02', 1],
  ])('the last message of a week is kept for an agreement that is brought back %s', (_, on, count) => {
    const elsewhere = new Map([['aios', [at('2026-08-31'), at('2026-09-01')]]]);
    const returns = new Map([['aios', [on]]]);
    const obligations = [obligation({ lastChance: false })];
    const { said } = decideNudges(input({ elsewhere, returns, obligations }), at('2026-09-03'));
    expect(toAios(said.map(line))).toHaveLength(count);
  });

  test('a message about two placements counts once for the day and the week', () => {
    const moment = at('2026-08-31');
    const contacts = { aios: { sent: [moment, at('2026-09-01')], unanswered: 0, asked: false } };
    const elsewhere = new Map([['aios', [moment, at('2026-09-01')]]]);
    const { said } = decideNudges(input({ elsewhere, memory: { ...input().memory, contacts } }), at('2026-09-04'));
    expect(toAios(said.map(line))).toHaveLength(1);
  });

  test('an announcement that finds no room moves to the next week, and the escalation with it', () => {
    const until = at('2026-09-13');
    const before = play(input(), start, until).memory;
    const full = [at('2026-09-14', '08:00'), at('2026-09-15'), at('2026-09-17')];
    const elsewhere = new Map([['opleider', full]]);
    const { said } = play(input({ memory: before, elsewhere }), at('2026-09-17', '10:00'), at('2026-10-01'));
    expect(said.map(line)).toEqual([
      'do 2026-09-17 10:00 aios preview gesprek',
      'ma 2026-09-21 09:00 opleider preview gesprek',
      'wo 2026-09-23 09:00 coordinator escalation gesprek',
    ]);
  });
});

describe('a planned conversation', () => {
  const planned = [{ id: 'gesprek-1', kind: 'gesprek', at: at('2026-09-07', '13:00'), agenda: false }];
  const agenda = obligation({
    id: 'agenda',
    who: 'trainee',
    counts: ['agenda'],
    window: 'conversation',
    escalate: 'never',
  });
  const quiet = obligation({ silent: true });

  test('asks the trainee for the agenda on the last practice day before, at noon', () => {
    expect(play(input({ obligations: [quiet, agenda], planned }), start, at('2026-09-07')).said.map(line)).toEqual([
      'vr 2026-09-04 12:00 aios agenda agenda',
    ]);
    expect(play(input({ obligations: [quiet], planned }), start, at('2026-09-07')).said.map(line)).toEqual([
      'vr 2026-09-04 12:00 aios prepare gesprek',
    ]);
  });

  test('goes along with what is said that morning anyway', () => {
    const { said } = play(input({ obligations: [obligation({}), agenda], planned }), start, at('2026-09-06'));
    expect(toAios(said.map(line))).toEqual([
      'do 2026-09-03 09:00 aios behind gesprek',
      'vr 2026-09-04 09:00 aios last-chance gesprek agenda',
    ]);
  });

  test('with its agenda made asks nothing; moved to another day it asks again', () => {
    const made = planned.map((one) => ({ ...one, agenda: true }));
    expect(play(input({ obligations: [quiet, agenda], planned: made }), start, at('2026-09-07')).said).toEqual([]);
    const { memory } = play(input({ obligations: [quiet, agenda], planned }), start, at('2026-09-05'));
    const moved = planned.map((one) => ({ ...one, at: at('2026-09-10', '13:00') }));
    const again = play(
      input({ obligations: [quiet, agenda], planned: moved, memory }),
      at('2026-09-05'),
      at('2026-09-11'),
    );
    expect(again.said.map(line)).toEqual(['di 2026-09-08 12:00 aios agenda agenda']);
  });
});

test('before the start: a first meeting is reminded of on ordinary days, and lapses into a missed one', () => {
  const obligations = [obligation({ window: 'before-start', escalate: { days: 7 } })];
  const { said } = play(input({ obligations }), at('2026-08-10'), at('2026-09-30'));
  expect(said.filter(({ to }) => to !== 'opleider').map(line)).toEqual([
    'ma 2026-08-24 09:00 aios behind gesprek',
    'vr 2026-08-28 09:00 aios last-chance gesprek',
    'ma 2026-08-31 09:00 aios missed gesprek',
    'do 2026-09-03 09:00 aios preview gesprek',
    'ma 2026-09-07 09:00 coordinator escalation gesprek',
  ]);
});

describe('after the end', () => {
  const after = (part: Record<string, unknown>, entries: ReturnType<typeof did>[] = []) =>
    play(
      input({ obligations: [obligation(part)], entries }),
      at('2026-11-22', '12:00'),
      at('2027-03-01'),
      (memory, { to }) => answered(memory, to),
    ).said.map(line);

  test.each<[string, Record<string, unknown>, ReturnType<typeof did>[], string[]]>([
    [
      'what was asked over the placement is told of, announced and escalated',
      { window: 'placement', escalate: { days: 7 } },
      [],
      [
        'ma 2026-11-23 09:00 aios missed gesprek',
        'do 2026-11-26 09:00 aios preview gesprek',
        'ma 2026-11-30 09:00 coordinator escalation gesprek',
      ],
    ],
    [
      'a year cut short a month later',
      { window: { months: 12 }, escalate: { months: 1 } },
      [],
      [
        'ma 2026-11-23 09:00 aios missed gesprek',
        'vr 2026-12-18 09:00 aios preview gesprek',
        'di 2026-12-22 09:00 coordinator escalation gesprek',
      ],
    ],
    [
      'the last two weeks of a weekly talk',
      {},
      [did('2026-11-06')],
      ['ma 2026-11-23 09:00 aios preview gesprek', 'wo 2026-11-25 09:00 coordinator escalation gesprek'],
    ],
    [
      'done three days late: told of, and no more',
      { window: 'placement', escalate: { days: 7 } },
      [did('2026-11-25')],
      ['ma 2026-11-23 09:00 aios missed gesprek'],
    ],
    ['done in time: silence', { window: 'placement', escalate: { days: 7 } }, [did('2026-11-20')], []],
  ])('%s', (_name, part, entries, expected) => {
    expect(after(part, entries).filter((one) => !one.includes(' opleider '))).toEqual(expected);
  });

  test('somebody who did not answer is not asked what would help any more', () => {
    const memory = { ...input().memory, contacts: { aios: { sent: [], unanswered: 3, asked: false } } };
    const { said } = play(input({ memory }), at('2026-11-23'), at('2026-11-24'));
    expect(said.flatMap(({ items }) => items.map(({ kind }) => kind))).not.toContain('question');
  });

  test('a month and a half later nothing is said and nothing is set', () => {
    expect(decideNudges(input(), at('2027-01-07'))).toMatchObject({ said: [], next: null });
    expect(decideNudges(input(), at('2027-01-06', '23:00')).next).toBeNull();
  });
});

test('woken within hours but before the morning, it waits for the morning at once', () => {
  expect(decideNudges(input(), at('2026-09-03', '08:20')).next).toBe(at('2026-09-03'));
});

test('long before the start the first moment is known already', () => {
  expect(decideNudges(input(), at('2024-01-01')).next).toBe(at('2026-09-03'));
});

describe('a placement that is added months after its start', () => {
  const added = '2026-10-15';
  const calendar = openCalendar({ ...autumn, added });
  const heard = (part: Record<string, unknown>, entries: ReturnType<typeof did>[] = []) =>
    play(
      input({ calendar, obligations: [obligation(part)], entries }),
      at(added, '10:00'),
      at('2026-10-31'),
      (memory, { to }) => answered(memory, to),
    )
      .said.filter(({ to }) => to !== 'opleider')
      .map(line);

  test.each<[string, Record<string, unknown>, ReturnType<typeof did>[], string[]]>([
    [
      'a weekly talk: nothing of the weeks before, the running one asks its share, and two missed weeks count from there',
      {},
      [],
      [
        'vr 2026-10-16 09:00 aios last-chance gesprek',
        'ma 2026-10-19 09:00 aios missed gesprek',
        'do 2026-10-22 09:00 aios behind gesprek',
        'vr 2026-10-23 09:00 aios last-chance gesprek',
        'ma 2026-10-26 09:00 aios preview gesprek',
        'wo 2026-10-28 09:00 coordinator escalation gesprek',
        'do 2026-10-29 09:00 aios behind gesprek',
        'vr 2026-10-30 09:00 aios last-chance gesprek',
      ],
    ],
    [
      'done earlier that week: it counts',
      { escalate: 'never' },
      [did('2026-10-13'), did('2026-10-20'), did('2026-10-27')],
      [],
    ],
    ['a moment that had passed', { window: { 'at-week': 4 }, escalate: { days: 7 } }, [], []],
    ['the first meeting', { window: 'before-start', escalate: { days: 7 } }, [], []],
    [
      'a month that ended',
      { window: { months: 1 }, escalate: { months: 1 } },
      [],
      ['vr 2026-10-23 09:00 aios behind gesprek', 'vr 2026-10-30 09:00 aios last-chance gesprek'],
    ],
  ])('%s', (_name, part, entries, expected) => {
    expect(heard(part, entries)).toEqual(expected);
  });

  test('behind since the day it was added, not since the Monday before', () => {
    const { memory } = play(input({ calendar }), at(added, '10:00'), at('2026-10-31'));
    expect(memory.escalations.gesprek?.since).toBe(added);
  });
});
