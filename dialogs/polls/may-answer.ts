import type { Group } from '../model/group.ts';
import type { Address } from '../model/inbound.ts';
import type { Person } from '../model/person.ts';
import type { Poll } from '../model/poll.ts';
import { sameAddress } from '../reach/notice.ts';

/** Who answers: somebody we know, or whoever the platform says it is; and the group or channel it was done in, if any. */
export type Asker = { person: Person | null; from: Address; place: Address | null };

/** `key` is what the answer stands under, `also` what an earlier one of the same person may stand under, `joins` a member we did not know yet. */
export type Verdict =
  | { kind: 'yes'; key: string; also: readonly string[]; joins: string | null }
  | {
      kind: 'no';
      why: 'poll.not-member' | 'poll.removed' | 'poll.removed-answered' | 'poll.not-coordinator' | 'poll.own-chat';
    };

/**
 * May this answer count? Members may answer anywhere. In a place of the group the platform vouches for who is in it: who we know
 * becomes a member, who we do not know answers by address. Whoever was taken out, asks the questions, or is a group is refused.
 */
export function mayAnswer({ person, from, place }: Asker, group: Group, poll: Poll): Verdict {
  const isHere = place !== null && group.places.some((one) => sameAddress(one, place));
  const own = person !== null && person.institute === poll.institute ? person : null;
  if (own === null)
    return isHere
      ? { kind: 'yes', key: person === null ? sayKey(from) : `${person.institute}/${person.id}`, also: [], joins: null }
      : { kind: 'no', why: 'poll.not-member' };
  if (own.role === 'group') return { kind: 'no', why: 'poll.own-chat' };
  // Who reads the totals and knows one answer knows more of the others.
  if (own.role === 'coordinator') return { kind: 'no', why: 'poll.not-coordinator' };
  // Answered before the institute knew them.
  const also = [from, ...own.addresses].map(sayKey);
  if (group.removed.includes(own.id)) {
    // What was answered as a member stays: a number that drops when the coordinator takes somebody out would tell who answered.
    const isAnswered = [own.id, ...also].some((key) => Object.hasOwn(poll.answers, key));
    return { kind: 'no', why: isAnswered ? 'poll.removed-answered' : 'poll.removed' };
  }
  const isMember = group.members.includes(own.id);
  if (!(isMember || isHere)) return { kind: 'no', why: 'poll.not-member' };
  return { kind: 'yes', key: own.id, also, joins: isMember ? null : own.id };
}

function sayKey({ channel, id }: Address): string {
  return `${channel}:${id}`;
}
