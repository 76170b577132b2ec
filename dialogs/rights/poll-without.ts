import type { Group } from '../model/group.ts';
import type { Person } from '../model/person.ts';
import type { Poll } from '../model/poll.ts';

/** The groups that this person is a member of, without them. Who was taken out by the coordinator stays out. */
export function groupsWithout(groups: readonly Group[], { id }: Person): Group[] {
  return groups
    .filter(({ members }) => members.includes(id))
    .map((group) => ({ ...group, members: group.members.filter((one) => one !== id) }));
}

/** The polls that were sent to this person or answered by them, without them and their answers. */
export function pollsWithout(polls: readonly Poll[], person: Person): Poll[] {
  return polls
    .filter((poll) => isInPoll(poll, person))
    .map((poll) => {
      const own = new Set(answerKeys(person));
      const left = (ids: readonly string[]) => ids.filter((one) => one !== person.id);
      return {
        ...poll,
        people: left(poll.people),
        reminded: left(poll.reminded),
        answers: Object.fromEntries(Object.entries(poll.answers).filter(([key]) => !own.has(key))),
      };
    });
}

/** Does a poll name this person? */
export function isInPoll(
  { people, reminded, answers }: { people: readonly string[]; reminded: readonly string[]; answers: object },
  person: Person,
): boolean {
  return [...people, ...reminded].includes(person.id) || answerKeys(person).some((key) => Object.hasOwn(answers, key));
}

/** What somebody's answer may stand under: the id, more than that in a channel of another institute, or an address from before they were known. */
export function answerKeys({ id, institute, addresses }: Person): string[] {
  return [id, `${institute}/${id}`, ...addresses.map((address) => `${address.channel}:${address.id}`)];
}
