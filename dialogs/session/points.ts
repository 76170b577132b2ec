import type { Session } from '../model/session.ts';

/** One point from a list that somebody filled in, with an id that stays the same however the words change. */
export type Point = { id: string; text: string; by: string };

/** The points that stand at `sources` (`step.field`): items of lists, or the points chosen in a pick field. */
export function pointsOf(session: Session, sources: readonly string[]): Point[] {
  return sources.flatMap((source) => {
    const [step, field] = source.split('.');
    return step === undefined || field === undefined ? [] : pointsAt(session, step, field);
  });
}

function pointsAt(session: Session, step: string, field: string): Point[] {
  const slots = session.answers[step] ?? {};
  // What one wrote in private is nothing to choose from until everybody is through.
  const everybody = session.parts.every((part) => slots[part.person] !== undefined);
  return Object.entries(slots)
    .filter(([slot]) => slot === 'all' || everybody)
    .sort(byParticipant(session))
    .flatMap(([slot, answer]) => {
      if (answer.kind !== 'given') return [];
      const filled = answer.fields.find((candidate) => candidate.id === field);
      if (filled === undefined || !Array.isArray(filled.value)) return [];
      const picked = filled.shown;
      if (picked !== undefined)
        return filled.value.map((id, index) => ({ id, text: picked[index] ?? id, by: answer.by }));
      // An empty place in a list keeps its number, so that a point keeps its id when the one before it is taken out.
      return filled.value.flatMap((text, index) =>
        text === '' ? [] : [{ id: `${step}-${participantIndex(session, slot)}-${index}`, text, by: answer.by }],
      );
    });
}

function byParticipant(session: Session) {
  return (a: [string, unknown], b: [string, unknown]): number =>
    participantIndex(session, a[0]) - participantIndex(session, b[0]);
}

function participantIndex(session: Session, slot: string): number {
  return placesOf(session).indexOf(slot) + 1;
}

/** The people (ids) of a conversation in the order in which their points are numbered; '' for who erased their part. */
export function placesOf({ places, parts }: Pick<Session, 'places' | 'parts'>): readonly string[] {
  return places ?? parts.map(({ person }) => person);
}
