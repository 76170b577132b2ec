import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personKind, readDocument, sessionKind } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { type Store, StoreError } from '../../src/store/port.ts';
import { filled, mainAction, openForm, pair, playToEnd } from './conversation.ts';
import { type House, onDisk, openHouse, start } from './house.ts';

const [trainer, trainee] = pair;

/** The real store with a gate before and behind its commits. */
let gate: { before: () => Promise<void>; after: () => Promise<void>; read: () => Promise<void> };
let house: House;

const gated = (store: Store): Store => ({
  ...store,
  async read(wanted) {
    await gate.read();
    return store.read(wanted);
  },
  async commit(commit) {
    await gate.before();
    const committed = await store.commit(commit);
    await gate.after();
    return committed;
  },
});

const open = async () => undefined;
const broken = async () => {
  throw new StoreError('failed', 'disk full');
};

beforeEach(async () => {
  gate = { before: open, after: open, read: open };
  house = await openHouse(gated);
});
afterEach(() => house.close());

/** Everything that is stored, as one text. */
async function everything(): Promise<string> {
  const store = house.store();
  const kinds = ['person', 'placement', 'session'];
  const documents = await Promise.all(kinds.map((kind) => store.list('demo', kind, null, 1e4)));
  const outgoing = await store.outgoing({ of: 'unsettled', limit: 1e4 });
  return JSON.stringify([
    documents,
    outgoing,
    await store.entries('demo', 0),
    await store.due(Number.POSITIVE_INFINITY, 1e4),
  ]);
}

async function sessions() {
  return (await house.store().list('demo', 'session', null, 1e4)).map(({ rev, body }) => ({
    rev,
    session: readDocument(sessionKind, body),
  }));
}

async function unsettled() {
  return house.store().outgoing({ of: 'unsettled', limit: 1e4 });
}

describe('commit before answer', () => {
  test('a turn does not answer, nor is anything delivered, before the commit is durable', async () => {
    const release = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    gate.after = () => {
      reached.resolve();
      return release.promise;
    };
    let answered = false;
    const turn = house.tap(trainer, 'b|drie|5').then((reply) => {
      answered = true;
      return reply;
    });
    await reached.promise;
    // Everything that could run without the commit's word has run by now.
    for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
    expect(answered).toBe(false);
    expect(house.told()).toBe(0);
    expect(await sessions()).toHaveLength(1);
    release.resolve();
    expect(await turn).toEqual({ kind: 'done' });
    expect(house.told()).toBe(1);
  });

  test('a program that ends between commit and answer has the effect once after the redelivery', async () => {
    gate.after = broken;
    await expect(house.tap(trainer, 'b|drie|5', {}, 'zelfde')).rejects.toThrow();
    gate.after = open;
    const before = await everything();
    await house.reopen();
    expect(await house.tap(trainer, 'b|drie|5', {}, 'zelfde')).toEqual({ kind: 'done' });
    expect(await everything()).toBe(before);
  });
});

describe('a failing store', () => {
  test.each(['before', 'read'] as const)('in %s: the turn rejects and nothing took place', async (where) => {
    await house.tap(trainer, 'b|drie|5');
    const before = await everything();
    const told = house.told();
    gate = { ...gate, [where]: broken };
    await expect(house.say(trainee, 'Dit komt nooit aan', 'kapot')).rejects.toMatchObject({ code: 'failed' });
    gate = { before: open, after: open, read: open };
    expect(await everything()).toBe(before);
    expect(house.told()).toBe(told);
    // The platform delivers it again, and now it counts.
    expect(await house.say(trainee, 'Dit komt wel aan', 'kapot')).toEqual({ kind: 'done' });
    expect(await everything()).toContain('Dit komt wel aan');
  });

  test('a closed store rejects', async () => {
    await house.store().close();
    await expect(house.say(trainer, 'hallo')).rejects.toMatchObject({ code: 'closed' });
    await house.reopen();
    expect(await unsettled()).toEqual([]);
  });
});

const forms = [
  ['a start', (event: string) => house.tap(trainer, 'b|drie|15', {}, event)],
  ['typed words', (event: string) => house.say(trainee, 'We overleggen vaak kort', event)],
  [
    'a form',
    async (event: string) => {
      const form = await openForm(house, trainee);
      if (form === null) throw new Error('no form');
      return house.tap(trainee, 's|h1|goed|send', filled(form, 'We overleggen vaak kort', ''), event);
    },
  ],
  ['an unknown command', (event: string) => house.say('coordinator', '/leergesprek blabla', event)],
  ['a stranger', (event: string) => house.say('vreemd', 'hallo', event)],
] as const;

describe('the same event three times', () => {
  test.each(forms)('%s, one after the other, and again after reopening: one effect', async (what, act) => {
    if (what !== 'a start') await house.tap(trainer, 'b|drie|15');
    const empty = await everything();
    expect(await act('drie-keer')).toMatchObject({ kind: 'done' });
    const once = await everything();
    expect(once).not.toBe(empty);
    const told = house.told();
    await act('drie-keer');
    await act('drie-keer');
    await house.reopen();
    await act('drie-keer');
    expect(await everything()).toBe(once);
    expect(house.told()).toBe(told);
  });

  test.each(forms)('%s, at the same moment: one effect', async (what, act) => {
    if (what !== 'a start') await house.tap(trainer, 'b|drie|15');
    const before = (await unsettled()).length;
    await Promise.all([act('tegelijk'), act('tegelijk'), act('tegelijk')]);
    const after = await everything();
    const count = (await unsettled()).length;
    expect(count).toBeGreaterThan(before);
    expect(await sessions()).toHaveLength(1);
    await act('tegelijk');
    expect(await everything()).toBe(after);
  });
});

