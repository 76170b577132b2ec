import { bareState, nothing } from '../dialogs/model/decision.ts';
import type { Address } from '../dialogs/model/inbound.ts';
import { type Content, carryOut, isOver } from './expire-content.ts';
import { expired } from './expired.ts';
import type { LastDays } from './last-days.ts';
import { leaving, type Names } from './leaving.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';

/**
 * What goes of a trainer who left a placement, by the same terms as when it had ended on their last day: what they led alone and
 * all that was said to them. What they talked about with the trainee goes with the placement, and so does their name, for
 * as long as the trainee can read that back.
 */
export async function expireLeft(
  deps: RetentionDeps,
  institute: string,
  id: string,
  content: Content,
  limit: string,
  left: LastDays,
): Promise<void> {
  const reading = new Reading(deps.store);
  const [person] = await reading.people(institute, [id]);
  if (person === undefined || !(await isOver(person, limit, new Reading(deps.store), left))) return;
  const alone = (content.sessions.get(`@${id}`) ?? []).map((session) => session.id);
  const sessions = await reading.sessions(institute, alone);
  if (sessions.length === 0 && !(await wasTold(deps, person))) return;
  const isGone = (one: string) => alone.includes(one);
  const after = {
    ...person,
    sessions: person.sessions.filter((one) => !isGone(one)),
    finished: person.finished.filter((one) => !isGone(one)),
  };
  const decision = {
    ...nothing(),
    sessions: sessions.map((session) => ({ ...session, status: 'discarded' as const })),
    persons: [after],
    forgets: [{ institute, signals: [], to: person.addresses, among: [], sessions: alone, texts: [], by: [] }],
  };
  await carryOut(deps, decision, bareState(person), reading);
}

async function wasTold({ store }: RetentionDeps, { addresses }: { addresses: readonly Address[] }): Promise<boolean> {
  for (const to of addresses)
    if ((await store.outgoing({ of: 'address', to, after: 0, limit: 1 })).length > 0) return true;
  return false;
}

/** Takes somebody out of the store who is in no placement and of whose own days not even counts are kept any more. */
export async function expirePerson(deps: RetentionDeps, institute: string, id: string, names: Names): Promise<void> {
  const reading = new Reading(deps.store);
  const [person] = await reading.people(institute, [id]);
  if (person?.role !== 'trainer' || person.placements.length > 0) return;
  await deps.store.commit(expired(deps, await leaving(reading, [person], names), { to: person.addresses }));
}
