import type { Conversation } from '../../dialogs/content/conversation.ts';
import { decide } from '../../dialogs/decide.ts';
import { bareState } from '../../dialogs/model/decision.ts';
import type { Session } from '../../dialogs/model/session.ts';
import { act } from '../../dialogs/session/act.ts';
import type { Move } from '../../dialogs/session/moved.ts';
import { positionsOf, standingOf } from '../../dialogs/session/positions.ts';
import { askedAt, forRole } from '../../dialogs/session/question.ts';
import { conversationFor, partOf, type World } from '../../dialogs/session/world.ts';
import { type Contender, playFor, type Transcript } from './contender.ts';
import { benchContent } from './content.ts';
import { addressOf, betweenTurns, firstMoment, keptIn, type Manner, newPerson, startInput } from './conversation.ts';
import { questions } from './script.ts';

/**
 * The pure transition by itself: words in, next session and next question out, as the peers do it. The words are
 * cleaned, read and checked for patient data as ever; no message is composed. Starting is done once and not counted.
 */
export function advance(manner: Manner): Contender {
  const content = benchContent();
  const person = newPerson('p1');
  const people = new Map([['p1', person]]);
  const begun = begin();
  const conversation = conversationOf(begun);
  const moves = questions.map((question): Move => moveOf(manner, question));

  function worldAt(now: number): World {
    return { content, now, people };
  }

  function conversationOf(session: Session): Conversation {
    const found = conversationFor(worldAt(firstMoment), session, 'p1');
    if (found === undefined) throw new Error('There is no such conversation.');
    return found;
  }

  function begin(): Session {
    const inbound = { id: 'g0', from: addressOf('p1'), input: startInput };
    const session = decide(bareState(person), inbound, { content, now: firstMoment, newId: () => 'g1' }).sessions[0];
    if (session === undefined) throw new Error('The conversation did not start.');
    // Messages are not part of this: nobody has one before them.
    return { ...session, parts: session.parts.map((part) => ({ ...part, open: null })) };
  }

  /** The question that is open now, in the words of whoever has to answer it. */
  function asked(session: Session): string | null {
    const part = partOf(session, 'p1');
    if (part === undefined) return null;
    const standing = standingOf(session, positionsOf(session, conversation), part);
    return standing.kind === 'done' ? null : forRole(askedAt(standing.position).ask, part);
  }

  function play(): { last: Session; said: (string | null)[] } {
    const sessions = new Map([['p1', begun]]);
    const said = [asked(begun)];
    let now = firstMoment;
    for (const move of moves) {
      now += betweenTurns;
      const before = sessions.get('p1') ?? begun;
      const { session } = act(worldAt(now), before, conversation, 'p1', move);
      sessions.set('p1', session);
      said.push(asked(session));
    }
    return { last: sessions.get('p1') ?? begun, said };
  }

  return {
    transcript: (): Transcript => {
      const { last, said } = play();
      return { asked: said.filter((question) => question !== null), kept: keptIn(last) };
    },
    round: (ms) => playFor(ms, questions.length, play),
  };
}

function moveOf(manner: Manner, { keep, answer }: { keep: string; answer: string }): Move {
  return manner === 'typed'
    ? { kind: 'text', text: answer }
    : { kind: 'verb', position: keep, verb: 'send', values: { tekst: answer } };
}
