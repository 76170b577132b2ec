import type { Placement } from '../dialogs/model/placement.ts';
import type { Session } from '../dialogs/model/session.ts';
import type { Signal } from '../dialogs/model/signal.ts';

/** Everybody (ids) whom these documents are about, each once. */
export function namedIn(
  placements: readonly Placement[],
  sessions: readonly Session[],
  signals: readonly Signal[],
): Set<string> {
  return new Set([
    ...placements.flatMap(({ trainee, trainers, coordinator }) => [
      trainee,
      ...trainers,
      ...(coordinator === null ? [] : [coordinator]),
    ]),
    ...sessions.flatMap(({ parts }) => parts.map(({ person }) => person)),
    ...signals.flatMap(({ reporter, coordinator, others }) => [reporter, coordinator, ...others]),
  ]);
}
