import { type Filled, valueFor } from './fill.ts';
import { blockActions, type Surface, surfaceBlocks } from './interactions.ts';
import { labelOf } from './see.ts';
import { type Body, bodyOf, wordsOf } from './shape.ts';
import { put, stateOf } from './state.ts';
import type { Answer, Member, World } from './world.ts';

/** Fills in questions by their label; answers the blocks of those that tell the app at once. Throws with the questions there are. */
export function fillIn(surface: Surface, answers: Record<string, Filled>): Body[] {
  const kept = surface.on === 'view' ? surface.view.kept : surface.kept;
  const questions = surfaceBlocks(surface).filter(({ type }) => type === 'input');
  return Object.entries(answers).flatMap(([label, filled]) => {
    const block = questions.find((one) => labelOf(one.label) === label);
    if (block === undefined)
      throw new Error(`no question "${label}", only: ${questions.map((one) => labelOf(one.label)).join(', ')}`);
    const element = bodyOf(block.element);
    put(kept, block, element, valueFor(element, filled));
    return tells(block) ? [block] : [];
  });
}

/** Tells the app what is now in a question with `dispatch_action`. */
export function report(world: World, member: Member, surface: Surface, block: Body): Promise<Answer> {
  const kept = surface.on === 'view' ? surface.view.kept : surface.kept;
  const { action_id } = bodyOf(block.element);
  const value = stateOf([block], kept)[wordsOf(block.block_id)]?.[wordsOf(action_id)];
  const action = { action_id, block_id: block.block_id, ...value };
  return world.send('interactive', blockActions(world, member, surface, action));
}

/** A choice tells at once; typed text only when it asked for every character (else on enter, which a person may not press). */
function tells(block: Body): boolean {
  if (block.dispatch_action !== true) return false;
  const element = bodyOf(block.element);
  if (!/_input$/.test(wordsOf(element.type))) return true;
  const on = bodyOf(element.dispatch_action_config).trigger_actions_on;
  return Array.isArray(on) && on.includes('on_character_entered');
}