describe('conflicts', () => {
  test('two who start with each other at the same moment share one conversation', async () => {
    const replies = await Promise.all([house.tap(trainer, 'b|drie|15'), house.tap(trainee, 'b|drie|15')]);
    expect(replies).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect((await sessions()).filter(({ session }) => session.status === 'running')).toHaveLength(1);
    const found = await house.store().read([keys.person('demo', trainer), keys.person('demo', trainee)]);
    const running = found.map(({ body }) => readDocument(personKind, body).sessions);
    expect(running[0]).toEqual(running[1]);
  });

  test('two who answer at the same moment both count', async () => {
    await house.tap(trainer, 'b|drie|15');
    const points = { 'punten.1': '', 'punten.2': '' };
    const replies = await Promise.all([
      house.tap(trainer, 's|h1|goed|send', { 'punten.0': 'Het eerste punt', ...points }),
      house.tap(trainee, 's|h1|goed|send', { 'punten.0': 'Het tweede punt', ...points }),
    ]);
    expect(replies).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    const [found] = await sessions();
    expect(Object.keys(found?.session.answers.goed ?? {}).toSorted()).toEqual([trainee, trainer]);
  });

  test('30 turns at once on one conversation are all taken, each once', async () => {
    await house.tap(trainer, 'b|drie|15');
    const before = (await sessions())[0]?.rev ?? 0;
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, at) => house.tap(pair[at % 2] ?? trainer, 's|h1|goed|help')),
    );
    expect(replies).toEqual(Array.from({ length: 30 }, () => ({ kind: 'done' })));
    expect((await sessions())[0]?.rev).toBe(before + 30);
    const words = Array.from({ length: 30 }, (_, at) => house.say(pair[at % 2] ?? trainer, `Punt nummer ${at}.`));
    expect(await Promise.all(words)).toEqual(replies);
  });

  test('a store that only ever conflicts ends in an error, not in a loop', async () => {
    let commits = 0;
    const other = await openHouse((store) => ({
      ...store,
      commit: async () => {
        commits += 1;
        return 'conflict';
      },
    }));
    await expect(other.tap(trainer, 'b|drie|5')).rejects.toThrow('conflicts');
    expect(commits).toBe(100);
    expect(other.told()).toBe(0);
    await other.close();
  });
});

describe('what is not kept', () => {
  test('a form with patient data comes back to its writer and is nowhere in the files', async () => {
    await house.tap(trainer, 'b|drie|15');
    const form = await openForm(house, trainee);
    if (form === null) throw new Error('no form');
    const canary = 'Zevenblad-Kwartelkoning';
    const values = { 'punten.0': `Patiënt mevrouw ${canary}, BSN 111222333, komt morgen terug` };
    const before = await everything();
    const reply = await house.tap(trainee, mainAction(form), values, 'afgewezen');
    expect(reply.kind).toBe('again');
    expect(JSON.stringify(reply)).toContain(canary);
    expect(await everything()).toBe(before);
    expect(onDisk(house.dir, canary)).toBe(false);
    expect(onDisk(house.dir, '111222333')).toBe(false);
    // The same event with better words is not a duplicate of what was never taken.
    const better = { 'punten.0': 'We kijken samen naar de Zonnedauw-vragen', 'punten.1': '', 'punten.2': '' };
    expect(await house.tap(trainee, mainAction(form), better, 'afgewezen')).toEqual({ kind: 'done' });
    expect(onDisk(house.dir, 'Zonnedauw')).toBe(true);
    await house.reopen();
    expect(onDisk(house.dir, canary)).toBe(false);
  });

  test('typed patient data is nowhere in the files', async () => {
    await house.tap(trainer, 'b|drie|15');
    await house.say(trainee, 'Mevrouw Zevenblad-Kwartelkoning, BSN 111222333, geboren 3 mei 1948');
    expect((await unsettled()).length).toBeGreaterThan(2);
    for (const words of ['Zevenblad', '111222333', '3 mei 1948']) expect(onDisk(house.dir, words)).toBe(false);
  });

  test('words of somebody unknown are nowhere in the files, and nobody is made of them', async () => {
    const people = (await house.store().list('demo', 'person', null, 100)).length;
    expect(await house.say('vreemd', 'Vliegenzwam en duizendguldenkruid')).toEqual({ kind: 'done', stranger: true });
    const back = await house.tap('vreemd', 's|h1|goed|send', { tekst: 'Duizendguldenkruid' });
    expect(back).toMatchObject({ kind: 'again', stranger: true });
    expect(JSON.stringify(back)).toContain('Duizendguldenkruid');
    const said = await unsettled();
    expect(said.map(({ to }) => to.id)).toEqual(['vreemd', 'vreemd']);
    expect(onDisk(house.dir, 'uizendguldenkruid')).toBe(false);
    expect(await house.store().list('demo', 'person', null, 100)).toHaveLength(people);
    expect(await sessions()).toEqual([]);
  });
});

test('a whole conversation leaves one entry, two moments and nothing running', async () => {
  const session = await playToEnd(house);
  expect((await house.store().entries('demo', start)).map(({ key }) => key)).toEqual([session]);
  expect((await house.store().due(Number.POSITIVE_INFINITY, 10)).map(({ subject }) => subject)).toEqual([
    `${session}|leerdoelen/1`,
    `${session}|terugkomen`,
  ]);
  const found = await house.store().read([keys.person('demo', trainer), keys.person('demo', trainee)]);
  expect(found.map(({ body }) => readDocument(personKind, body).sessions)).toEqual([[], []]);
});
