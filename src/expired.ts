import type { RetentionDeps } from './retention.ts';
import type { Commit, Gone, Write } from './store/port.ts';
import { writesOnly } from './store/writes-only.ts';

/** A commit that takes out what may not be kept any more, also from what the file no longer shows. `gone`: messages and counts besides. */
export function expired(
  { now, newId }: Pick<RetentionDeps, 'now' | 'newId'>,
  writes: readonly Write[],
  gone: Partial<Gone> = {},
): Commit {
  return {
    ...writesOnly(`retention:${newId()}`, now(), writes),
    forget: true,
    gone: { messages: [], to: [], ...gone },
  };
}
