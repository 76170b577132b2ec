import type { Conversation, Length, Step } from '../content/conversation.ts';
import type { Answer, Part, Session } from '../model/session.ts';
import { pointsOf } from './points.ts';

/**
 * One place in a conversation: a step, and for a step that is asked more than once which time it is.
 * `who` is whose turn it is there; a deeper question of a gate has its own.
 */
export type Position = {
  key: string;
  step: Step;
  item: string;
  who: Step['who'];
  /** Index into the gate's deeper questions, or null when this is the step itself. */
  deeper: number | null;
};

/** The key under which answers stand: the step's id, or `step/item`. */
function positionKey(step: string, item: string): string {
  return item === '' ? step : `${step}/${item}`;
}

/** All places of this conversation as far as they can be known from the answers so far, in order. */
export function positionsOf(session: Session, conversation: Conversation): readonly Position[] {
  const always = session.notAsked.length === 0 ? fixedPositions(conversation, session.length) : null;
  if (always !== null) return always;
  const known = worked.get(session.answers);
  if (known !== undefined && known.conversation === conversation && sameBasis(known.session, session))
    return known.positions;
  const positions: Position[] = [];
  for (const step of conversation.steps) {
    if (!step.in.includes(session.length) || session.notAsked.includes(step.id)) continue;
    for (const position of positionsOfStep(session, step)) positions.push(position);
  }
  worked.set(session.answers, { session, conversation, positions });
  return positions;
}

// Conversations are read once at start. Per length: the places when no step depends on answers, or null when one does.
const fixed = new WeakMap<Conversation, Map<Length, readonly Position[] | null>>();

function fixedPositions(conversation: Conversation, length: Length): readonly Position[] | null {
  const byLength = fixed.get(conversation) ?? new Map<Length, readonly Position[] | null>();
  const known = byLength.get(length);
  if (known !== undefined) return known;
  const steps = conversation.steps.filter((step) => step.in.includes(length));
  const positions = steps.every(isAskedOnce) ? steps.map((step) => place(step, '')) : null;
  fixed.set(conversation, byLength.set(length, positions));
  return positions;
}

/** Does this step come exactly once, whatever is answered? */
function isAskedOnce(step: Step): boolean {
  if (step.kind !== 'question') return step.kind !== 'gate';
  const mayFallOut = step.fields.some((field) => field.kind === 'pick' && field.required);
  return step.per === undefined && step.repeat === undefined && !mayFallOut;
}

// Documents never change in place: the same answers have the same places, and one turn asks for them many times.
const worked = new WeakMap<
  Session['answers'],
  { session: Session; conversation: Conversation; positions: readonly Position[] }
>();

/** Whether all that places follow from besides the answers is the same in two versions of a session. */
function sameBasis(one: Session, other: Session): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.more === other.more &&
    one.notAsked === other.notAsked &&
    one.parts.length === other.parts.length &&
    one.parts.every(({ person }, index) => person === other.parts[index]?.person)
  );
}

/** Is nobody's answer needed here any more? */
export function isSettled(session: Session, position: Position): boolean {
  if (position.who !== 'each') return answerAt(session, position, 'all') !== undefined;
  return session.parts.every((part) => answerAt(session, position, part.person) !== undefined);
}

/** The answer under a person's name, or under `all`. */
export function answerAt(session: Session, position: Position, slot: string): Answer | undefined {
  return session.answers[position.key]?.[slot];
}

/** Under which name this participant's answer stands here. */
export function slotOf(position: Position, part: Part): string {
  return position.who === 'each' ? part.person : 'all';
}

/**
 * Where one participant stands. `ask`: it is theirs to answer; `watch`: another one's turn; `wait`: done
 * here, the others are not; `done`: nothing is left for anybody.
 */
export type Standing = { kind: 'ask' | 'watch' | 'wait'; position: Position; index: number } | { kind: 'done' };

/** Where this participant stands now. Private questions in a row go on at each one's own pace. */
export function standingOf(session: Session, positions: readonly Position[], part: Part): Standing {
  const first = firstOpen(session, positions);
  if (first < 0) return { kind: 'done' };
  // Whoever is through a run of private questions waits at its end, however far the others are in it.
  let last: Standing = { kind: 'done' };
  for (let index = first; index < positions.length; index += 1) {
    const position = positions[index];
    if (position === undefined) break;
    if (index > first && !(position.who === 'each' && position.step.kind === 'question')) break;
    if (position.who === 'together' || session.parts.length === 1) return { kind: 'ask', position, index };
    if (position.who !== 'each') return { kind: position.who === part.role ? 'ask' : 'watch', position, index };
    if (answerAt(session, position, part.person) === undefined) return { kind: 'ask', position, index };
    last = { kind: 'wait', position, index };
    if (position.step.kind !== 'question') break;
  }
  return last;
}

// Looked up in every turn for every participant, hence a plain loop.
function firstOpen(session: Session, positions: readonly Position[]): number {
  for (let index = 0; index < positions.length; index += 1) {
    const position = positions[index];
    if (position !== undefined && !isSettled(session, position)) return index;
  }
  return -1;
}

function positionsOfStep(session: Session, step: Step): Position[] {
  if (step.kind === 'gate') return roundsOf(session, step);
  if (step.kind !== 'question') return [place(step, '')];
  // Where the list to choose from stayed empty there is nothing to ask, however required the choice is.
  if (
    step.fields.some((field) => field.kind === 'pick' && field.required && pointsOf(session, field.from).length === 0)
  )
    return [];
  if (step.per !== undefined) return pointsOf(session, [step.per]).map((point) => place(step, point.id));
  if (step.repeat !== undefined) {
    const times = 1 + Math.min(session.more[step.id] ?? 0, step.repeat.max - 1);
    return Array.from({ length: times }, (_, index) => place(step, String(index + 1)));
  }
  return [place(step, '')];
}

/** A gate is asked again after each deeper question, until nobody says no. */
function roundsOf(session: Session, gate: Extract<Step, { kind: 'gate' }>): Position[] {
  const rounds: Position[] = [];
  for (let round = 1; ; round += 1) {
    const position = place(gate, String(round));
    rounds.push(position);
    if (!isSettled(session, position) || !saidNo(session, position)) return rounds;
    const index = (round - 1) % gate.deeper.length;
    const deeper = gate.deeper[index];
    if (deeper === undefined) return rounds;
    rounds.push({
      key: positionKey(deeper.id, String(round)),
      step: gate,
      item: String(round),
      who: deeper.who,
      deeper: index,
    });
  }
}

function saidNo(session: Session, position: Position): boolean {
  return Object.values(session.answers[position.key] ?? {}).some(
    (answer) => answer.kind === 'given' && answer.fields[0]?.value === 'no',
  );
}

function place(step: Step, item: string): Position {
  return { key: positionKey(step.id, item), step, item, who: step.who, deeper: null };
}
