import { decideWake } from '../dialogs/decide.ts';
import type { Wake } from '../dialogs/model/inbound.ts';
import type { Clock } from './clock.ts';
import { commitOf, remember } from './commit-of.ts';
import { loadForWake } from './load-state.ts';
import { codeOf, type Log } from './log.ts';
import type { Due } from './store/port.ts';
import { retried } from './store/retried.ts';
import { writesOnly } from './store/writes-only.ts';
import { type Hall, mostTries } from './turn.ts';

/** Due moments handled at once; more wait for the next round of the same wake. */
const atOnce = 200;
/** How many moments are looked through for those that become one: every pair of eight institutes. */
const all = 20_000;

/**
 * Handles every moment that has come, in order of time, each once: the commit that says something also takes the moment
 * away. Calls while one is running wait for it and look once more. A moment that fails stays and is tried at the next wake.
 * Never rejects: a store that cannot be read now is read at the next wake.
 */
export function createWake(hall: Hall & { log: Log }): (clock?: Clock) => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  return (clock = hall.clock) => {
    running = running
      .then(() => wakeAll(hall, clock))
      .catch((fault: unknown) => hall.log('wake failed', { code: codeOf(fault) }));
    return running;
  };
}

async function wakeAll(hall: Hall & { log: Log }, clock: Clock): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const due = await hall.store.due(clock.now(), atOnce + failed.size);
    const isFresh = ({ key }: Due) => !failed.has(key);
    const some = due.filter(isFresh);
    if (some.length === 0) return;
    const isAll = due.length < atOnce + failed.size;
    const fresh = isAll
      ? some
      : await withOthers(some, async () => (await hall.store.due(clock.now(), all)).filter(isFresh));
    for (const moments of byTime(together(fresh))) {
      const busy: Busy = new Map();
      await Promise.all(
        moments.map(async (moment) => {
          try {
            await handle(hall, moment, clock, busy);
          } catch (fault) {
            for (const { key } of [moment, ...moment.along]) failed.add(key);
            hall.log('due moment failed', { key: moment.key, code: codeOf(fault) });
          }
        }),
      );
    }
  }
}

/** Moments of one time go together, for one wait on the disk; what is later waits for them, so that nobody hears it first. */
function byTime(due: readonly Moment[]): Moment[][] {
  const times = new Map<number, Moment[]>();
  for (const moment of due) times.set(moment.at, [...(times.get(moment.at) ?? []), moment]);
  return [...times.values()];
}

/** A moment with those that are decided along with it. */
type Moment = Due & { along: readonly Due[] };

/** The moments with all others that become one with some of them, however many there are. */
async function withOthers(some: readonly Due[], everything: () => Promise<Due[]>): Promise<readonly Due[]> {
  const names = new Set(some.flatMap((moment) => (isShared(moment) ? [nameOf(moment)] : [])));
  if (names.size === 0) return some;
  const known = new Set(some.map(({ key }) => key));
  const others = (await everything()).filter((moment) => !known.has(moment.key) && names.has(nameOf(moment)));
  return [...some, ...others];
}

/**
 * Moments to tell one coordinator of escalations become one: that is one message, whatever it is about. The Monday messages
 * of one institute's coordinators look at the same pairs: those are read once.
 */
function together(moments: readonly Due[]): Moment[] {
  const groups = Map.groupBy(moments, nameOf);
  return [...groups.values()].flatMap(([first, ...along]) => (first === undefined ? [] : [{ ...first, along }]));
}

function isShared({ kind }: Due): boolean {
  return kind === 'escalations' || kind === 'digest';
}

function nameOf(moment: Due): string {
  const { institute, kind, key, subject } = moment;
  return isShared(moment) ? `${institute}/${kind}/${subject.split('|')[0]}` : key;
}

/**
 * Who has several placements and is being decided about, until that is committed. Messages to a person are counted over all
 * their placements, so two moments about one person may not be decided side by side.
 */
type Busy = Map<string, Promise<void>>;

async function handle(hall: Hall, due: Moment, clock: Clock, busy: Busy): Promise<void> {
  const { store, content, newId, deliver, frequency } = hall;
  const wake: Wake = {
    id: `wake:${due.key}:${due.at}`,
    key: due.key,
    at: due.at,
    kind: due.kind,
    subject: [due.subject, ...due.along.map(({ subject }) => subject.split('|')[1] ?? '')].join('|'),
  };
  const taken = [due, ...due.along].map(({ key, institute, kind, subject }) => ({
    key,
    at: null,
    institute,
    kind,
    subject,
  }));
  await retried('a due moment', mostTries, async () => {
    const loaded = await loadForWake(store, due.institute, wake, clock.now());
    const shared = [...loaded.state.people.values()].filter(({ placements }) => placements.length > 1);
    const before = shared.flatMap(({ id }) => busy.get(id) ?? []);
    if (before.length > 0) {
      await Promise.all(before);
      await handle(hall, due, clock, busy);
      return 'done';
    }
    const decision = decideWake(loaded.state, wake, {
      content,
      now: clock.now(),
      newId,
      frequency: frequency?.() ?? null,
    });
    const commit = commitOf(wake.id, clock.real(), decision, loaded, null, taken);
    const committing = store.commit(commit);
    const free = () => {
      for (const { id } of shared) busy.delete(id);
    };
    const freed = committing.then(free, free);
    for (const { id } of shared) busy.set(id, freed);
    const committed = await committing;
    // A moment that is still set although its wake was committed before (moved there and back): only take it away.
    if (committed === 'duplicate')
      await store.commit({ ...writesOnly(`${wake.id}:${newId()}`, commit.at, []), dues: taken });
    if (committed === 'done') {
      remember(store, decision, loaded);
      if (commit.outgoing.length > 0) deliver();
    }
    return committed;
  });
}
