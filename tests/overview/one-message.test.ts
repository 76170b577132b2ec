import { afterEach, expect, test } from 'vitest';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { DueChange } from '../../dialogs/model/decision.ts';
import { type Hall, lived, openHall, pair, someone } from './institute.ts';

let hall: Hall;
afterEach(() => hall.close());

const at = (date: string, time = '09:01') => instantOf({ date, time }, 'Europe/Amsterdam');
const names = Array.from({ length: 230 }, (_, nth) => `p${String(nth).padStart(3, '0')}`);

/** All pairs were passed on and wait to be told; each has its moment. */
async function waiting(momentOf: (nth: number) => number) {
  const pairs = names.map((name) => pair(name));
  const dues = names.map(
    (name, nth): DueChange => ({
      ...{ key: `noord/escalations/coordinator/${name}`, at: momentOf(nth), institute: 'noord' },
      ...{ kind: 'escalations', subject: `coordinator|${name}` },
    }),
  );
  hall = await openHall(
    {
      people: [...pairs.flatMap(({ people }) => people), someone('coordinator', 'coordinator')],
      placements: pairs.map(({ placement }) => placement),
      memories: new Map(names.map((name) => [name, lived('mmxx', {})])),
      signals: [],
    },
    dues,
  );
}
const told = async () => (await hall.said()).filter(({ to }) => to.id === 'coordinator');

test.each([
  ['at one moment', () => at('2026-11-27')],
  ['at two moments that were missed', (nth: number) => at(nth < 100 ? '2026-11-24' : '2026-11-25')],
])('230 pairs of one coordinator, %s, are one message a day', async (_name, momentOf) => {
  await waiting(momentOf);
  await hall.passTo(at('2026-11-27', '17:00'));
  const [only, ...more] = await told();
  expect(more).toEqual([]);
  expect(only?.message.title).toBe('Er lopen 230 koppels achter');
  expect(JSON.stringify(only?.message.blocks)).toContain('Aantal andere koppels die ook achterlopen: 180.');
  expect((await hall.dues()).filter(({ key }) => key.includes('/escalations/'))).toEqual([]);
  // Nothing comes after it for the same pairs.
  await hall.passTo(at('2026-12-04', '17:00'));
  expect((await told()).filter(({ key }) => key.includes('/escalations/'))).toHaveLength(1);
});

test('one that was only counted is handled from its card, and the message stays as it is', async () => {
  await waiting(() => at('2026-11-27'));
  await hall.passTo(at('2026-11-27', '10:00'));
  const before = await told();
  const card = await hall.act('coordinator', 'x|closed|p229|leergesprekken-week');
  expect(JSON.stringify(card.blocks)).toContain('afgesloten');
  const after = (await told()).slice(before.length);
  expect(after.map(({ replaces }) => replaces)).toEqual([null]);
});
