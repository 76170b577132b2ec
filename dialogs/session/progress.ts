import { say } from '../content/phrases.ts';
import type { Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Part, Session } from '../model/session.ts';
import { closing, type Ending, recordButton } from './closing.ts';
import { compose, line } from './compose.ts';
import { finish } from './finish.ts';
import type { Moved } from './moved.ts';
import { type Position, positionsOf, slotOf, standingOf } from './positions.ts';
import { closedView, signFor, viewFor } from './view.ts';
import { conversationFor, languageFor, nameOf, type World } from './world.ts';

/** Longest gap between two events that counts as working on the conversation, in ms. */
const longestGap = 10 * 60_000;

/** What follows from the end of a conversation: for each participant, and whether a requirement takes it. */
type AtEnd = { next: (session: Session, person: string) => Ending; isTaken: (finished: Session) => boolean };
const nothingElse: AtEnd = { next: () => null, isTaken: () => true };

/**
 * Brings everybody up to date after a move: time worked, steps reached, the end, and for each participant whose
 * question changed the old message closed and the new one said. `ending` tells what else follows from the end.
 */
export function progress(
  world: World,
  before: Session,
  { session: after, notices }: Moved,
  ending: AtEnd = nothingElse,
): { session: Session; said: Said[] } {
  let session = reach(world, {
    ...after,
    activeMs: after.activeMs + Math.min(Math.max(0, world.now - before.lastAt), longestGap),
    lastAt: world.now,
  });
  if (session.status === 'running' && isDone(world, session)) session = finish(world, session);
  const said: Said[] = [];
  const parts: Part[] = [];
  for (const part of session.parts) {
    const conversation = conversationFor(world, session, part.person);
    const sign =
      conversation === undefined || session.status !== 'running' ? null : signFor(session, conversation, part);
    let { sent, open } = part;
    const say = (message: Message, replaces: string | null) => {
      const key = `${session.institute}/${session.id}/${part.person}/${sent}`;
      sent += 1;
      said.push({ key, to: part.person, message, replaces });
      return key;
    };
    const changed = (open?.sign ?? null) !== sign;
    if (changed && open !== null) {
      const closed = closedMessage(world, before, session, part);
      if (closed !== null) say(closed, open.key);
      open = null;
    }
    for (const notice of notices) if (notice.to === part.person) say(notice.message, null);
    if (changed && sign !== null && conversation !== undefined) {
      const view = viewFor(world, session, conversation, part);
      if (view !== null) open = { key: say(view.message, null), sign };
    }
    if (session.status !== 'running' && before.status === 'running') {
      if (part.recalls === true) say(bare(session.title), welcomeKey(session, part.person));
      say(endOf(world, session, part, ending), null);
    }
    parts.push(sent === part.sent && open === part.open ? part : { ...part, sent, open });
  }
  return { session: { ...session, parts }, said };
}

/** The key of what somebody reads when a conversation begins. */
export function welcomeKey({ institute, id }: Session, person: string): string {
  return `${institute}/${id}/${person}/welcome`;
}

function isDone(world: World, session: Session): boolean {
  const conversation = conversationFor(world, session, session.starter);
  const first = session.parts[0];
  return (
    conversation !== undefined &&
    first !== undefined &&
    standingOf(session, positionsOf(session, conversation), first).kind === 'done'
  );
}

function reach(world: World, session: Session): Session {
  const conversation = conversationFor(world, session, session.starter);
  if (conversation === undefined) return session;
  const positions = positionsOf(session, conversation);
  const now = session.parts.flatMap((part) => {
    const standing = standingOf(session, positions, part);
    return standing.kind === 'done' ? [] : [standing.position.step.id];
  });
  const fresh = [...new Set(now)].filter((id) => !session.reached.includes(id));
  return fresh.length === 0 ? session : { ...session, reached: [...session.reached, ...fresh] };
}

/** What stays of a question once it is no longer to be answered: what it was about and that it was answered, but nobody's words. */
function closedMessage(world: World, before: Session, after: Session, part: Part): Message | null {
  const then = before.parts.find((candidate) => candidate.person === part.person);
  if (then === undefined || then.open === null) return null;
  const conversation = conversationFor(world, before, part.person);
  const view = conversation === undefined ? null : closedView(world, before, conversation, then);
  // Of a conversation or a step that is not offered any more nobody knows what was asked.
  if (view === null) return bare(before.title);
  const { context, text, position } = view;
  const { phrases } = languageFor(world, part.person);
  if (position === null) return { ...bare(text), context };
  const status = part.paused ? say(phrases, 'closed.paused') : outcomeOf(world, after, position, part);
  return compose({
    context,
    title: text,
    blocks: status === null ? [] : [line(status, 'good')],
    fallback: text,
  });
}

function bare(text: string): Message {
  return compose({ blocks: [line(text, 'quiet')], fallback: text });
}

function outcomeOf(world: World, session: Session, position: Position, part: Part): string | null {
  const { phrases } = languageFor(world, part.person);
  const answer = session.answers[position.key]?.[slotOf(position, part)];
  if (answer === undefined) return null;
  if (answer.kind === 'skipped') return say(phrases, 'closed.skipped');
  if (answer.kind === 'passed') return position.step.kind === 'show' ? null : say(phrases, 'closed.passed');
  return answer.by === part.person
    ? say(phrases, 'closed.kept')
    : say(phrases, 'closed.by', { other: nameOf(world, answer.by) });
}

/** What a participant reads at the end: that it is done, or why it stopped, with the way to the record. */
function endOf(world: World, session: Session, part: Part, ending: AtEnd): Message {
  if (session.status === 'finished') {
    const next = ending.next(session, part.person);
    return closing(world, session, part.person, { next, isTaken: ending.isTaken(session) });
  }
  const { phrases } = languageFor(world, part.person);
  const stopped = session.stoppedBy;
  const own = stopped?.person === part.person;
  const text =
    stopped === null
      ? say(phrases, 'late.no-content', { title: session.title })
      : own
        ? say(phrases, stopped.kept ? 'stop.kept' : 'stop.discarded', { title: session.title })
        : say(phrases, session.status === 'discarded' ? 'stop.by-other-empty' : 'stop.by-other', {
            other: nameOf(world, stopped.person),
            title: session.title,
          });
  const seesRecord = session.status !== 'discarded' && (!own || stopped?.kept !== false);
  return compose({
    blocks: [line(text)],
    buttons: seesRecord ? [recordButton(session, phrases)] : [],
    fallback: text,
  });
}
