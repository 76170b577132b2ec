import type { Key, Outgoing, Store } from '../../../src/store/port.ts';

/** The store of the running test; `reopen` puts another on the same data in its place. */
export type Current = { store: Store; reopen(): Promise<void> };

export const A: Key = 'demo/session/a';
export const B: Key = 'demo/session/b';

/** Revision and body of each document, in the order asked. */
export async function stored(at: Current, ...keys: Key[]): Promise<[number, unknown][]> {
  return (await at.store.read(keys)).map(({ rev, body }) => [rev, body]);
}

/** The messages to one web address. */
export function messages(at: Current, after = 0, limit = 100, id = 'a1'): Promise<Outgoing[]> {
  return at.store.outgoing({ of: 'address', to: { channel: 'web', id }, after, limit });
}
