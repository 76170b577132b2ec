import { formFields } from '../answers/form-fields.ts';
import type { Conversation } from '../content/conversation.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { Reading } from '../dates/read-when.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Part, Session, Values } from '../model/session.ts';
import { answerBefore, minutesBefore, revealed, writtenTogether } from './before.ts';
import { buttonsFor } from './buttons.ts';
import { compose, line } from './compose.ts';
import { fill, unquoted } from './fill.ts';
import { heldBlocks } from './held.ts';
import { coachLine, nextLine, readersLine } from './lines.ts';
import { pointsOf } from './points.ts';
import { type Position, positionsOf, type Standing, standingOf } from './positions.ts';
import { askedAt, forRole } from './question.ts';
import { givenAt } from './shown.ts';
import { joined, languageFor, nameOf, othersOf, type World, wallFor } from './world.ts';

/** What went wrong with a form that was just sent: shown at once and never stored. */
export type Trouble = {
  values: Values;
  errors: Record<string, string>;
  readings: Record<string, Reading[]>;
  extra: FormField[];
  lines: string[];
};

/** What one participant has before them, and a sign that changes when it should be shown anew. */
export type View = { sign: string; message: Message };

/** What this participant should see now; null when nothing is left to do or they have put the conversation away. */
export function viewFor(world: World, session: Session, conversation: Conversation, part: Part): View | null {
  const positions = positionsOf(session, conversation);
  const standing = standingOf(session, positions, part);
  if (standing.kind === 'done' || part.paused) return null;
  return {
    sign: signOf(session, standing, part),
    message: messageFor(world, session, conversation, part, positions, standing, null),
  };
}

/**
 * What is left of what a participant had before them once it is over, without anybody's words: the small line above it, what was
 * asked, and where; null for somebody who only waited or watched.
 */
export function closedView(
  world: World,
  session: Session,
  conversation: Conversation,
  part: Part,
): { context: string; text: string; position: Position | null } | null {
  const positions = positionsOf(session, conversation);
  const standing = standingOf(session, positions, part);
  if (standing.kind === 'done') return null;
  const { position } = standing;
  const { phrases } = languageFor(world, part.person);
  const context = contextOf(session, conversation, position, phrases);
  if (standing.kind === 'ask') return { context, text: unquoted(world, session, part, position), position };
  const text =
    standing.kind === 'wait'
      ? say(phrases, 'wait.title', { other: missing(world, session, positions) })
      : say(phrases, 'watch.title', { other: turnOf(world, session, position) });
  return { context, text, position: null };
}

/** The sign alone, without composing the message: cheap enough for every turn. */
export function signFor(session: Session, conversation: Conversation, part: Part): string | null {
  const standing = standingOf(session, positionsOf(session, conversation), part);
  return standing.kind === 'done' || part.paused ? null : signOf(session, standing, part);
}

/** The same form again, with what was wrong and everything that stood in it. */
export function viewWithTrouble(
  world: World,
  session: Session,
  conversation: Conversation,
  part: Part,
  trouble: Trouble,
): Message | null {
  const positions = positionsOf(session, conversation);
  const standing = standingOf(session, positions, part);
  return standing.kind === 'done' ? null : messageFor(world, session, conversation, part, positions, standing, trouble);
}

function signOf(session: Session, standing: Exclude<Standing, { kind: 'done' }>, part: Part): string {
  const { key, step } = standing.position;
  // Somebody who named the minutes asks the others to confirm those.
  const said = step.kind === 'duration' ? `:${String(givenAt(session, standing.position)[0]?.fields[0]?.value)}` : '';
  const held =
    part.hold?.at === key
      ? `:${part.hold.why}${part.hold.why === 'patient' && part.hold.cleared ? '-cleared' : ''}`
      : '';
  const drafts = Object.keys(part.drafts[key] ?? {}).length;
  return standing.kind === 'ask' ? `ask:${key}${held}:${drafts}${said}` : `${standing.kind}:${key}`;
}

