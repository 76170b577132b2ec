import { checkView } from './check-sent.ts';
import { type Ask, type Method, no, refused } from './method.ts';
import { type Body, bodyOf, wordsOf } from './shape.ts';
import { changeView, dropModals, newView, pushModal, topModal, viewOut } from './views.ts';
import { covers, type View } from './world.ts';

/** A trigger lives three seconds; modals go three deep. */
const triggerMs = 3000;
const deepest = 3;

/** Modals and home views. */
export const views: Readonly<Record<string, Method>> = {
  'views.open': {
    scopes: ['*'],
    run: (ask) => {
      const refusal = checkView(ask.args.view, 'modal');
      if (refusal !== null) return refused(ask, 'views.open', refusal);
      const trigger = useTrigger(ask);
      if (trigger.kind === 'bad') return trigger.answer;
      if (taken(ask, null)) return no('duplicate_external_id');
      dropModals(ask.world, trigger.userId, true);
      return shown(ask, newView(ask.world, trigger.userId, bodyOf(ask.args.view), null));
    },
  },
  'views.push': {
    scopes: ['*'],
    run: (ask) => {
      const refusal = checkView(ask.args.view, 'modal');
      if (refusal !== null) return refused(ask, 'views.push', refusal);
      const trigger = useTrigger(ask);
      if (trigger.kind === 'bad') return trigger.answer;
      const top = topModal(ask.world, trigger.userId);
      if (top === null || trigger.viewId === null) return no('not_found');
      if (taken(ask, null)) return no('duplicate_external_id');
      if ((ask.world.stacks.get(trigger.userId)?.length ?? 0) >= deepest) return no('push_limit_reached');
      return shown(ask, newView(ask.world, trigger.userId, bodyOf(ask.args.view), top));
    },
  },
  'views.update': {
    scopes: ['*'],
    run: (ask) => {
      const { view_id, external_id, hash, view } = ask.args;
      const found = [...ask.world.views.values()].find((one) =>
        view_id === undefined
          ? external_id !== undefined && one.content.external_id === external_id
          : one.id === view_id,
      );
      if (found === undefined || !covers(ask.world, ask.install, found.teamId)) return no('not_found');
      const refusal = checkView(view, found.type);
      if (refusal !== null) return refused(ask, 'views.update', refusal);
      if (hash !== undefined && hash !== found.hash) return no('hash_conflict');
      if (taken(ask, found)) return no('duplicate_external_id');
      changeView(ask.world, found, bodyOf(view));
      return { view: viewOut(ask.world, found) };
    },
  },
  'views.publish': {
    scopes: ['*'],
    run: (ask) => {
      const { world, args, install } = ask;
      const member = world.members.get(wordsOf(args.user_id));
      if (member === undefined || member.bot || !covers(world, install, member.teamId)) return no('user_not_found');
      const refusal = checkView(args.view, 'home');
      if (refusal !== null) return refused(ask, 'views.publish', refusal);
      const old = world.views.get(world.homes.get(member.id) ?? '');
      if (args.hash !== undefined && args.hash !== old?.hash) return no('hash_conflict');
      if (old === undefined) world.homes.set(member.id, newView(world, member.id, bodyOf(args.view), null).id);
      else changeView(world, old, bodyOf(args.view));
      const view = world.views.get(world.homes.get(member.id) ?? '');
      return view === undefined ? no('internal_error') : { view: viewOut(world, view) };
    },
  },
};

function shown(ask: Ask, view: View): Body {
  pushModal(ask.world, view);
  return { view: viewOut(ask.world, view) };
}

type Trigger = { kind: 'good'; userId: string; viewId: string | null } | { kind: 'bad'; answer: Body };

/** Changes a trigger for the right to show something, once and in time. */
function useTrigger({ world, args, install }: Ask): Trigger {
  const bad = (answer: Body): Trigger => ({ kind: 'bad', answer });
  const trigger = world.triggers.get(wordsOf(args.trigger_id));
  if (trigger === undefined) {
    const messages = ['[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]'];
    return bad(no('invalid_arguments', { response_metadata: { messages } }));
  }
  if (!covers(world, install, world.members.get(trigger.userId)?.teamId ?? '')) return bad(no('invalid_trigger_id'));
  if (trigger.used) return bad(no('exchanged_trigger_id'));
  if (world.now() - trigger.at > triggerMs) return bad(no('expired_trigger_id'));
  trigger.used = true;
  return { kind: 'good', ...trigger };
}

function taken({ world, args }: Ask, by: View | null): boolean {
  const id = bodyOf(args.view).external_id;
  if (id === undefined || id === '') return false;
  return [...world.views.values()].some((one) => one !== by && one.content.external_id === id);
}
