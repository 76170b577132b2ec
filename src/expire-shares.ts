import { shareKey } from '../dialogs/coach/share.ts';
import { withShares } from '../dialogs/coach/shares.ts';
import { expired } from './expired.ts';
import { keys } from './keys.ts';
import { leaving, type Names } from './leaving.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';

/**
 * What is shared of a year goes when that year's counts do, with the message in which the coach was told. Somebody who was a
 * coach goes once nothing is kept any more of what they looked at. `firstYear`: the first that is kept; `ended`: ms since 1970;
 * `namesOf` under which names people are found.
 */
export async function expireShares(
  deps: RetentionDeps,
  institute: string,
  { firstYear, ended }: { firstYear: number; ended: number },
  namesOf: () => Promise<Names>,
): Promise<void> {
  const { store } = deps;
  const reading = new Reading(store);
  for (const person of await reading.readablePeople(institute)) {
    const shares = person.shares ?? [];
    const old = shares.filter(({ year }) => year < firstYear);
    if (old.length > 0) {
      const key = keys.person(institute, person.id);
      const rev = reading.revisions.get(key) ?? 0;
      const left = shares.filter((share) => !old.includes(share));
      const messages = old.map((share) => shareKey(person, share));
      await store.commit(expired(deps, [{ key, rev, body: withShares(person, left) }], { messages }));
    } else if (person.role === 'coach' && (person.ended ?? Number.POSITIVE_INFINITY) < ended)
      await store.commit(expired(deps, await leaving(reading, [person], await namesOf()), { to: person.addresses }));
  }
}
