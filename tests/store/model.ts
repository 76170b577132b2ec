import type { Commit, Committed, DueChange, Entry, NewOutgoing, Write } from '../../src/store/port.ts';

/** The port's rules on plain maps, for one property test to compare with; no store. */
export type Model = {
  docs: Map<string, { rev: number; body: unknown }>;
  events: Set<string>;
  entries: Map<string, Entry>;
  dues: Map<string, DueChange & { at: number }>;
  outgoing: Map<string, NewOutgoing>;
};

export function emptyModel(): Model {
  return { docs: new Map(), events: new Set(), entries: new Map(), dues: new Map(), outgoing: new Map() };
}

export function commitTo(model: Model, commit: Commit): Committed {
  if (model.events.has(commit.event)) return 'duplicate';
  const current = ({ key, rev }: Write) => (model.docs.get(key)?.rev ?? 0) === rev;
  if (!commit.writes.every(current)) return 'conflict';
  model.events.add(commit.event);
  for (const { key, rev, body } of commit.writes) {
    if (body === null) model.docs.delete(key);
    else model.docs.set(key, { rev: rev + 1, body });
  }
  for (const entry of commit.entries) if (!model.entries.has(entry.key)) model.entries.set(entry.key, entry);
  for (const { at, ...due } of commit.dues) {
    if (at === null) model.dues.delete(due.key);
    else model.dues.set(due.key, { ...due, at });
  }
  for (const each of commit.outgoing) if (!model.outgoing.has(each.key)) model.outgoing.set(each.key, each);
  return 'done';
}
