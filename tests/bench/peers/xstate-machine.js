import { assign, createMachine } from 'xstate';
import { questions } from '../script.ts';

/** The conversation as an xstate 5 machine: a state per question, the answers in the context. */
export const machine = createMachine({
  initial: questions[0]?.keep,
  context: { answers: {} },
  states: {
    ...Object.fromEntries(
      questions.map(({ keep }, index) => [
        keep,
        {
          on: {
            answer: {
              target: questions[index + 1]?.keep ?? 'end',
              actions: assign({ answers: ({ context, event }) => ({ ...context.answers, [keep]: event.text }) }),
            },
          },
        },
      ]),
    ),
    end: { type: 'final' },
  },
});

const asks = new Map(questions.map(({ keep, ask }) => [keep, ask]));

/** What is said after a transition. */
export function reply(snapshot) {
  return { text: snapshot.status === 'done' ? 'Klaar.' : asks.get(snapshot.value) };
}

/** What was asked and kept, from all that was said and the last snapshot. */
export function transcriptOf({ said, last }) {
  return {
    asked: said.slice(0, -1).map(({ text }) => text),
    kept: questions.map(({ keep }) => last.context.answers[keep]),
  };
}
