import { type Body, bodyOf } from './shape.ts';
import { stateOf, withIds } from './state.ts';
import { installOf, type View, type World } from './world.ts';

/** Shows a new view; for a modal `over` is the one it comes on top of. */
export function newView(world: World, userId: string, content: Body, over: View | null): View {
  const id = world.id('V');
  const teamId = world.members.get(userId)?.teamId ?? '';
  const view: View = {
    ...{
      id,
      userId,
      teamId,
      type: content.type === 'home' ? 'home' : 'modal',
      kept: {},
      errors: {},
      hash: hashOf(world),
    },
    ...{ rootId: over?.rootId ?? id, previousId: over?.id ?? null },
    content: { ...content, blocks: withIds(content.blocks) },
  };
  world.views.set(id, view);
  return view;
}

/** Puts other content in a view; what was filled in stays where block and action id stay. */
export function changeView(world: World, view: View, content: Body): void {
  const blocks = withIds(content.blocks);
  view.kept = stateOf(blocks, stateOf(blocksOf(view), view.kept));
  view.content = { ...content, blocks };
  view.errors = {};
  view.hash = hashOf(world);
}

/** The view as it goes over the wire. */
export function viewOut(world: World, view: View, withState = true): Body {
  const { content } = view;
  const install = installOf(world, view.teamId);
  return {
    id: view.id,
    team_id: install?.teamId ?? view.teamId,
    type: view.type,
    blocks: blocksOf(view),
    private_metadata: content.private_metadata ?? '',
    callback_id: content.callback_id ?? '',
    state: { values: withState ? stateOf(blocksOf(view), view.kept) : {} },
    hash: view.hash,
    title: content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    close: content.close ?? null,
    submit: content.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: content.external_id ?? '',
    app_installed_team_id: install?.teamId ?? install?.enterpriseId ?? view.teamId,
    bot_id: install?.botId ?? '',
  };
}

/** The blocks of a view, with their ids. */
export const blocksOf = (view: View): Body[] => withIds(bodyOf(view.content).blocks);

/** The modal on top for this person, or null. */
export function topModal(world: World, userId: string): View | null {
  return world.views.get(world.stacks.get(userId)?.at(-1) ?? '') ?? null;
}

/** Puts a modal on the pile of its person. */
export function pushModal(world: World, view: View): void {
  world.stacks.set(view.userId, [...(world.stacks.get(view.userId) ?? []), view.id]);
  world.changed();
}

/** Takes modals off the pile of a person: the top one, or all. */
export function dropModals(world: World, userId: string, all: boolean): void {
  const stack = world.stacks.get(userId) ?? [];
  const gone = all ? stack : stack.slice(-1);
  world.stacks.set(userId, all ? [] : stack.slice(0, -1));
  for (const id of gone) world.views.delete(id);
  world.changed();
}

const hashOf = (world: World) => `${Math.floor(world.now() / 1000)}.${world.id('h')}`;
