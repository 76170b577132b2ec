import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { playFor } from '../contender.ts';
import { questions, turnsPerConversation } from '../script.ts';

const storage = new MemoryStorage();
const conversationState = new ConversationState(storage);
const dialogs = new DialogSet(conversationState.createProperty('dialogs'));
const kept = new Map();

for (const { keep } of questions) dialogs.add(new TextPrompt(keep));
dialogs.add(
  new WaterfallDialog('ten', [
    ...questions.map(({ keep, ask }, index) => async (step) => {
      keepAnswer(step, index - 1);
      return await step.prompt(keep, ask);
    }),
    async (step) => {
      keepAnswer(step, questions.length - 1);
      await step.context.sendActivity('Klaar.');
      return await step.endDialog(step.values);
    },
  ]),
);

function keepAnswer(step, index) {
  const question = questions[index];
  if (question !== undefined) step.values[question.keep] = step.result;
}

async function logic(context) {
  const dialogContext = await dialogs.createContext(context);
  const result = await dialogContext.continueDialog();
  if (result.status === DialogTurnStatus.empty) await dialogContext.beginDialog('ten');
  if (result.status === DialogTurnStatus.complete) kept.set(context.activity.conversation.id, result.result);
  await conversationState.saveChanges(context, false);
}

let conversations = 0;

async function play() {
  const id = `c${conversations++}`;
  const adapter = new TestAdapter(logic, { conversation: { id, isGroup: false } });
  await adapter.receiveActivity('start');
  for (const { answer } of questions) await adapter.receiveActivity(answer);
  const answers = kept.get(id);
  // What was said and stored is let go of, so that memory does not grow with the length of a run.
  const said = adapter.activeQueue;
  kept.delete(id);
  await storage.delete([`test/conversations/${id}/`]);
  return { said, answers };
}

/** @type {import('../contender.ts').Contender} botbuilder-dialogs: a waterfall of ten text prompts, state in MemoryStorage. */
export const contender = {
  transcript: async () => {
    const { said, answers } = await play();
    return { asked: said.slice(0, -1).map(({ text }) => text), kept: questions.map(({ keep }) => answers[keep]) };
  },
  round: (ms) => playFor(ms, turnsPerConversation, play),
};
