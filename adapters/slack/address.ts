import type { Address } from '../../dialogs/model/inbound.ts';

/**
 * A person at Slack. `workspace` is what the app is installed in: a workspace (T...), or a whole organization (E...),
 * where the same person has one id in all its workspaces.
 */
export type SlackPerson = { workspace: string; user: string };

/** Where a message goes: to somebody's own conversation, or into a channel. */
export type SlackTarget = ({ kind: 'person' } & SlackPerson) | { kind: 'group'; workspace: string; channel: string };

export function slackAddress({ workspace, user }: SlackPerson): Address {
  return { channel: 'slack', id: `${workspace}:${user}` };
}

/** The channel or group chat that something was done in, as an address to post at. */
export function groupAddress(workspace: string, channel: string): Address {
  return { channel: 'slack', id: `${workspace}:${channel}` };
}

/** Null for an id that is not one of ours, such as one that an import made of an e-mail address. */
export function readAddress(id: string): SlackTarget | null {
  const match = /^([TE][A-Z0-9]+):([UWCG][A-Z0-9]+)$/.exec(id);
  const [, workspace, name] = match ?? [];
  if (workspace === undefined || name === undefined) return null;
  return isGroupId(name) ? { kind: 'group', workspace, channel: name } : { kind: 'person', workspace, user: name };
}

/** True for the id of a channel (C...) or group chat (G...); a conversation of two has a D. */
export function isGroupId(id: string): boolean {
  return /^[CG]/.test(id);
}

/** The name under which is kept how an address is reached. */
export function keptName({ id }: Pick<Address, 'id'>): string {
  return `person:${id}`;
}
