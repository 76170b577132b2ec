import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { readDocument, sessionKind } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { type DueChange, type Store, StoreError } from '../../src/store/port.ts';
import { createWake } from '../../src/wake.ts';
import { commitOf } from '../store/sample.ts';
import { pair, playToEnd } from './conversation.ts';
import { type House, openHouse, realContent, start, zone } from './house.ts';

const hour = 3_600_000;
const day = 24 * hour;
const all = Number.POSITIVE_INFINITY;

let fault: ((method: 'due' | 'commit') => void) | null = null;
let house: House;

beforeEach(async () => {
  fault = null;
  house = await openHouse((store: Store) => ({
    ...store,
    async due(now, limit) {
      fault?.('due');
      return store.due(now, limit);
    },
    async commit(commit) {
      fault?.('commit');
      return store.commit(commit);
    },
  }));
});
afterEach(() => house.close());

const at = (date: string, time = '09:00') => instantOf({ date, time }, zone);

/** What was asked back by a due moment so far: `session/person/return/position`, in the order it was said. */
async function asked(): Promise<string[]> {
  const outgoing = await house.store().outgoing({ of: 'unsettled', limit: 1e5 });
  return outgoing.flatMap(({ to, message }) =>
    message.buttons.flatMap(({ action }) => {
      const [, session, position] = /^r\|([^|]+)\|([^|]+)\|(?:tried|open)$/.exec(action) ?? [];
      return session === undefined ? [] : [`${session}/${to.id}/return/${position}`];
    }),
  );
}

const bothAsked = (session: string, ...positions: string[]) =>
  positions.flatMap((position) => pair.map((person) => `${session}/${person}/return/${position}`)).toSorted();

const dues = async () => (await house.store().due(all, 1e4)).map(({ key }) => key);

async function set(...changes: Partial<DueChange>[]): Promise<void> {
  const whole = changes.map((change, index): DueChange => {
    return { key: `demo/x${index}`, at: start, institute: 'demo', kind: 'return', subject: 'weg|weg', ...change };
  });
  await house.store().commit(commitOf(house.newId(), { dues: whole }));
}

