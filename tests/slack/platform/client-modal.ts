import { checkView } from './check-sent.ts';
import { incomplete } from './fill.ts';
import { viewClosed, viewSubmission } from './interactions.ts';
import { controlsOf, labelOf, optionsOf, readable } from './see.ts';
import { type Body, bodyOf, isBody, wordsOf } from './shape.ts';
import { stateOf } from './state.ts';
import { blocksOf, changeView, dropModals, newView, pushModal, topModal } from './views.ts';
import type { Answer, Member, View, World } from './world.ts';

/** One question of a form as somebody sees it. `error` is what stands in red below it. */
export type Field = {
  label: string;
  hint: string;
  value: Body;
  optional: boolean;
  error: string | null;
  choices: string[];
};

/** The modal on top as somebody sees it. `depth` counts from 1. */
export type Modal = {
  title: string;
  text: string;
  submit: string | null;
  fields: Field[];
  buttons: string[];
  depth: number;
  view: View;
};

/** What pressing submit did. `incomplete`: Slack kept it here, the app heard nothing. */
export type Submitted =
  | { kind: 'closed' | 'cleared' | 'updated' | 'pushed' }
  | { kind: 'errors' | 'incomplete'; errors: Record<string, string> }
  | { kind: 'trouble'; answer: Answer };

const deepest = 3;

/** The modal somebody has before them, or null. */
export function modalOf(world: World, userId: string): Modal | null {
  const view = topModal(world, userId);
  if (view === null) return null;
  return {
    title: labelOf(view.content.title),
    text: readable({ blocks: blocksOf(view) }),
    submit: isBody(view.content.submit) ? labelOf(view.content.submit) : null,
    fields: fieldsOf(view).map(({ field }) => field),
    buttons: controlsOf(blocksOf(view)).map(({ label }) => label),
    depth: world.stacks.get(userId)?.length ?? 0,
    view,
  };
}

/** The questions of a view, with their blocks. */
export function fieldsOf(view: View): { block: Body; field: Field }[] {
  const values = stateOf(blocksOf(view), view.kept);
  return blocksOf(view)
    .filter(({ type }) => type === 'input')
    .map((block) => {
      const element = bodyOf(block.element);
      const value = values[wordsOf(block.block_id)]?.[wordsOf(element.action_id)] ?? {};
      const error = view.errors[wordsOf(block.block_id)] ?? null;
      const choices = optionsOf(element).map((option) => labelOf(option.text));
      return {
        block,
        field: {
          label: labelOf(block.label),
          hint: labelOf(block.hint),
          value,
          optional: block.optional === true,
          error,
          choices,
        },
      };
    });
}

/** Presses submit and does what the app answers, as Slack does. */
export async function submit(world: World, member: Member): Promise<Submitted> {
  const view = topModal(world, member.id);
  if (view === null || !isBody(view.content.submit)) throw new Error('there is nothing to submit');
  view.errors = {};
  const kept = fieldsOf(view).flatMap(({ block, field }): [string, string][] => {
    const why = incomplete(block, field.value);
    return why === null ? [] : [[field.label, why]];
  });
  if (kept.length > 0) return { kind: 'incomplete', errors: Object.fromEntries(kept) };
  const answer = await world.send('interactive', viewSubmission(world, member, view));
  const done = answer.failure === null ? follow(world, view, answer.body) : null;
  if (done === null)
    world.troubles.push({
      user: member.id,
      what: `submitting failed: ${answer.failure ?? 'an answer that Slack does not know'}`,
    });
  world.changed();
  return done ?? { kind: 'trouble', answer };
}

/** Presses cancel, or the cross, which takes the whole pile along. */
export async function close(world: World, member: Member, cross: boolean): Promise<Answer | null> {
  const view = topModal(world, member.id);
  if (view === null) throw new Error('there is nothing to close');
  const all = cross || view.content.clear_on_close === true;
  const payload = viewClosed(world, member, view, all);
  dropModals(world, member.id, all);
  return view.content.notify_on_close === true ? world.send('interactive', payload) : null;
}

/** Null for an answer that Slack shows as an error; an empty one closes the modal. */
function follow(world: World, view: View, body: unknown): Submitted | null {
  if (body === '' || body === null) {
    dropModals(world, view.userId, false);
    return { kind: 'closed' };
  }
  const reply = bodyOf(body);
  if (reply.response_action === 'clear') {
    dropModals(world, view.userId, true);
    return { kind: 'cleared' };
  }
  if (reply.response_action === 'errors') return showErrors(world, view, reply);
  if (reply.response_action !== 'update' && reply.response_action !== 'push')
    return wrong(world, reply, ['unknown response_action']);
  const refusal = checkView(reply.view, 'modal');
  if (refusal !== null) return wrong(world, reply, refusal.messages);
  if (reply.response_action === 'update') {
    changeView(world, view, bodyOf(reply.view));
    return { kind: 'updated' };
  }
  if ((world.stacks.get(view.userId)?.length ?? 0) >= deepest) return wrong(world, reply, ['push_limit_reached']);
  pushModal(world, newView(world, view.userId, bodyOf(reply.view), view));
  return { kind: 'pushed' };
}

function showErrors(world: World, view: View, reply: Body): Submitted | null {
  const errors = Object.entries(bodyOf(reply.errors)).map(([id, words]): [string, string] => [id, wordsOf(words)]);
  const inputs = new Set(fieldsOf(view).map(({ block }) => wordsOf(block.block_id)));
  const strange = errors
    .filter(([id, words]) => !inputs.has(id) || words === '')
    .map(([id]) => `no input with block_id ${id}`);
  if (errors.length === 0 || strange.length > 0)
    return wrong(world, reply, errors.length === 0 ? ['no errors'] : strange);
  view.errors = Object.fromEntries(errors);
  return { kind: 'errors', errors: view.errors };
}

function wrong(world: World, sent: Body, messages: string[]): null {
  world.wrong.push({ method: 'view_submission', error: 'invalid_response_action', messages, sent });
  return null;
}
