import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Part, Session } from '../model/session.ts';
import { button, compose, line } from './compose.ts';
import { finish } from './finish.ts';
import type { Moved } from './moved.ts';
import { type Position, positionsOf, slotOf, standingOf } from './positions.ts';
import { record } from './record.ts';
import { writtenBlocks } from './shown.ts';
import { closedView, signFor, viewFor } from './view.ts';
import { conversationFor, languageFor, nameOf, type World } from './world.ts';

/** Longest gap between two events that counts as working on the conversation, in ms. */
const longestGap = 10 * 60_000;

/**
 * Brings everybody up to date after a move: time worked, steps reached, the end, and for each participant whose
 * question changed the old message closed and the new one said.
 */
export function progress(
  world: World,
  before: Session,
  { session: after, notices }: Moved,
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
    if (session.status !== 'running' && before.status === 'running')
      for (const message of endOf(world, session, part)) say(message, null);
    parts.push(sent === part.sent && open === part.open ? part : { ...part, sent, open });
  }
  return { session: { ...session, parts }, said };
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

/** What stays of a question once it is no longer to be answered: what it was, and what came of it. */
function closedMessage(world: World, before: Session, after: Session, part: Part): Message | null {
  const conversation = conversationFor(world, before, part.person);
  const then = before.parts.find((candidate) => candidate.person === part.person);
  if (conversation === undefined || then === undefined || then.open === null) return null;
  const view = closedView(world, before, conversation, then);
  if (view === null) return null;
  const { phrases } = languageFor(world, part.person);
  const positions = positionsOf(before, conversation);
  const standing = standingOf(before, positions, then);
  const isShow = standing.kind === 'ask' && standing.position.step.kind === 'show';
  // What was shown stays to be read again; what stood above a question as its occasion has had its time.
  const kept = view.blocks.filter(
    ({ kind }) => kind === 'columns' || (kind === 'written' && (isShow || standing.kind === 'watch')),
  );
  if (standing.kind !== 'ask' && kept.length === 0)
    return compose({
      context: view.context,
      blocks: [line(view.title ?? view.fallback, 'quiet')],
      fallback: view.fallback,
    });
  const outcome =
    standing.kind === 'ask' ? outcomeOf(world, after, standing.position, part) : { line: null, blocks: [] };
  const status = part.paused ? say(phrases, 'closed.paused') : outcome.line;
  return compose({
    context: view.context,
    title: view.title,
    blocks: [...kept, ...outcome.blocks, ...(status === null ? [] : [line(status, 'good')])],
    fallback: view.fallback,
  });
}

function outcomeOf(
  world: World,
  session: Session,
  position: Position,
  part: Part,
): { line: string | null; blocks: Message['blocks'] } {
  const { phrases } = languageFor(world, part.person);
  const answer = session.answers[position.key]?.[slotOf(position, part)];
  if (answer === undefined) return { line: null, blocks: [] };
  if (answer.kind === 'skipped') return { line: say(phrases, 'closed.skipped'), blocks: [] };
  if (answer.kind === 'passed')
    return { line: position.step.kind === 'show' ? null : say(phrases, 'closed.passed'), blocks: [] };
  const blocks = writtenBlocks(world, answer);
  return {
    line:
      answer.by === part.person
        ? say(phrases, 'closed.kept')
        : say(phrases, 'closed.by', { other: nameOf(world, answer.by) }),
    blocks,
  };
}

/** What a participant reads at the end: the record, or that the other stopped. */
function endOf(world: World, session: Session, part: Part): Message[] {
  const { phrases } = languageFor(world, part.person);
  if (session.status === 'finished') return [record(world, session, part.person)];
  const stopped = session.stoppedBy;
  if (stopped === null) return [];
  const own = stopped.person === part.person;
  const text = own
    ? say(phrases, stopped.kept ? 'stop.kept' : 'stop.discarded', { title: session.title })
    : say(phrases, session.status === 'discarded' ? 'stop.by-other-empty' : 'stop.by-other', {
        other: nameOf(world, stopped.person),
        title: session.title,
      });
  const seesRecord = session.status !== 'discarded' && (!own || stopped.kept);
  const buttons = seesRecord
    ? [button(encodeAction({ kind: 'record', session: session.id }), say(phrases, 'record.open'))]
    : [];
  return [compose({ blocks: [line(text)], buttons, fallback: text })];
}
