import { createActor } from 'xstate';
import { playFor } from '../contender.ts';
import { questions, turnsPerConversation } from '../script.ts';
import { machine, reply, transcriptOf } from './xstate-machine.js';

// A live actor keeps its place in the process and in nothing that could be stored: faster, and no way to run a bot.
function play() {
  const actor = createActor(machine).start();
  const said = [reply(actor.getSnapshot())];
  for (const { answer } of questions) {
    actor.send({ type: 'answer', text: answer });
    said.push(reply(actor.getSnapshot()));
  }
  return { said, last: actor.getSnapshot() };
}

/** @type {import('../contender.ts').Contender} xstate 5 as one live actor per conversation. */
export const contender = {
  transcript: () => transcriptOf(play()),
  round: (ms) => playFor(ms, turnsPerConversation, play),
};
