import { nextTalkParts } from './agenda/next-talk.ts';
import { agendaAtEnd } from './agenda/reached.ts';
import { type Context, reply } from './commands/context.ts';
import { say } from './content/phrases.ts';
import { leaving } from './leaving.ts';
import { takesTalk } from './ledger/asked-on.ts';
import { countTalk, withTold } from './ledger/take-place.ts';
import type { Decision, Forget, Said } from './model/decision.ts';
import type { Message } from './model/message.ts';
import type { Person } from './model/person.ts';
import type { Session } from './model/session.ts';
import { act } from './session/act.ts';
import { adapt } from './session/adapt.ts';
import { recordButton } from './session/closing.ts';
import { compose, line, plainMessage } from './session/compose.ts';
import { agreementsOf, returnDue } from './session/finish.ts';
import type { Move } from './session/moved.ts';
import { progress } from './session/progress.ts';
import { wordsBack } from './session/words-back.ts';
import { conversationFor, partOf, withPart } from './session/world.ts';

/** A participant's move in a conversation, with all that follows from it. */
export function converse(context: Context, id: string, move: Move): Partial<Decision> {
  const { world, state, person, language } = context;
  const { phrases } = language;
  const stored = state.sessions.get(id);
  if (stored === undefined || partOf(stored, person.id) === undefined) {
    const message = plainMessage(say(phrases, 'late.gone'));
    return { ...reply(context, message), again: wordsBack(world, null, person.id, move, message) };
  }
  if (stored.status !== 'running') {
    const message = endedMessage(context, stored);
    return { ...reply(context, message), again: wordsBack(world, stored, person.id, move, message) };
  }
  const conversation = conversationFor(world, stored, person.id);
  // One that the content no longer has was ended before this.
  if (conversation === undefined) return {};
  const before = withTold(context, adapt(stored, conversation));
  const awake = wakeUp(before, person.id, move);
  const result = act(world, awake, conversation, person.id, move);
  // The form goes back as it is: nothing changed, and what was written in it is stored nowhere.
  if (result.again !== null) return { again: result.again };
  const { session, said } = progress(world, before, result, {
    next: (ended, reader) => nextTalkParts(world, state, ended, reader, context.frequency),
    isTaken: (finished) => isTaken(context, finished),
  });
  if (session.status === 'running') {
    const [why] = result.session === awake ? result.notices.filter(({ to }) => to === person.id) : [];
    const again = why === undefined ? null : wordsBack(world, stored, person.id, move, why.message);
    return { sessions: [session], persons: focused(person, id), said, again };
  }
  const end = atEnd(context, session);
  return { sessions: [session], ...end, said: [...said, ...end.said] };
}

/** Does a requirement of the pair take what this conversation counts? */
function isTaken(context: Context, session: Session): boolean {
  const placement = context.state.placements.find(({ id }) => id === session.placement);
  const [entry] = countTalk(context, session).entries;
  return placement === undefined || entry === undefined || takesTalk(context, placement, entry);
}

/** Whoever taps or types in a conversation that they put away takes it up again. */
function wakeUp(session: Session, person: string, move: Move): Session {
  const part = partOf(session, person);
  const stays = move.kind === 'verb' && (move.verb === 'pause' || move.verb.startsWith('stop'));
  return part?.paused === true && !stays ? withPart(session, person, { paused: false }) : session;
}

/** Typed words go to the conversation that somebody last touched. */
function focused(person: Person, id: string): Person[] {
  return person.sessions[0] === id
    ? []
    : [{ ...person, sessions: [id, ...person.sessions.filter((other) => other !== id)] }];
}

/** What follows from the end, and what is asked after the record of it. */
function atEnd(context: Context, session: Session): Partial<Decision> & { said: Said[] } {
  const { world, state, frequency } = context;
  const persons = session.parts
    .flatMap((part) => state.people.get(part.person) ?? [])
    .map((person) => leaving(person, session));
  const agreements = agreementsOf(world, session);
  const zone = state.people.get(session.parts[0]?.person ?? '')?.zone ?? 'Europe/Amsterdam';
  const dues =
    session.status === 'discarded' ? [] : agreements.map((agreement) => returnDue(session, agreement, world.now, zone));
  const placements = state.placements.filter((placement) => placement.id === session.placement);
  const ends = placements.map((placement) => agendaAtEnd(world, placement, session, frequency));
  const counted = countTalk(context, session);
  return {
    persons,
    dues: [...dues, ...ends.flatMap((end) => end.dues)],
    placements: ends.map(({ placement }) => ({
      ...placement,
      agreements: [...placement.agreements, ...agreements],
    })),
    entries: counted.entries,
    said: [...counted.said, ...ends.flatMap((end) => end.said)],
    forgets: thrownAway(session),
  };
}

/** What somebody threw away stands in no earlier message, to nobody: the others may have been shown it as well. */
function thrownAway({ id, institute, status, stoppedBy, parts }: Session): Forget[] {
  if (status !== 'discarded' && stoppedBy?.kept !== false) return [];
  const among = parts.map(({ person }) => person);
  return [{ institute, signals: [], to: [], among, sessions: [id], texts: [], by: [] }];
}

function endedMessage(context: Context, session: Session): Message {
  const text = say(context.language.phrases, 'late.ended', { title: session.title });
  return compose({ blocks: [line(text)], buttons: [recordButton(session, context.language.phrases)], fallback: text });
}
