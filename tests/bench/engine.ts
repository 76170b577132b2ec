import { decide } from '../../dialogs/decide.ts';
import type { Decision, State } from '../../dialogs/model/decision.ts';
import type { Input } from '../../dialogs/model/inbound.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Session } from '../../dialogs/model/session.ts';
import { type Contender, playFor } from './contender.ts';
import { benchContent } from './content.ts';
import {
  addressOf,
  answerInput,
  betweenTurns,
  firstMoment,
  type Manner,
  newPerson,
  startInput,
  transcriptOf,
} from './conversation.ts';
import { questions, turnsPerConversation } from './script.ts';

/** Our engine by itself: each turn is decided, its messages composed, and the documents kept in a map. */
export function engine(manner: Manner): Contender {
  const content = benchContent();
  let ids = 0;
  const newId = () => `g${(ids++).toString(36)}`;

  function play(): Decision[] {
    const decisions: Decision[] = [];
    const people = new Map<string, Person>([['p1', newPerson('p1')]]);
    const sessions = new Map<string, Session>();
    let now = firstMoment;

    function turn(input: Input): Decision {
      const state: State = {
        person: people.get('p1') ?? null,
        people,
        placements: [],
        sessions,
        entries: [],
        frequency: new Map(),
        signals: [],
      };
      const decision = decide(state, { id: newId(), from: addressOf('p1'), input }, { content, now, newId });
      for (const person of decision.persons) people.set(person.id, person);
      for (const session of decision.sessions) sessions.set(session.id, session);
      decisions.push(decision);
      now += betweenTurns;
      return decision;
    }

    const session = turn(startInput).sessions[0]?.id ?? '';
    for (let index = 0; index < questions.length; index += 1) turn(answerInput(manner, index, session));
    return decisions;
  }

  return { transcript: () => transcriptOf(play()), round: (ms) => playFor(ms, turnsPerConversation, play) };
}
