import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { webAddress } from '../../adapters/web/address.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { placementKind, readDocument } from '../../dialogs/model/documents.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { keys } from '../../src/keys.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { createWake } from '../../src/wake.ts';
import { agreementWith } from '../agenda/sample.ts';
import { realContent, realRules } from '../real-content.ts';
import { begin, seedPairs } from './tick-kill-pairs.ts';

const thursday = instantOf({ date: '2026-09-03', time: '09:00' }, 'Europe/Amsterdam');

/** Lives from hour to hour until this moment (ms). */
async function live(store: Store, until: number): Promise<void> {
  const frequency = { rules: realRules(), holidays: await publicHolidays('2026-01-01', '2027-12-31') };
  let now = begin;
  let ids = 0;
  const wake = createWake({
    ...{
      store,
      content: realContent(),
      frequency: () => frequency,
      deliver: () => undefined,
      newId: () => `n${++ids}`,
    },
    ...{ clock: { now: () => now, real: () => now }, log: () => expect.unreachable() },
  });
  for (; now < until; now += 3_600_000) await wake();
}

test('what is to be looked at comes along in the day’s reminder, also of a trainer’s other placement, and once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'leergesprek-returns-'));
  const store = await openSqliteStore({ file: join(dir, 'test.sqlite') });
  await seedPairs(store, 2, 2);
  const key = keys.placement('test', 'p00001');
  const [stored] = await store.read([key]);
  const people = ['a1', 'o0'];
  const agreements = [agreementWith({ people, on: '2026-09-03' })];
  const session = {
    ...{ schema: 1, id: 's1', institute: 'test', placement: 'p00001', dialog: 'weg', title: 'Procesgesprek' },
    ...{
      counts: 'proces',
      version: '1',
      length: 15,
      status: 'finished',
      starter: 'a1',
      startedAt: begin,
      endedAt: begin,
    },
    ...{ activeMs: 0, lastAt: begin, minutes: 15, stoppedBy: null, answers: {}, more: {}, reached: [], notAsked: [] },
    ...{ quality: [], returned: {} },
    parts: people.map((person) => ({
      ...{ person, role: person === 'a1' ? 'trainee' : 'trainer', paused: false, sent: 1, open: null, hold: null },
      drafts: {},
    })),
  };
  await store.commit({
    ...writesOnly('agreed', begin, [
      { key, rev: stored?.rev ?? 0, body: { ...readDocument(placementKind, stored?.body), agreements } },
      { key: keys.session('test', 's1'), rev: 0, body: session },
    ]),
    dues: [{ key: 'test/return/s1/plan', at: thursday, institute: 'test', kind: 'return', subject: 's1|plan' }],
  });
  await live(store, thursday + 4 * 24 * 3_600_000);
  for (const id of people) {
    const heard = await store.outgoing({ of: 'address', to: webAddress(id), after: 0, limit: 99 });
    const asked = heard.filter(({ message }) => message.buttons.some(({ action }) => action.startsWith('r|s1|plan|')));
    expect(asked.map(({ key: one }) => one.slice(-10))).toEqual(['2026-09-03']);
    expect(asked[0]?.message.title).toContain(' · en: heeft het gewerkt?');
  }
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

test('what somebody agreed with themselves waits a day where a last chance has the day', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'leergesprek-returns-'));
  const store = await openSqliteStore({ file: join(dir, 'test.sqlite') });
  await seedPairs(store, 2, 2);
  const given = {
    ...{ kind: 'given', by: 'a1', at: begin, asked: 'x' },
    fields: [
      { id: 'wat', label: 'Wat', value: 'Op tijd beginnen' },
      { id: 'wanneer', label: 'Wanneer', value: { date: '2026-09-03', time: null } },
    ],
  };
  const session = {
    ...{ schema: 1, id: 's1', institute: 'test', placement: null, dialog: 'feedback-nakijken', title: 'Feedback' },
    ...{
      counts: 'feedback',
      version: '1',
      length: 30,
      status: 'finished',
      starter: 'a1',
      startedAt: begin,
      endedAt: begin,
    },
    ...{ activeMs: 0, lastAt: begin, minutes: 15, stoppedBy: null, answers: { opnieuw: { all: given } }, more: {} },
    ...{ reached: ['opnieuw'], notAsked: [], quality: [], returned: {} },
    parts: [{ person: 'a1', role: 'trainee', paused: false, sent: 1, open: null, hold: null, drafts: {} }],
  };
  await store.commit({
    ...writesOnly('agreed', begin, [{ key: keys.session('test', 's1'), rev: 0, body: session }]),
    dues: [{ key: 'test/return/s1/opnieuw', at: thursday, institute: 'test', kind: 'return', subject: 's1|opnieuw' }],
  });
  await live(store, thursday + 5 * 24 * 3_600_000);
  const heard = await store.outgoing({ of: 'address', to: webAddress('a1'), after: 0, limit: 99 });
  expect(heard.map(({ key, message }) => `${key} ${message.title}`).slice(0, 2)).toEqual([
    'test/nudge/p00001/a1/2026-09-03 Vandaag telt nog mee',
    'test/s1/a1/return/opnieuw Heeft het gewerkt?',
  ]);
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});
