import { say } from '../content/phrases.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import type { Address } from '../model/inbound.ts';
import type { Person } from '../model/person.ts';
import { compose, line } from '../session/compose.ts';
import { languageFor, type World } from '../session/world.ts';
import { channelName, isOnlyNamed, noticeKey, reasonOf, sameAddress } from './notice.ts';

/**
 * Nothing reaches somebody at this address any more. Who can be reached elsewhere is, from now on; of who cannot the
 * coordinators are told once, with what to do. Somebody who never opened the assistant yet stands in the overview only.
 */
export function outOfReach(
  world: World,
  { person, people, placements }: Pick<State, 'person' | 'people' | 'placements'>,
  at: Address,
  code: string,
): Partial<Decision> {
  if (person === null || person.reach?.state === 'unreachable') return {};
  const elsewhere = person.addresses.filter((address) => !sameAddress(address, at));
  const since = world.now;
  if (elsewhere.length > 0)
    return { persons: [{ ...person, addresses: [...elsewhere, at], reach: { state: 'unsure', code, since } }] };
  const reach = { state: 'unreachable' as const, code, since };
  const changed: Person = { ...person, reach };
  if (isOnlyNamed(at)) return { persons: [changed] };
  const own = placements.filter(({ trainee, trainers }) => [trainee, ...trainers].includes(person.id));
  const coordinators = new Set(own.flatMap(({ coordinator }) => coordinator ?? []));
  const said = [...coordinators]
    .filter((id) => id !== person.id && people.has(id))
    .map((id) => notice(world, changed, reach, at, id));
  return { persons: [changed], said };
}

/** A message may not have arrived: remembered, and said when this person next does something. */
export function maybeLost(world: World, person: Person | null, code: string): Partial<Decision> {
  if (person === null || person.reach !== null) return {};
  return { persons: [{ ...person, reach: { state: 'unsure', code, since: world.now } }] };
}

function notice(world: World, person: Person, reach: { code: string; since: number }, at: Address, to: string): Said {
  const { phrases } = languageFor(world, to);
  const { name } = person;
  const { why, remedy } = reasonOf(reach.code);
  const title = say(phrases, 'reach.title', { name });
  return {
    key: noticeKey(person, reach.since, to),
    to,
    message: compose({
      title,
      blocks: [
        line(say(phrases, why, { name, channel: channelName(phrases, at) })),
        line(say(phrases, remedy, { name, channel: channelName(phrases, at) })),
        line(say(phrases, 'reach.meanwhile', { name }), 'quiet'),
      ],
      fallback: title,
    }),
    replaces: null,
  };
}
