import { z } from 'zod';
import { pagesOf } from './all-of.ts';
import { expired } from './expired.ts';
import { keys } from './keys.ts';
import type { RetentionDeps } from './retention.ts';

const page = 100;

const named = { group: ['members', 'removed'], poll: ['people', 'reminded'] } as const;
const ids = z.array(z.string());

/** Takes people who are gone out of the groups and polls of an institute. What meets another's change is left for the next night. */
export async function expireMembers(deps: RetentionDeps, institute: string): Promise<void> {
  const { store } = deps;
  const found = new Map<string, boolean>();
  const isGone = async (id: string) => {
    const before = found.get(id);
    if (before !== undefined) return before;
    const [person] = await store.read([keys.person(institute, id)]);
    const gone = (person?.rev ?? 0) === 0;
    found.set(id, gone);
    return gone;
  };
  for (const kind of ['group', 'poll'] as const)
    for await (const some of pagesOf(store, institute, kind, page))
      for (const { key, rev, body } of some) {
        const read = z.record(z.string(), z.unknown()).parse(body);
        const lists = named[kind].map((name) => [name, ids.parse(read[name])] as const);
        const gone = new Set<string>();
        for (const id of new Set(lists.flatMap(([, list]) => list))) if (await isGone(id)) gone.add(id);
        if (gone.size === 0) continue;
        const left = lists.map(([name, list]) => [name, list.filter((id) => !gone.has(id))] as const);
        const write = { key, rev, body: { ...read, ...Object.fromEntries(left) } };
        await store.commit(expired(deps, [write]));
      }
}
