import type { DueChange } from '../model/decision.ts';
import type { Poll } from '../model/poll.ts';

type Named = Pick<Poll, 'institute' | 'id'>;

/** The key of what was posted in the place with this index, or sent to this person. */
export function postKey({ institute, id }: Named, to: { place: number } | { person: string }): string {
  return 'place' in to ? `${institute}/poll/${id}/place/${to.place}` : `${institute}/poll/${id}/to/${to.person}`;
}

/** The key under which a post stands now: each time that its number of answers was shown it got another. */
export function shownKey(poll: Named & Pick<Poll, 'shown'>, place: number): string {
  const key = postKey(poll, { place });
  return poll.shown === 0 ? key : `${key}/count/${poll.shown}`;
}

/** The key of somebody's reminder. */
export function reminderKey(poll: Named, person: string): string {
  return `${poll.institute}/poll/${poll.id}/remind/${person}`;
}

/** A moment of a poll; null takes it away. */
export function pollDue({ institute, id }: Named, kind: 'count' | 'remind' | 'close', at: number | null): DueChange {
  return { key: `${institute}/poll-${kind}/${id}`, at, institute, kind: `poll-${kind}`, subject: id };
}
