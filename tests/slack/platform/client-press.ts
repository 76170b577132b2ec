import { blockActions, type Surface, surfaceBlocks } from './interactions.ts';
import { type Control, controlsOf } from './see.ts';
import { type Body, bodiesOf, wordsOf } from './shape.ts';
import { put, stateOf } from './state.ts';
import type { Answer, Member, World } from './world.ts';

/** The newest of these surfaces with something of this label on it. Throws with what can be pressed when there is none. */
export function findControl(surfaces: Surface[], label: string): { surface: Surface; control: Control } {
  for (const surface of surfaces) {
    const control = controlsOf(surfaceBlocks(surface)).find((one) => one.label === label);
    if (control !== undefined) return { surface, control };
  }
  const there = surfaces.flatMap((surface) => controlsOf(surfaceBlocks(surface)).map((one) => one.label));
  throw new Error(`nothing to press called "${label}", only: ${[...new Set(there)].join(' | ')}`);
}

/** Presses a button or chooses an option and sends it to the app; a warning sign when the app does not take it. */
export async function press(world: World, member: Member, surface: Surface, control: Control): Promise<Answer> {
  const payload = blockActions(world, member, surface, actionOf(surface, control));
  const answer = await world.send('interactive', payload);
  if (answer.failure !== null)
    world.troubles.push({ user: member.id, what: `pressing "${control.label}" failed: ${answer.failure}` });
  world.changed();
  return answer;
}

function actionOf(surface: Surface, { block, element, option }: Control): Body {
  const { type, action_id } = element;
  const base: Body = { type, action_id, block_id: block.block_id };
  if (option === null) {
    const { text, value, url, style } = element;
    return {
      ...base,
      text,
      ...(value !== undefined && { value }),
      ...(url !== undefined && { url }),
      ...(style !== undefined && { style }),
    };
  }
  if (type === 'overflow') return { ...base, selected_option: option };
  const value =
    type === 'checkboxes' || type === 'multi_static_select'
      ? toggled(surface, block, element, option)
      : { selected_option: option };
  const kept = surface.on === 'view' ? surface.view.kept : surface.kept;
  put(kept, block, element, { type, ...value });
  return { ...base, ...value };
}

function toggled(surface: Surface, block: Body, element: Body, option: Body): Body {
  const kept = surface.on === 'view' ? surface.view.kept : surface.kept;
  const now = stateOf(surfaceBlocks(surface), kept)[wordsOf(block.block_id)]?.[wordsOf(element.action_id)];
  const before = bodiesOf(now?.selected_options);
  const without = before.filter(({ value }) => value !== option.value);
  return { selected_options: without.length < before.length ? without : [...before, option] };
}
