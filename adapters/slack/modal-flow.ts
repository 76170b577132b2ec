import type { Message } from '../../dialogs/model/message.ts';
import type { Reply } from '../channel.ts';
import { isToRead } from '../to-read.ts';
import { codeIn, isLateTrigger, troubleOf } from './errors.ts';
import { lateNote, lineNote, noteView, takeOverView } from './own-views.ts';
import { FIELD_OF_QUESTION } from './read.ts';
import { renderModal, renderReading } from './render.ts';
import type { GivenBack } from './replies.ts';
import { answerInTime, lookOf, messageOf, type Scene, type Stage, showNote, showReply } from './scene.ts';
import type { Deed, Values } from './seen.ts';
import { fieldBlock, HOME_KEY } from './wire.ts';

type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>;
type View = Parameters<Scene['workspace']['client']['views']['open']>[0]['view'];

/** Opens the form of a message, with the words that were in it before. */
export async function openForm(scene: Scene, stage: Stage, { id, trigger, button }: Of<'pressed'>): Promise<void> {
  const { key } = button;
  const found = key === HOME_KEY ? await ownPage(scene, id) : await messageOf(scene, stage, key);
  if (found === null || found.message.fields.length === 0)
    return showNote(scene, stage, lineNote(stage.texts.form.gone));
  const { message, channel } = found;
  const view = renderModal(stage.drafts.fill(scene.address.id, key, message), lookOf(stage, key, channel));
  await open(scene, stage, trigger, view, key);
}

/** Opens the form that makes a message into a learning question. */
export async function openTakeOver(scene: Scene, stage: Stage, { trigger, text, key }: Of<'took-over'>): Promise<void> {
  // After a refusal it was another form, with one field of another name.
  const [draft] = Object.values(stage.drafts.read(scene.address.id, key)).filter((value) => value !== '');
  await open(scene, stage, trigger, takeOverView(stage.texts, draft ?? text, key), null);
}

/** Shows what the turn says back to a button or command: a form, or what somebody wrote, in a window; anything else to them alone, with `key` on its buttons. */
export async function openReply(
  scene: Scene,
  stage: Stage,
  { trigger, key }: { trigger: string; key: string },
  message: Message,
): Promise<void> {
  const { address, channel } = scene;
  const reading = isToRead(message) ? renderReading(message, lookOf(stage, key, channel)) : null;
  if (reading !== null && (await notOpened(scene, stage, trigger, reading)) === null) return;
  if (message.fields.length === 0) return showReply(scene, stage, message, key);
  const own = stage.replies.keep(address.id, { message, channel });
  await open(scene, stage, trigger, renderModal(message, lookOf(stage, own, channel)), own);
}

/** A button in a form: the window shows how it ended, because Slack lets only a submit close it. */
export async function updateForm(scene: Scene, stage: Stage, view: string, reply: Reply, key: string): Promise<void> {
  const next =
    reply.kind === 'again'
      ? renderModal(reply.message, lookOf(stage, key, scene.channel))
      : noteView(stage.texts, stage.texts.form.done);
  await update(scene, stage, view, next);
}

/** Hands in a form: it closes, shows what is wrong at its fields, or is shown anew. */
export async function submitForm(scene: Scene, stage: Stage, deed: Of<'submitted'>): Promise<void> {
  const { id, values, view } = deed;
  const { key, action } = deed.mark;
  const person = scene.address.id;
  // A form without an action has nothing to hand in.
  if (action === null) return scene.ack({ response_action: 'clear' });
  stage.drafts.keep(person, key, values);
  const handed = scene.hand(id, { kind: 'act', action, values }).then((reply) => {
    settled(scene, stage, key, reply);
    return reply;
  });
  await answerForm(scene, stage, handed, { view, values, key });
}

/** What was typed is forgotten once it is handed in, and the form itself unless something is said back in its place. */
export function settled({ address }: Scene, { drafts, replies }: Stage, key: string, reply: Reply): void {
  if (reply.kind === 'done' || reply.message.fields.length === 0) drafts.forget(address.id, key);
  if (reply.kind === 'done') replies.forget(key);
}

