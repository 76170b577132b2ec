/** The platform's ids of a message of one part or more, in their order, as one text; null when Slack told none. */
export function encodeRefs(refs: readonly string[]): string | null {
  return refs.every((ts) => ts === '') ? null : refs.join(' ');
}

/** The ids again. What was stored when only the last part was remembered is one id. */
export function decodeRefs(ref: string | null): string[] {
  return ref === null ? [] : ref.split(' ').filter((ts) => ts !== '');
}
