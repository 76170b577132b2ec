import { afterEach, expect, it, test } from 'vitest';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { isTalk } from '../../dialogs/overview/talk-counts.ts';
import { realContent } from '../real-content.ts';
import { aloud } from '../transcripts/stage.ts';
import { forged, type Hall, now, openHall, pair, someone } from './institute.ts';

let hall: Hall | null = null;
afterEach(async () => {
  await hall?.close();
  hall = null;
});

const entry = (kind: string, at: number, nth: number) => ({
  key: `${kind} ${nth}`,
  institute: 'noord',
  placement: 'paar',
  kind,
  at,
  minutes: 60,
  amount: 1,
  by: 'aios paar',
  undoes: null,
});
const on = (date: string, time: string) => instantOf({ date, time }, 'Europe/Amsterdam');

/** What the pair and its coordinator read of the last four weeks at `now`, a Thursday morning at nine. */
async function bothRead(entries: ReturnType<typeof entry>[]): Promise<{ own: string; card: string }> {
  const { people, placement } = pair('paar');
  const linked = people.map((one) => ({ ...one, placements: ['paar'] }));
  hall = await openHall({
    people: [...linked, someone('coordinator', 'coordinator')],
    placements: [placement],
    memories: new Map(),
    signals: [],
  });
  await hall.store.commit({ event: 'log', at: now, writes: [], entries, dues: [], outgoing: [] });
  const card = aloud(await hall.act('coordinator', forged('open', 'paar'))).join('\n');
  return { own: aloud(await hall.text('aios paar', 'overzicht')).join('\n'), card };
}

it('a talk that was logged without a kind is a talk for the pair and for the coordinator', async () => {
  const entries = Array.from({ length: 3 }, (_, nth) => entry('leergesprek', now - (nth + 1) * 86_400_000, nth));
  const { own, card } = await bothRead([...entries, entry('kpb', now - 86_400_000, 9)]);
  expect(card).toContain('gesprekken: 3, samen 180 minuten; verder genoteerd: 1');
  expect(own.split('\n').filter((line) => line.includes('Leergesprek, 60 minuten'))).toHaveLength(3);
  expect(own).toContain('Procesgericht: 0\nSoort niet genoemd: 3');
});

it('the first of the four weeks begins with its day, for the pair as for the coordinator', async () => {
  const moments = [on('2026-10-28', '23:30'), on('2026-10-29', '00:30'), on('2026-10-29', '08:00'), now - 1];
  const { own, card } = await bothRead(moments.map((at, nth) => entry('kpb', at, nth)));
  expect(card).toContain('Sinds donderdag 29 oktober');
  expect(card).toContain('verder genoteerd: 3');
  expect(own).toContain('Sinds donderdag 29 oktober');
  expect(own).toMatch(/KPB.*3 keer/);
});

test.each([
  ['persoon', true],
  ['person', true],
  ['leergesprek', true],
  ['kpb', false],
  ['dagbespreking', false],
  ['patienten', false],
  ['iets-van-vroeger', false],
])('%s is a talk: %s', (kind, expected) => {
  expect(isTalk(realContent().nl, entry(kind, now, 0))).toBe(expected);
});