function messageFor(
  world: World,
  session: Session,
  conversation: Conversation,
  part: Part,
  positions: readonly Position[],
  standing: Exclude<Standing, { kind: 'done' }>,
  trouble: Trouble | null,
): Message {
  const { phrases } = languageFor(world, part.person);
  const { position, index } = standing;
  const question = fill(world, session, part, position, forRole(askedAt(position).ask, part));
  const others = othersOf(world, session, part.person);
  const context = contextOf(session, conversation, position, phrases);
  const before = answerBefore(world, session, positions, index, part);
  const { commands } = languageFor(world, part.person);
  const buttons = buttonsFor({ session, positions, standing, part, phrases, commands });
  if (standing.kind === 'wait') {
    return compose({
      context,
      title: say(phrases, 'wait.title', { other: missing(world, session, positions) }),
      blocks: [line(say(phrases, 'wait.text'))],
      buttons,
      fallback: say(phrases, 'wait.title', { other: others }),
    });
  }
  if (standing.kind === 'watch') {
    const title = say(phrases, 'watch.title', { other: turnOf(world, session, position) });
    return compose({
      context,
      title,
      blocks: [
        ...before,
        line(heardBy(world, session, part, position), 'quiet'),
        ...coachLine(world, session, position, part),
      ],
      buttons,
      fallback: title,
    });
  }
  const held = trouble === null ? heldBlocks(part, position, phrases) : null;
  const fields = held?.hidesForm === true ? [] : fieldsFor(world, session, part, position, trouble);
  const blocks = [
    ...before,
    ...revealed(world, session, positions, position, phrases),
    ...writtenTogether(world, session, position),
    ...(held?.blocks ?? []),
    ...(trouble?.lines ?? []).map((text) => line(text, 'warning')),
    ...(held?.hidesForm === true
      ? []
      : [
          ...(trouble === null ? nextLine(session, position, part, phrases) : []),
          ...coachLine(world, session, position, part),
          ...readersLine(session, position, others, phrases),
        ]),
  ];
  // Notifications are shown on locked screens and kept by the platform.
  const fallback = unquoted(world, session, part, position);
  return compose({ context, title: question, blocks, fields, buttons, fallback });
}

/** The question as somebody hears it whose turn it is not: their own text, or else what is asked of whoever answers. */
function heardBy(world: World, session: Session, part: Part, position: Position): string {
  const { ask } = askedAt(position);
  const answerer = session.parts.find((candidate) => candidate.role === position.who);
  if (typeof ask !== 'string' || answerer === undefined)
    return fill(world, session, part, position, forRole(ask, part));
  return say(languageFor(world, part.person).phrases, 'watch.question', {
    other: turnOf(world, session, position),
    question: fill(world, session, answerer, position, ask),
  });
}

function contextOf(session: Session, conversation: Conversation, position: Position, phrases: Phrases): string {
  const steps = conversation.steps.filter(
    (step) => step.in.includes(session.length) && !session.notAsked.includes(step.id),
  );
  const step = steps.findIndex((candidate) => candidate.id === position.step.id) + 1;
  return say(phrases, 'session.context', { title: conversation.title, step, of: steps.length });
}

function fieldsFor(
  world: World,
  session: Session,
  part: Part,
  position: Position,
  trouble: Trouble | null,
): FormField[] {
  const { phrases } = languageFor(world, part.person);
  const values = trouble?.values ?? part.drafts[position.key] ?? {};
  if (position.step.kind === 'duration') return [minutesField(session, position, values, trouble, phrases)];
  const points = (sources: readonly string[]) =>
    pointsOf(session, sources).map((point) => ({ ...point, name: nameOf(world, point.by) }));
  const state = {
    phrases,
    now: wallFor(world, part.person),
    length: session.length,
    points,
    values,
    errors: trouble?.errors ?? {},
    readings: trouble?.readings ?? {},
  };
  return [...formFields(askedAt(position).fields, state), ...(trouble?.extra ?? [])];
}

function minutesField(
  session: Session,
  position: Position,
  values: Values,
  trouble: Trouble | null,
  phrases: Phrases,
): FormField {
  const error = trouble?.errors.minuten;
  const value = values.minuten ?? minutesBefore(session, position);
  return {
    id: 'minuten',
    kind: 'number',
    label: say(phrases, 'duration.label'),
    required: true,
    value,
    ...(error !== undefined && { error }),
  };
}

function turnOf(world: World, session: Session, position: Position): string {
  return joined(session.parts.filter((part) => part.role === position.who).map((part) => nameOf(world, part.person)));
}

function missing(world: World, session: Session, positions: readonly Position[]): string {
  const open = session.parts.filter((part) => standingOf(session, positions, part).kind === 'ask');
  return joined(open.map((part) => nameOf(world, part.person)));
}