describe('a due moment', () => {
  test('is handled at its time, not before, and once', async () => {
    const session = await playToEnd(house, '1 december');
    for (const early of [start + hour, at('2026-12-01') - 1]) {
      house.clock.set(early);
      await house.wake();
      expect(await asked()).toEqual([]);
    }
    const told = house.told();
    house.clock.set(at('2026-12-01'));
    await house.wake();
    expect((await asked()).toSorted()).toEqual(bothAsked(session, 'leerdoelen/1', 'terugkomen'));
    expect(house.told()).toBeGreaterThan(told);
    expect(await dues()).toEqual([]);
    for (let minute = 1; minute <= 3; minute += 1) {
      house.clock.set(at('2026-12-01') + minute * 60_000);
      await house.wake();
    }
    expect(await asked()).toHaveLength(4);
    expect(house.logged).toEqual([]);
  });

  test.each([
    ['a Tuesday', '1 december 2026', '2026-12-01', '08:00'],
    ['a Saturday: the Monday after', '5 december 2026', '2026-12-07', '08:00'],
    ['a Sunday: the Monday after', '6 december 2026', '2026-12-07', '08:00'],
    ['the last day before summer time', '26 maart 2027', '2027-03-26', '08:00'],
    ['the Saturday before summer time', '27 maart 2027', '2027-03-29', '07:00'],
    ['the Sunday of summer time', '28 maart 2027', '2027-03-29', '07:00'],
    ['a day in summer', '1 juni 2027', '2027-06-01', '07:00'],
    ['the Sunday winter time comes back', '31 oktober 2027', '2027-11-01', '08:00'],
  ])('on %s comes at 09:00 on the clock of its people', async (_, words, date, utc) => {
    await playToEnd(house, words);
    const moments = await house.store().due(all, 10);
    expect(moments.map((moment) => wallAt(moment.at, zone))).toEqual([
      { date, time: '09:00' },
      { date, time: '09:00' },
    ]);
    expect(new Date(moments[0]?.at ?? 0).toISOString()).toBe(`${date}T${utc}:00.000Z`);
    house.clock.set((moments[0]?.at ?? 0) - 1);
    await house.wake();
    expect(await asked()).toEqual([]);
    house.clock.set(moments[0]?.at ?? 0);
    await house.wake();
    expect(await asked()).toHaveLength(4);
  });

  test('after weeks of downtime all are caught up with, oldest first, each asked once', async () => {
    const late = await playToEnd(house, '15 december');
    const early = await playToEnd(house, '1 december');
    const middle = await playToEnd(house, '8 december');
    await house.reopen();
    house.clock.set(start + 60 * day);
    await house.wake();
    await house.wake();
    for (const person of pair) {
      const sessions = (await asked()).filter((key) => key.includes(`/${person}/`)).map((key) => key.split('/')[0]);
      expect(sessions).toEqual([early, middle, late].flatMap((session) => Array(2).fill(session)));
    }
    expect(await dues()).toEqual([]);
  });

  test('450 in one wake: all handled, each in one commit, nothing left', async () => {
    await set(...Array.from({ length: 450 }, (_, index) => ({ key: `demo/x${index}`, at: start - (index % 7) })));
    let commits = 0;
    fault = (method) => {
      if (method === 'commit') commits += 1;
    };
    await house.wake();
    expect(await dues()).toEqual([]);
    expect(commits).toBe(450);
  });

  test('of which the conversation is gone, or of a kind nobody knows, is taken away without a word', async () => {
    await set({ kind: 'nudge' }, { subject: '' }, { subject: 'weg' });
    await house.wake();
    expect(await dues()).toEqual([]);
    expect(await house.store().outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
  });

  test('set again at a time that was handled before is taken away and says nothing twice', async () => {
    const session = await playToEnd(house, '1 december');
    const moments = await house.store().due(all, 10);
    house.clock.set(at('2026-12-01'));
    await house.wake();
    const once = await asked();
    await set(...moments);
    expect(await dues()).toHaveLength(2);
    await house.wake();
    expect(await dues()).toEqual([]);
    expect(await asked()).toEqual(once);
    expect(once.toSorted()).toEqual(bothAsked(session, 'leerdoelen/1', 'terugkomen'));
  });
});

describe('a failing moment', () => {
  test('stays, holds up no other, is tried at every wake and heals', async () => {
    const broken = await playToEnd(house, '1 december');
    const whole = await playToEnd(house, '2 december');
    const [found] = await house.store().read([keys.session('demo', broken)]);
    if (found === undefined) throw new Error('no session');
    const canary = 'Vliegenzwam en duizendguldenkruid';
    const write = (rev: number, body: unknown) =>
      house.store().commit(commitOf(house.newId(), { writes: [{ key: found.key, rev, body }] }));
    expect(await write(found.rev, { schema: 1, title: canary })).toBe('done');
    house.clock.set(at('2026-12-03'));
    await house.wake();
    expect((await asked()).toSorted()).toEqual(bothAsked(whole, 'leerdoelen/1', 'terugkomen'));
    expect(await dues()).toEqual([`demo/return/${broken}/leerdoelen/1`, `demo/return/${broken}/terugkomen`]);
    expect(house.logged).toEqual(
      ['leerdoelen/1', 'terugkomen'].map((position) => {
        return { event: 'due moment failed', key: `demo/return/${broken}/${position}`, code: 'ZodError' };
      }),
    );
    expect(JSON.stringify(house.logged)).not.toContain('Vliegenzwam');
    await house.wake();
    expect(house.logged).toHaveLength(4);
    expect(await write(found.rev + 1, found.body)).toBe('done');
    await house.wake();
    expect(await asked()).toHaveLength(8);
    expect(await dues()).toEqual([]);
  });

  test.each(['due', 'commit'] as const)(
    'a store that fails in %s: nothing took place, and the next wake does it',
    async (method) => {
      await playToEnd(house, '1 december');
      house.clock.set(at('2026-12-01'));
      fault = (called) => {
        if (called === method) throw new StoreError('failed', 'Vliegenzwam');
      };
      await house.wake();
      await house.wake();
      expect(await asked()).toEqual([]);
      expect(await dues()).toHaveLength(2);
      expect(house.logged.length).toBeGreaterThan(0);
      for (const { code } of house.logged) expect(code).toBe('StoreError:failed');
      fault = null;
      await house.wake();
      expect(await asked()).toHaveLength(4);
      expect(await dues()).toEqual([]);
    },
  );

  test('more than one look holds that fail do not hide the ones behind', async () => {
    const broken = {
      ...commitOf('kapot'),
      writes: [{ key: keys.session('demo', 'kapot'), rev: 0, body: { schema: 1 } }],
    };
    await house.store().commit(broken);
    await set(
      ...Array.from({ length: 450 }, (_, index) => ({ key: `demo/a${index}`, subject: 'kapot|x', at: start - 10 })),
      { key: 'demo/achteraan' },
    );
    await house.wake();
    const left = await dues();
    expect(left).toHaveLength(450);
    expect(left).not.toContain('demo/achteraan');
    expect(house.logged).toHaveLength(450);
  });
});

describe('twice', () => {
  test('two wakes of one program at the same moment: one effect', async () => {
    await playToEnd(house, '1 december');
    house.clock.set(at('2026-12-01'));
    await Promise.all([house.wake(), house.wake(), house.wake()]);
    expect(await asked()).toHaveLength(4);
    expect(house.logged).toEqual([]);
  });

  test('two programs over one store: one effect', async () => {
    await playToEnd(house, '1 december');
    await playToEnd(house, '2 december');
    house.clock.set(at('2026-12-02'));
    const { clock, newId } = house;
    const log = (event: string) => house.logged.push({ event });
    const hall = { store: house.store(), content: realContent(), clock, newId, deliver: () => undefined, log };
    await Promise.all([createWake(hall)(), createWake(hall)(), house.wake()]);
    expect(await asked()).toHaveLength(8);
    expect(await dues()).toEqual([]);
    expect(house.logged).toEqual([]);
  });

  test.each([1, 2])('ended after commit %i of two, and started again: each asked once', async (nth) => {
    const session = await playToEnd(house, '1 december');
    house.clock.set(at('2026-12-01'));
    let commits = 0;
    const stuck = Promise.withResolvers<void>();
    const store = house.store();
    const dying = createWake({
      store: {
        ...store,
        async commit(commit) {
          const committed = await store.commit(commit);
          commits += committed === 'conflict' ? 0 : 1;
          if (commits < nth) return committed;
          stuck.resolve();
          // Nothing of this program goes on after this.
          return new Promise(() => undefined);
        },
      },
      content: realContent(),
      clock: house.clock,
      newId: house.newId,
      deliver: () => undefined,
      log: () => undefined,
    });
    void dying();
    await stuck.promise;
    await house.reopen();
    await house.wake();
    expect((await asked()).toSorted()).toEqual(bothAsked(session, 'leerdoelen/1', 'terugkomen'));
    expect(await dues()).toEqual([]);
  });
});

test('an answer to what came back stands in the conversation of its people', async () => {
  const session = await playToEnd(house, '1 december');
  house.clock.set(at('2026-12-01'));
  await house.wake();
  const returned = async () => {
    const [found] = await house.store().read([keys.session('demo', session)]);
    return readDocument(sessionKind, found?.body).returned.terugkomen;
  };
  await house.tap(pair[0], `r|${session}|terugkomen|open`);
  expect(await returned()).toEqual({ [pair[0]]: 'shown', [pair[1]]: 'asked' });
  const question = `demo/${session}/${pair[0]}/return/terugkomen`;
  const said = async () => (await house.store().outgoing({ of: 'unsettled', limit: 1e5 })).slice(-1);
  expect(await said()).toMatchObject([{ key: question, replaces: null }]);
  await house.tap(pair[0], `r|${session}|terugkomen|open`);
  expect(await said()).toMatchObject([{ replaces: question }]);
  await house.tap(pair[0], `r|${session}|terugkomen|tried`);
  expect(await returned()).toEqual({ [pair[0]]: 'tried', [pair[1]]: 'asked' });
  expect(await said()).toMatchObject([{ replaces: question }]);
});
