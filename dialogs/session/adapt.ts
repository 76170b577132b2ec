import type { Conversation } from '../content/conversation.ts';
import type { Session } from '../model/session.ts';

/**
 * Takes a running session over to today's content. Answers stand under their step's id, so they stay with their
 * question whatever was put in, taken out or reworded. Questions put in before the point that was reached are
 * not asked any more: people do not go back to what they have finished talking about.
 */
export function adapt(session: Session, conversation: Conversation): Session {
  if (session.version === conversation.version || session.status !== 'running') return session;
  const steps = conversation.steps.filter((step) => step.in.includes(session.length));
  const known = new Set([...session.reached, ...Object.keys(session.answers).map((key) => key.split('/')[0] ?? key)]);
  const last = steps.findLastIndex((step) => known.has(step.id));
  const fresh = steps
    .slice(0, Math.max(last, 0))
    .filter((step) => !known.has(step.id) && !session.notAsked.includes(step.id));
  return {
    ...session,
    version: conversation.version,
    title: conversation.title,
    notAsked: [...session.notAsked, ...fresh.map((step) => step.id)],
  };
}
