import { type Phrases, say } from '../content/phrases.ts';
import type { Block } from '../model/message.ts';
import type { Part, Session } from '../model/session.ts';
import { line } from './compose.ts';
import { answerAt, type Position } from './positions.ts';
import { givenAt, oneByOne, sideBySide, writtenBlocks } from './shown.ts';
import { languageFor, nameOf, type World } from './world.ts';

/** What somebody else just answered to this participant's ears: the step before, unless it was private or shown anyway. */
export function answerBefore(
  world: World,
  session: Session,
  positions: readonly Position[],
  index: number,
  part: Part,
): Block[] {
  const previous = positions[index - 1];
  if (previous === undefined || previous.who === 'each' || previous.step.kind === 'show') return [];
  if (positions[index]?.step.kind === 'duration') return [];
  const answer = answerAt(session, previous, 'all');
  if (answer?.kind !== 'given' || (answer.by === part.person && answer.also === undefined)) return [];
  const { phrases } = languageFor(world, part.person);
  return [
    line(say(phrases, 'before.said', { other: nameOf(world, answer.by) }), 'quiet'),
    ...writtenBlocks(world, answer),
  ];
}

/** What a reveal or a duration shows besides its question: the answers it is about, or the minutes somebody said. */
export function revealed(
  world: World,
  session: Session,
  positions: readonly Position[],
  position: Position,
  phrases: Phrases,
): Block[] {
  if (position.deeper !== null || position.step.kind === 'question' || position.step.kind === 'gate') return [];
  if (position.step.kind === 'show') {
    const { of, layout } = position.step;
    return layout === 'list' || session.parts.length === 1
      ? oneByOne(world, session, positions, of)
      : [sideBySide(world, session, positions, of, phrases)];
  }
  const said = givenAt(session, position)[0];
  return said === undefined
    ? []
    : [
        line(
          say(phrases, 'duration.said', {
            other: nameOf(world, said.by),
            minutes: String(said.fields[0]?.value ?? ''),
          }),
        ),
      ];
}

/** Two answers that came in at once and are taken up again: both stand there while they are made into one. */
export function writtenTogether(world: World, session: Session, position: Position): Block[] {
  const answer = session.reopened[position.key]?.all;
  return answer?.kind === 'given' && (answer.also?.length ?? 0) > 0 ? writtenBlocks(world, answer) : [];
}

/** The minutes that stand in the form to be confirmed: what somebody else said, or else what is known. */
export function minutesBefore(session: Session, position: Position): string {
  const said = givenAt(session, position)[0]?.fields[0]?.value;
  return String(typeof said === 'number' ? said : knownMinutes(session));
}

/** Minutes that it took as far as is known: a talk that was held before takes little time to write down. */
export function knownMinutes(session: Session): number {
  return Math.max(measuredMinutes(session), session.told ?? 0);
}

/** Minutes worked on it so far, at least 1. */
export function measuredMinutes(session: Session): number {
  return Math.max(1, Math.round(session.activeMs / 60_000));
}
