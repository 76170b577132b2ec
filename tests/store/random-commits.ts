import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Commit, Key } from '../../src/store/port.ts';
import type { Opened } from './contract.ts';
import { commitTo, emptyModel, type Model } from './model.ts';
import { commitOf, due, entry, NOW, outgoing } from './sample.ts';

const KEYS: Key[] = ['demo/session/a', 'demo/session/b', 'demo/person/a'];

// `stale` is what is added to the right revision: mostly nothing.
const write = fc.record({
  key: fc.constantFrom(...KEYS),
  stale: fc.constantFrom(0, 0, 0, 0, 0, -1, 1),
  body: fc.option(fc.jsonValue(), { freq: 4, nil: null }),
});
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const moment = fc.integer({ min: NOW - 3, max: NOW + 3 });
const plan = fc.record({
  event: fc.integer({ min: 0, max: 25 }).map(String),
  writes: fc.uniqueArray(write, { maxLength: 3, selector: ({ key }) => key }),
  entries: fc.array(
    fc.tuple(name, moment).map(([key, at]) => entry(key, at)),
    { maxLength: 2 },
  ),
  dues: fc.array(
    fc.tuple(name, fc.option(moment)).map(([key, at]) => due(key, at)),
    { maxLength: 2 },
  ),
  outgoing: fc.array(
    fc.tuple(name, fc.constantFrom('a1', 'a2')).map(([key, to]) => outgoing(key, to)),
    { maxLength: 2 },
  ),
});

/**
 * Random commits against the model, `atOnce` of them at a time (more than one only where a driver takes them in the
 * order they were asked). Set STORE_SEED to run a printed seed again.
 */
export function randomCommits(open: () => Promise<Opened>, atOnce = 1): void {
  const seed = Number(process.env.STORE_SEED ?? Date.now() % 2 ** 31);
  test(`random commits, ${atOnce} at once, do what the rules say (STORE_SEED=${seed})`, async () => {
    console.log(`random commits, ${atOnce} at once: STORE_SEED=${seed}`);
    const property = fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 20 }), async (plans) => {
      const { store, reopen, cleanUp } = await open();
      try {
        const model = emptyModel();
        for (let i = 0; i < plans.length; i += atOnce) {
          const group = plans.slice(i, i + atOnce).map((each) => {
            const commit = commitFor(model, each);
            return { commit, expected: commitTo(model, commit) };
          });
          const results = await Promise.all(group.map(({ commit }) => store.commit(commit)));
          expect(results).toEqual(group.map(({ expected }) => expected));
        }
        await expectSame(model, store);
        await expectSame(model, await reopen());
      } finally {
        await cleanUp();
      }
    });
    await fc.assert(property, { seed, numRuns: 60 });
  });
}

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function commitFor(model: Model, { event, writes, ...rest }: Plan): Commit {
  const at = (key: string) => model.docs.get(key)?.rev ?? 0;
  return commitOf(event, {
    ...rest,
    writes: writes.map(({ key, stale, body }) => ({ key, rev: Math.max(0, at(key) + stale), body })),
  });
}

async function expectSame(model: Model, store: Opened['store']): Promise<void> {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
  const docs = KEYS.map((key) => ({ key, ...(model.docs.get(key) ?? { rev: 0, body: null }) }));
  expect(await store.read(KEYS)).toEqual(plain(docs));
  const sessions = docs.filter(({ key, rev }) => rev > 0 && key.startsWith('demo/session/'));
  expect(await store.list('demo', 'session', null, 10)).toEqual(plain(sessions));
  expect(await store.entries('demo', 0)).toEqual([...model.entries.values()].sort(byMoment));
  expect(await store.due(Infinity, 10)).toEqual([...model.dues.values()].sort(byMoment));
  const sent = [...model.outgoing.values()];
  expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toMatchObject(sent);
  const to = { channel: 'web', id: 'a1' } as const;
  const toOne = sent.filter((each) => each.to.id === to.id);
  expect(await store.outgoing({ of: 'address', to, after: 0, limit: 10 })).toMatchObject(toOne);
}

function byMoment(a: { at: number; key: string }, b: { at: number; key: string }): number {
  return a.at - b.at || (a.key < b.key ? -1 : 1);
}
