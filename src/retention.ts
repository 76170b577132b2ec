import { setImmediate as pause } from 'node:timers/promises';
import { instantOf, wallAt } from '../dialogs/dates/zone.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import { formerTrainers } from '../dialogs/placements/tenure.ts';
import { limitsOn, type Retention } from '../dialogs/rights/retention.ts';
import { allOf } from './all-of.ts';
import { contentOf, expireAgenda, expireContent } from './expire-content.ts';
import { expireLeft, expirePerson } from './expire-left.ts';
import { expireMembers } from './expire-members.ts';
import { expirePlacement } from './expire-placement.ts';
import { expireShares } from './expire-shares.ts';
import { expireStrangers } from './expire-strangers.ts';
import { expired } from './expired.ts';
import { institutes } from './institutes.ts';
import { keys } from './keys.ts';
import { lastDaysIn } from './last-days.ts';
import { type Names, namesIn } from './leaving.ts';
import { codeOf, type Log } from './log.ts';
import { Reading } from './reading.ts';
import { type Store, StoreError } from './store/port.ts';

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
    const { content } = limitsOn(wallAt(deps.now(), deps.zone).date, deps.retention);
    await expireStrangers(deps, instantOf({ date: content, time: '00:00' }, deps.zone));
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
  const left = lastDaysIn(placements);
  const before = [...left].filter(([, day]) => day < limits.content).map(([id]) => id);
  const content =
    ended.size + before.length === 0
      ? { sessions: new Map(), signals: new Map(), coordinators: [] }
      : await contentOf(store, institute, ended, before);
  for (const placement of placements) {
    if (ended.has(placement.id)) await expireContent(deps, placement, content, limits.content, left);
    else await expireAgenda(deps, placement, startOf(limits.agenda));
    await pause();
  }
  for (const id of before) {
    await expireLeft(deps, institute, id, content, limits.content, left);
    await pause();
  }
  await expireAccess(deps, institute, limits.access);
  // Looked for on the few nights on which somebody leaves.
  let names: Promise<Names> | null = null;
  const namesOf = () => {
    names ??= namesIn(store, institute);
    return names;
  };
  const firstYear = Number(limits.counts.slice(0, 4));
  await expireShares(deps, institute, { firstYear, ended: startOf(limits.access) }, namesOf);
  await store.commit(expired(deps, [], { entries: { institute, before: startOf(limits.counts) } }));
  const leftOf = (id: string) => placements.filter((placement) => formerTrainers(placement).includes(id));
  const isKept = ({ end }: Placement) => end >= limits.counts;
  for (const placement of placements.filter((one) => !isKept(one))) {
    await expirePlacement(deps, placement, await namesOf(), (id) => leftOf(id).some(isKept));
    await pause();
  }
  for (const id of before)
    if ((left.get(id) ?? '') < limits.counts && leftOf(id).every(({ id: one }) => ended.has(one)))
      await expirePerson(deps, institute, id, await namesOf());
  await expireMembers(deps, institute);
}

async function expireAccess(deps: RetentionDeps, institute: string, limit: string): Promise<void> {
  const old = (await allOf(deps.store, institute, 'access')).filter(
    ({ key }) => key < keys.access(institute, limit, ''),
  );
  for (let at = 0; at < old.length; at += page)
    await deps.store.commit(
      expired(
        deps,
        old.slice(at, at + page).map(({ key, rev }) => ({ key, rev, body: null })),
      ),
    );
}
