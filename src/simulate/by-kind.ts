import type { Nudge, NudgeItem } from '../../dialogs/frequency/decide-nudges.ts';

/** What one message says of one kind: at least one item, the most urgent first. */
export type Part = { kind: Nudge['kind']; items: readonly NudgeItem[] };

/** A message by kind, most urgent first: what is missed may come along with what can still be done today. */
export function byKind({ items }: Nudge): Part[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, items: items.filter((item) => item.kind === kind) }));
}
