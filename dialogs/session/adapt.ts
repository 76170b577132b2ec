import type { Conversation, Step } from '../content/conversation.ts';
import type { Session } from '../model/session.ts';

/**
 * Takes a running session over to today's content. Answers stand under their step's id, so they stay with their
 * question whatever was put in, taken out or reworded. Questions put in before the point that was reached are
 * not asked any more: people do not go back to what they have finished talking about. Questions that were only
 * moved are still asked.
 */
export function adapt(session: Session, conversation: Conversation): Session {
  if (session.version === conversation.version || session.status !== 'running') return session;
  const steps = conversation.steps.filter((step) => step.in.includes(session.length));
  const known = new Set([...session.reached, ...Object.keys(session.answers).map((key) => key.split('/')[0] ?? key)]);
  const last = steps.findLastIndex((step) => known.has(step.id));
  const fresh = steps
    .slice(0, Math.max(last, 0))
    .filter((step) => !known.has(step.id) && !session.planned.includes(step.id) && !session.notAsked.includes(step.id));
  return {
    ...session,
    answers: answeredOtherwise(session, steps),
    planned: steps.map((step) => step.id),
    version: conversation.version,
    title: conversation.title,
    notAsked: [...session.notAsked, ...fresh.map((step) => step.id)],
  };
}

/** A question that everybody answered stays answered when it is asked privately from now on, or together. */
function answeredOtherwise(session: Session, steps: readonly Step[]): Session['answers'] {
  const passed = { kind: 'passed' as const, by: session.starter, at: session.lastAt };
  return Object.fromEntries(
    Object.entries(session.answers).map(([key, slots]) => {
      const step = steps.find(({ id }) => id === key.split('/')[0]);
      const everybody = session.parts.every((part) => slots[part.person] !== undefined);
      if (step === undefined || step.kind === 'gate') return [key, slots];
      if (step.who === 'each' && slots.all !== undefined)
        return [key, { ...Object.fromEntries(session.parts.map((part) => [part.person, passed])), ...slots }];
      return [key, step.who !== 'each' && everybody && slots.all === undefined ? { ...slots, all: passed } : slots];
    }),
  );
}
