/** Where somebody can be reached: a channel, and that channel's own opaque id for the chat. */
export type Address = { channel: 'web' | 'teams' | 'slack'; id: string };

/**
 * What a person did. `values` are the form's fields by id; several chosen options are joined by a comma. `arrived`: the
 * assistant was put in their chat or opened for the first time; `left`: it was taken out. `edited`, `deleted`: they changed
 * or took away a message of theirs on the platform. `home`: they look at their own page, which is answered at once.
 */
export type Input =
  | { kind: 'text'; text: string }
  | { kind: 'act'; action: string; values: Readonly<Record<string, string>> }
  | { kind: 'arrived' | 'left' | 'edited' | 'deleted' | 'home' };

/**
 * One event from a platform. `id` is the platform's own and the dedupe key: the same id has one effect. `aliases` are other
 * ids by which an institute may know this person on the same channel (an e-mail address), as the platform vouches for them.
 * `group` is where it was done, when that is a group or channel: `from` is the person all the same, and answers go to them;
 * `groupName` is what the platform calls it, where it says.
 * `apart`: it was done where nothing of the conversation is seen, so that a form that is said is given back at once as well.
 */
export type Inbound = {
  id: string;
  from: Address;
  aliases?: readonly string[];
  group?: Address;
  apart?: true;
  groupName?: string;
  input: Input;
};

/** A message that did not arrive, or of which nobody knows whether it did. `id` is the message's key, `code` the channel's reason. */
export type Undelivered = { id: string; to: Address; outcome: 'refused' | 'unknown'; code: string };

/** A moment from the due index that has come. */
export type Wake = { id: string; key: string; at: number; kind: string; subject: string };
