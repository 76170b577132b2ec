/** A message as Teams has it: its activities in our chat, in order; an id is empty where the platform gave none. */
export type Ref = { conversation: string; ids: string[] };

export function encodeRef({ conversation, ids }: Ref): string {
  return `${conversation}|${ids.join(',')}`;
}

/** Null for what is none. */
export function decodeRef(ref: string | null): Ref | null {
  const at = ref?.lastIndexOf('|') ?? -1;
  return ref === null || at < 1 ? null : { conversation: ref.slice(0, at), ids: ref.slice(at + 1).split(',') };
}
