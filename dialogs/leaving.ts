import { type Person, recordsKept } from './model/person.ts';
import type { Session } from './model/session.ts';

/** One of a conversation's people once it has ended: it is among what they can read back, unless they threw away what they wrote. */
export function leaving(person: Person, session: Session): Person {
  const erased = session.status === 'discarded' || (session.stoppedBy?.person === person.id && !session.stoppedBy.kept);
  const finished = erased ? person.finished : [session.id, ...person.finished].slice(0, recordsKept);
  return { ...person, sessions: person.sessions.filter((id) => id !== session.id), finished };
}
