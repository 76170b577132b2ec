import { shareKey } from '../dialogs/coach/share.ts';
import { withShares } from '../dialogs/coach/shares.ts';
import type { Person } from '../dialogs/model/person.ts';
import { keptAbout } from './kept.ts';
import { keys } from './keys.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';
import type { Gone, Write } from './store/port.ts';
import { writesOnly } from './store/writes-only.ts';

/**
 * What is shared of a year goes when that year's counts do, with the message in which the coach was told. Somebody who was a
 * coach goes once nothing is kept any more of what they looked at. `firstYear`: the first that is kept; `ended`: ms since 1970.
 */
export async function expireShares(
  deps: RetentionDeps,
  institute: string,
  { firstYear, ended }: { firstYear: number; ended: number },
): Promise<void> {
  const reading = new Reading(deps.store);
  for (const person of await reading.readablePeople(institute)) {
    const key = keys.person(institute, person.id);
    const rev = reading.revisions.get(key) ?? 0;
    const old = (person.shares ?? []).filter(({ year }) => year < firstYear);
    if (old.length > 0) {
      const left = withShares(
        person,
        (person.shares ?? []).filter((share) => !old.includes(share)),
      );
      await commit(deps, [{ key, rev, body: left }], { messages: old.map((share) => shareKey(person, share)), to: [] });
    } else if (person.role === 'coach' && (person.ended ?? Number.POSITIVE_INFINITY) < ended)
      await commit(deps, [{ key, rev, body: null }, ...(await addressesOf(reading, person))], {
        messages: [],
        to: person.addresses,
      });
  }
}

async function addressesOf(reading: Reading, { addresses }: Person): Promise<Write[]> {
  const found = await reading.read([...addresses.map((address) => keys.address(address)), ...keptAbout(addresses)]);
  return found.filter(({ rev }) => rev > 0).map(({ key, rev }) => ({ key, rev, body: null }));
}

async function commit({ store, now, newId }: RetentionDeps, writes: readonly Write[], gone: Gone): Promise<void> {
  await store.commit({ ...writesOnly(`retention:${newId()}`, now(), writes), forget: true, gone });
}