/** Hands in a question that was made of a message, as if it was typed. */
export async function submitQuestion(scene: Scene, stage: Stage, { id, key, text, view }: Of<'asked'>): Promise<void> {
  const question = text.replace(/\s+/g, ' ').trim();
  const { commands, toAgenda } = stage.texts;
  if (question === '')
    return scene.ack({ response_action: 'errors', errors: { [fieldBlock(FIELD_OF_QUESTION)]: toAgenda.empty } });
  stage.drafts.keep(scene.address.id, key, { [FIELD_OF_QUESTION]: text });
  const handed = scene.hand(id, { kind: 'text', text: `${commands.question} ${question}` }).then((reply) => {
    settled(scene, stage, key, reply);
    return reply;
  });
  await answerForm(scene, stage, handed, { view, values: {}, key });
}

type Sent = { view: string; values: Values; key: string };

async function answerForm(scene: Scene, stage: Stage, handed: Promise<Reply>, { view, values, key }: Sent) {
  const { texts } = stage;
  const look = lookOf(stage, key, scene.channel);
  await answerInTime(handed, scene.patience, {
    late: () => scene.ack({ response_action: 'update', view: noteView(texts, texts.form.waiting) }),
    inTime: async (reply) => {
      if (reply.kind === 'done') return scene.ack({ response_action: 'clear' });
      const before = key === '' ? null : await messageOf(scene, stage, key);
      const errors = before === null ? null : errorsAtFields(before.message, reply.message, values);
      if (errors !== null) return scene.ack({ response_action: 'errors', errors });
      await scene.ack({ response_action: 'update', view: renderModal(reply.message, look) });
    },
    after: (reply) =>
      reply === null
        ? update(scene, stage, view, noteView(texts, texts.form.failed))
        : updateForm(scene, stage, view, reply, key),
  });
}

/** What is wrong by block, when that is all there is to say: the form itself and what stands around it did not change. */
function errorsAtFields(before: Message, after: Message, values: Values): Record<string, string> | null {
  if (shape(before) !== shape(after)) return null;
  const wrong = after.fields.filter(({ error }) => error !== undefined);
  if (wrong.length === 0 || !wrong.every(({ id }) => id in values)) return null;
  return Object.fromEntries(wrong.map(({ id, error }) => [fieldBlock(id), error ?? '']));
}

function shape({ title, context, blocks, buttons, fields }: Message): string {
  const parts = fields.map(({ value: _value, error: _error, ...rest }) => rest);
  return JSON.stringify([title, context, blocks, buttons, parts]);
}

/** Somebody's own page as it is now; its forms are not kept anywhere. */
async function ownPage(scene: Scene, id: string): Promise<GivenBack | null> {
  const reply = await scene.hand(`${id}:page`, { kind: 'home' });
  return reply.kind === 'again' ? { message: reply.message, channel: null } : null;
}

async function open(scene: Scene, stage: Stage, trigger: string, view: View, key: string | null): Promise<void> {
  const { form } = stage.texts;
  const fault = await notOpened(scene, stage, trigger, view);
  if (fault === null) return;
  // By the time that Slack would take it again its permission is over: a button asks for a new one.
  const late = isLateTrigger(fault) || troubleOf(fault).kind !== 'refused';
  await showNote(
    scene,
    stage,
    late && key !== null ? lateNote(stage.texts, key) : lineNote(late ? form.late : form.failed),
  );
}

/** Opens a window; what was wrong, or null. */
async function notOpened({ workspace }: Scene, { log }: Stage, trigger: string, view: View): Promise<unknown> {
  try {
    await workspace.client.views.open({ trigger_id: trigger, view });
    return null;
  } catch (fault) {
    log('slack form not opened', { code: codeIn(fault) });
    return fault;
  }
}

async function update(scene: Scene, stage: Stage, view: string, next: View): Promise<void> {
  // Somebody who closed the window meanwhile has nothing to look at: Slack refuses it.
  await stage.patiently.call(`view ${view}`, 'slack form not updated', () =>
    scene.workspace.client.views.update({ view_id: view, view: next }),
  );
}
