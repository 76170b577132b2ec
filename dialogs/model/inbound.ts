/** Where somebody can be reached: a channel, and that channel's own opaque id for the chat. */
export type Address = { channel: 'web' | 'teams' | 'slack'; id: string };

/** What a person did. `values` are the form's fields by id; several chosen options are joined by a comma. */
export type Input =
  | { kind: 'text'; text: string }
  | { kind: 'act'; action: string; values: Readonly<Record<string, string>> };

/** One event from a platform. `id` is the platform's own and the dedupe key: the same id has one effect. */
export type Inbound = { id: string; from: Address; input: Input };

/** A moment from the due index that has come. */
export type Wake = { id: string; key: string; at: number; kind: string; subject: string };
