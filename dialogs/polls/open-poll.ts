import { type Language, languageOf } from '../content/content.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Group } from '../model/group.ts';
import type { Address } from '../model/inbound.ts';
import type { Person } from '../model/person.ts';
import type { Asked, Poll } from '../model/poll.ts';
import type { World } from '../session/world.ts';
import { pollDue, postKey } from './keys.ts';
import { pollMessage } from './poll-message.ts';
import { closingAt, remindAt } from './schedule.ts';

/** What is asked, by which lasting name, from when (ms since 1970) and for how many hours on the clock of `zone`. */
export type Opening = { id: string; of: string; asked: Asked; opens: number; hours: number; zone: string };

/** A poll opens: posted in the group's places, and privately to members who would not see it there. */
export function openPoll(
  world: World,
  group: Group,
  opening: Opening,
): Pick<Decision, 'polls' | 'groups' | 'dues' | 'said'> {
  const { hours, ...what } = opening;
  const closes = closingAt(opening.opens, hours, opening.zone);
  const poll: Poll = {
    ...what,
    schema: 1,
    institute: group.institute,
    group: group.id,
    closes,
    places: group.places,
    people: membersIn(world, group)
      .filter((person) => !seesAPlace(person, group))
      .map(({ id }) => id),
    state: 'open',
    answers: {},
    reminded: [],
    counting: false,
    shown: 0,
    result: null,
  };
  const remind = remindAt(opening.opens, closes);
  return {
    polls: [poll],
    groups: [{ ...group, open: [...group.open, poll.id] }],
    dues: [pollDue(poll, 'close', closes), ...(remind === null ? [] : [pollDue(poll, 'remind', remind)])],
    said: [
      ...poll.places.map(
        (to, place): Said => ({
          key: postKey(poll, { place }),
          to,
          message: pollMessage(groupLanguage(world), poll, world.now, { taps: canTap(to) }),
          replaces: null,
        }),
      ),
      ...poll.people.map(
        (person): Said => ({
          key: postKey(poll, { person }),
          to: person,
          message: pollMessage(languageOf(world.content, world.people.get(person)?.language ?? 'nl'), poll, world.now),
          replaces: null,
        }),
      ),
    ],
  };
}

/** The members that something can be sent to. */
export function membersIn({ people }: World, { members }: Group): Person[] {
  return members.flatMap((id) => people.get(id) ?? []).filter(({ reach }) => reach?.state !== 'unreachable');
}

/** The language of what a whole group reads. */
export function groupLanguage({ content }: World): Language {
  return content.nl;
}

/** On the page a group is a screen and nobody's own: a tap there would be of everybody. */
export function canTap({ channel }: Address): boolean {
  return channel !== 'web';
}

/** Do this member's messages come on a channel that the group has a place on? */
function seesAPlace({ addresses: [first] }: Person, { places }: Group): boolean {
  return first !== undefined && places.some((place) => canTap(place) && place.channel === first.channel);
}
