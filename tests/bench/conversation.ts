import { encodeAction } from '../../dialogs/action.ts';
import type { Decision } from '../../dialogs/model/decision.ts';
import type { Address, Input } from '../../dialogs/model/inbound.ts';
import { type Person, person } from '../../dialogs/model/person.ts';
import type { Session } from '../../dialogs/model/session.ts';
import type { Transcript } from './contender.ts';
import { questions } from './script.ts';

/** How somebody answers: by typing, or by filling in the form that goes with the question. */
export type Manner = 'typed' | 'form';

export const institute = 'bench';

/** Monday 16 November 2026, 10:00 in Amsterdam, in ms since 1970. */
export const firstMoment = Date.UTC(2026, 10, 16, 9);

/** Time between two turns, in ms. */
export const betweenTurns = 30_000;

// Read once: what a schema costs is no part of a turn.
const anybody = person.parse({ schema: 1, id: 'p', institute, name: 'Aios Oost', role: 'trainee', addresses: [] });

/** Somebody who has nothing under way. */
export function newPerson(id: string): Person {
  return { ...anybody, id, addresses: [addressOf(id)] };
}

/** The web chat of a person in the bench. */
export function addressOf(person: string): Address {
  return { channel: 'web', id: person };
}

/** What starts the conversation. */
export const startInput: Input = {
  kind: 'act',
  action: encodeAction({ kind: 'start', dialog: 'bench', length: '15' }),
  values: {},
};

/** The answer to question `index` of a session. */
export function answerInput(manner: Manner, index: number, session: string): Input {
  const question = questions[index];
  if (question === undefined) throw new RangeError(`There is no question ${index}.`);
  if (manner === 'typed') return { kind: 'text', text: question.answer };
  const action = encodeAction({ kind: 'session', session, position: question.keep, verb: 'send' });
  return { kind: 'act', action, values: { tekst: question.answer } };
}

/** What was asked and kept, from all decisions of one conversation. */
export function transcriptOf(decisions: readonly Decision[]): Transcript {
  const said = decisions.flatMap((decision) => decision.said);
  const last: Session | undefined = decisions.at(-1)?.sessions[0];
  return {
    asked: said.filter(({ message }) => message.fields.length > 0).map(({ message }) => message.title ?? ''),
    kept: keptIn(last),
  };
}

/** What was kept as the answer to each question. */
export function keptIn(session: Session | undefined): string[] {
  return questions.map(({ keep }) => {
    const answer = session?.answers[keep]?.all;
    return answer?.kind === 'given' ? String(answer.fields[0]?.value) : '';
  });
}
