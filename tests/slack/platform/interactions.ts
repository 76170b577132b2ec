import { newHook } from './reply.ts';
import type { Body } from './shape.ts';
import { stateOf, withIds } from './state.ts';
import { blocksOf, viewOut } from './views.ts';
import {
  type Conversation,
  installOf,
  type Member,
  type Message,
  type Values,
  type View,
  type World,
} from './world.ts';

/** Where somebody presses something. */
export type Surface =
  | { on: 'message'; channel: Conversation; message: Message; ephemeral: boolean; kept: Values }
  | { on: 'view'; view: View };

/** The blocks of a surface, with ids. */
export const surfaceBlocks = (surface: Surface): Body[] =>
  surface.on === 'view' ? blocksOf(surface.view) : withIds(surface.message.blocks);

/** A trigger id for this person, good from now. */
function newTrigger(world: World, userId: string, view: View | null): string {
  const id = `${world.id('')}.${world.id('')}.${world.id('t')}`;
  world.triggers.set(id, { userId, at: world.now(), used: false, viewId: view?.id ?? null });
  return id;
}

/** Who, where and which app: what every interaction carries. In an organisation-wide install a view has no team. */
function origin(world: World, member: Member, inView: boolean): Body {
  const workspace = world.workspaces.get(member.teamId);
  const install = installOf(world, member.teamId);
  const enterprise = world.enterprises.get(workspace?.enterpriseId ?? '') ?? null;
  const whole = install !== undefined && install.teamId === null;
  const userTeam = world.gridUsersAre === 'E' ? (enterprise?.id ?? member.teamId) : member.teamId;
  const team = {
    ...{ id: member.teamId, domain: workspace?.domain },
    ...(enterprise !== null && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
  };
  return {
    user: { id: member.id, username: member.name, name: member.name, team_id: userTeam },
    team: whole && inView ? null : team,
    enterprise: enterprise === null ? null : { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: whole,
    api_app_id: world.app.id,
    token: world.app.verificationToken,
  };
}

/** A `block_actions` payload. A message that only one person sees does not come along; a response url only comes from messages. */
export function blockActions(world: World, member: Member, surface: Surface, action: Body): Body {
  const view = surface.on === 'view' ? surface.view : null;
  const payload: Body = {
    type: 'block_actions',
    ...origin(world, member, view !== null),
    trigger_id: newTrigger(world, member.id, view),
    actions: [{ ...action, action_ts: world.ts() }],
  };
  if (surface.on === 'view') {
    const container = { type: 'view', view_id: surface.view.id };
    return { ...payload, container, view: viewOut(world, surface.view) };
  }
  const { channel, message, ephemeral, kept } = surface;
  const { metadata: _, ...shown } = message;
  return {
    ...payload,
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral },
    channel: { id: channel.id, name: channel.name },
    ...(!ephemeral && { message: shown }),
    state: { values: stateOf(withIds(message.blocks), kept) },
    response_url: newHook(world, { userId: member.id, channel: channel.id, source: { ts: message.ts, ephemeral } }),
  };
}

/** A slash command as the form it comes in. `&`, `<` and `>` come escaped. */
export function slashCommand(world: World, member: Member, channel: Conversation, command: string, text: string): Body {
  const workspace = world.workspaces.get(member.teamId);
  const enterprise = world.enterprises.get(workspace?.enterpriseId ?? '');
  return {
    token: world.app.verificationToken,
    team_id: member.teamId,
    team_domain: workspace?.domain ?? '',
    ...(enterprise !== undefined && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: member.id,
    user_name: member.name,
    command,
    text: escaped(text),
    api_app_id: world.app.id,
    is_enterprise_install: String(installOf(world, member.teamId)?.teamId === null),
    response_url: newHook(world, { userId: member.id, channel: channel.id, source: null }),
    trigger_id: newTrigger(world, member.id, null),
  };
}

/** A `shortcut` (global), or a `message_action` on a message. */
export function shortcut(
  world: World,
  member: Member,
  callbackId: string,
  on: { channel: Conversation; message: Message } | null,
): Body {
  const payload: Body = {
    type: on === null ? 'shortcut' : 'message_action',
    ...origin(world, member, false),
    callback_id: callbackId,
    trigger_id: newTrigger(world, member.id, null),
    action_ts: world.ts(),
  };
  if (on === null) return payload;
  const { channel, message } = on;
  const { metadata: _, ...shown } = message;
  return {
    ...payload,
    message_ts: message.ts,
    message: shown,
    channel: { id: channel.id, name: channel.name },
    response_url: newHook(world, {
      userId: member.id,
      channel: channel.id,
      source: { ts: message.ts, ephemeral: false },
    }),
  };
}

/** A `view_submission`. */
export function viewSubmission(world: World, member: Member, view: View): Body {
  return {
    type: 'view_submission',
    ...origin(world, member, true),
    trigger_id: newTrigger(world, member.id, view),
    view: viewOut(world, view),
    response_urls: [],
  };
}

/** A `view_closed`; what was filled in does not come along. */
export function viewClosed(world: World, member: Member, view: View, isCleared: boolean): Body {
  return {
    type: 'view_closed',
    ...origin(world, member, true),
    view: viewOut(world, view, false),
    is_cleared: isCleared,
  };
}

/** Typed text as Slack passes it on. */
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
