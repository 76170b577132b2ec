import { setImmediate as pause } from 'node:timers/promises';
import { instantOf, wallAt } from '../dialogs/dates/zone.ts';
import { limitsOn, type Retention } from '../dialogs/rights/retention.ts';
import { allOf } from './all-of.ts';
import { contentOf, expireAgenda, expireContent } from './expire-content.ts';
import { expireMembers } from './expire-members.ts';
import { expirePlacement, namesIn } from './expire-placement.ts';
import { expireShares } from './expire-shares.ts';
import { institutes } from './institutes.ts';
import { keys } from './keys.ts';
import { codeOf, type Log } from './log.ts';
import { Reading } from './reading.ts';
import { type Store, StoreError, type Write } from './store/port.ts';
import { writesOnly } from './store/writes-only.ts';

/** `now` in ms since 1970, `zone` IANA: whose midnight counts. `newId` never gives the same twice. */
export type RetentionDeps = {
  store: Store;
  retention: Retention;
  now: () => number;
  zone: string;
  newId: () => string;
  log: Log;
};

const page = 500;
/**
 * Takes out of the store what is older than may be kept, a placement at a time; others get their turn in between. What meets
 * another's change is left for the next night. Running it again, or in two processes, does no harm. Never rejects.
 */
export async function retain(deps: RetentionDeps): Promise<void> {
  try {
    for (const institute of await institutes(deps.store)) await retainIn(deps, institute);
  } catch (fault) {
    // A program that stops meanwhile goes on with it when it starts again.
    if (fault instanceof StoreError && fault.code === 'closed') return;
    deps.log('retention failed', { code: codeOf(fault) });
  }
}

async function retainIn(deps: RetentionDeps, institute: string): Promise<void> {
  const { store, retention, now, zone } = deps;
  const limits = limitsOn(wallAt(now(), zone).date, retention);
  const startOf = (date: string) => instantOf({ date, time: '00:00' }, zone);
  const reading = new Reading(store);
  const placements = await reading.allPlacements(institute);
  const ended = new Map(placements.filter(({ end }) => end < limits.content).map((one) => [one.id, one]));
  const content =
    ended.size === 0 ? { sessions: new Map(), signals: new Map() } : await contentOf(store, institute, ended);
  for (const placement of placements) {
    if (ended.has(placement.id)) await expireContent(deps, placement, content, limits.content);
    else await expireAgenda(deps, placement, startOf(limits.agenda));
    await pause();
  }
  await expireAccess(deps, institute, limits.access);
  await expireShares(deps, institute, {
    firstYear: Number(limits.counts.slice(0, 4)),
    ended: startOf(limits.access),
  });
  await write(deps, [], { institute, before: startOf(limits.counts) });
  const over = placements.filter(({ end }) => end < limits.counts);
  const names = over.length === 0 ? new Map() : await namesIn(store, institute);
  for (const placement of over) {
    await expirePlacement(deps, placement, names);
    await pause();
  }
  await expireMembers(deps, institute);
}

async function expireAccess(deps: RetentionDeps, institute: string, limit: string): Promise<void> {
  const old = (await allOf(deps.store, institute, 'access')).filter(
    ({ key }) => key < keys.access(institute, limit, ''),
  );
  for (let at = 0; at < old.length; at += page)
    await write(
      deps,
      old.slice(at, at + page).map(({ key, rev }) => ({ key, rev, body: null })),
    );
}

async function write(
  { store, now, newId }: RetentionDeps,
  writes: readonly Write[],
  entries?: { institute: string; before: number },
): Promise<void> {
  const gone = { messages: [], to: [], ...(entries && { entries }) };
  const event = `retention:${newId()}`;
  await store.commit({ ...writesOnly(event, now(), writes), forget: true, gone });
}
