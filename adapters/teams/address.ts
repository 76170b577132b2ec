import type { Address } from '../../dialogs/model/inbound.ts';

/** Somebody in Teams: by the id of their account, or without one (a guest of a meeting) by Teams' own id for them. */
export function teamsAddress(from: { id: string; aadObjectId?: string | undefined }): Address {
  return { channel: 'teams', id: from.aadObjectId?.toLowerCase() ?? from.id };
}

/** The name under which is kept how an address is reached. */
export function keptName({ id }: Pick<Address, 'id'>): string {
  return `reference:${id}`;
}

/** The name under which is kept who goes by an address that an institute may know somebody by. */
export function namedName({ id }: Pick<Address, 'id'>): string {
  return `named:${id}`;
}
