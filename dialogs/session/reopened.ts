import type { Session } from '../model/session.ts';

/** Answers that were taken up again stand again where nothing new was given, so that looking back loses no word. */
export function restored(session: Session): Session {
  const answers = { ...session.answers };
  for (const [key, slots] of Object.entries(session.reopened)) answers[key] = { ...slots, ...answers[key] };
  return { ...session, answers, reopened: {} };
}

/** The session without what stood at a place before: something new stands there. */
export function replaced(session: Session, key: string, slot: string): Session {
  const before = session.reopened[key];
  if (before?.[slot] === undefined) return session;
  const rest = Object.fromEntries(Object.entries(before).filter(([name]) => name !== slot));
  return { ...session, reopened: { ...session.reopened, [key]: rest } };
}
