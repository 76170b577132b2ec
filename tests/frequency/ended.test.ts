import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCalendar } from '../../dialogs/frequency/calendar.ts';
import { dayOf, wallOf } from '../../dialogs/frequency/days.ts';
import { handled } from '../../dialogs/frequency/memory.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';
import { at, autumn, did, input, obligation, play, zone } from './pair.ts';

const seed = Number(process.env.SEED ?? 20261209);
const day = 86_400_000;
const calendar = openCalendar({ ...autumn, end: '2027-06-27' });
const kinds = [
  { window: 'week', escalate: { missed: 2 } },
  { window: 'week', escalate: { missed: 1 } },
  { window: 'practice-day', escalate: { missed: 4 } },
  { window: { months: 1 }, escalate: { months: 1 } },
];
const start = at(autumn.start, '00:00');
const end = at('2027-06-27');

/** The first escalation lies `held` days with the coordinator, who then ends it; what is announced after that. */
function ended(kind: (typeof kinds)[number], state: 'closed' | 'waived', held: number, done: readonly string[]) {
  const obligations = [obligation(kind)];
  const entries = done.map((date) => did(date));
  const given = input({ obligations, calendar, entries });
  const first = play(given, start, end).said.find(({ kind }) => kind === 'escalation');
  if (first === undefined) return null;
  const now = first.at + held * day;
  const before = play(given, start, now);
  const memory = handled(before.memory, 'gesprek', state, 'coordinator', now);
  const { said } = play({ ...given, memory }, now, end);
  const today = wallOf(now, zone).day;
  const periods = windowsOf(obligations[0] ?? obligation(kind), calendar);
  const announced = said
    .filter(({ kind }) => kind === 'preview')
    .flatMap(({ items }) => items.map(({ window }) => periods.find(({ to }) => to >= dayOf(window.from))?.to ?? 0));
  return { announced, today };
}

test.each(kinds)('%j: what is missed after an escalation was ended is announced', (kind) => {
  for (const state of ['closed', 'waived'] as const)
    for (const held of [0, 9, 22]) expect(ended(kind, state, held, [])?.announced.length, `${held}`).toBeGreaterThan(0);
});

test(`what was missed before an escalation was ended is never announced again (seed ${seed})`, () => {
  let announcements = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom('closed' as const, 'waived' as const),
      fc.integer({ min: 0, max: 60 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 290 }), { maxLength: 12 }),
      (kind, state, held, days) => {
        const done = days.toSorted((a, b) => a - b).map((n) => new Date(start + n * day).toISOString().slice(0, 10));
        const after = ended(kind, state, held, done);
        if (after === null) return;
        announcements += after.announced.length;
        expect(after.announced.filter((to) => to < after.today)).toEqual([]);
      },
    ),
    { seed, numRuns: 60 },
  );
  expect(announcements).toBeGreaterThan(60);
});
