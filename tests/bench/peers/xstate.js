import { initialTransition, transition } from 'xstate';
import { playFor } from '../contender.ts';
import { questions, turnsPerConversation } from '../script.ts';
import { machine, reply, transcriptOf } from './xstate-machine.js';

// The pure way: state and event in, next state out, as our `decide` and as any bot whose conversations outlive its process.
function play() {
  const snapshots = new Map();
  const [first] = initialTransition(machine);
  snapshots.set('p1', first);
  const said = [reply(first)];
  for (const { answer } of questions) {
    const [next] = transition(machine, snapshots.get('p1'), { type: 'answer', text: answer });
    snapshots.set('p1', next);
    said.push(reply(next));
  }
  return { said, last: snapshots.get('p1') };
}

/** @type {import('../contender.ts').Contender} xstate 5 through its pure `transition`. */
export const contender = {
  transcript: () => transcriptOf(play()),
  round: (ms) => playFor(ms, turnsPerConversation, play),
};
