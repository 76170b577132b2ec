import type { Content } from '../dialogs/content/content.ts';
import { decideWake } from '../dialogs/decide.ts';
import type { Wake } from '../dialogs/model/inbound.ts';
import type { Clock } from './clock.ts';
import { commitOf } from './commit-of.ts';
import { loadForWake } from './load-state.ts';
import { codeOf, type Log } from './log.ts';
import type { Due } from './store/port.ts';
import type { Hall } from './turn.ts';

/** Due moments handled at once; more wait for the next round of the same wake. */
const atOnce = 200;

/**
 * Handles every moment that has come, in order of time, each once: the commit that says something also takes the moment
 * away. Calls while one is running wait for it and look once more. A moment that fails stays and is tried at the next wake.
 */
export function createWake(hall: Hall & { log: Log }): (clock?: Clock) => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  return (clock = hall.clock) => {
    running = running.then(() => wakeAll(hall, clock));
    return running;
  };
}

async function wakeAll(hall: Hall & { log: Log }, clock: Clock): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const due = await hall.store.due(clock.now(), atOnce + failed.size);
    const fresh = due.filter(({ key }) => !failed.has(key));
    if (fresh.length === 0) return;
    const results = await Promise.all(
      fresh.map((moment) =>
        handle(hall, hall.content, moment, clock).then(
          () => null,
          (fault: unknown) => ({ moment, fault }),
        ),
      ),
    );
    for (const result of results) {
      if (result === null) continue;
      failed.add(result.moment.key);
      hall.log('due moment failed', { key: result.moment.key, code: codeOf(result.fault) });
    }
  }
}

async function handle({ store, newId, deliver }: Hall, content: Content, due: Due, clock: Clock): Promise<void> {
  const wake: Wake = {
    id: `wake:${due.key}:${due.at}`,
    key: due.key,
    at: due.at,
    kind: due.kind,
    subject: due.subject,
  };
  const taken = { key: due.key, at: null, institute: due.institute, kind: due.kind, subject: due.subject };
  for (;;) {
    const loaded = await loadForWake(store, due.institute, wake);
    const decision = decideWake(loaded.state, wake, { content, now: clock.now(), newId });
    const commit = commitOf(wake.id, clock.real(), decision, loaded, null, [taken]);
    const committed = await store.commit(commit);
    if (committed === 'conflict') continue;
    // A moment that is still set although its wake was committed before (moved there and back): only take it away.
    if (committed === 'duplicate')
      await store.commit({
        ...commit,
        event: `${wake.id}:${newId()}`,
        writes: [],
        entries: [],
        outgoing: [],
        dues: [taken],
      });
    if (committed === 'done') deliver();
    return;
  }
}
