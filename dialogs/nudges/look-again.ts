import { decideNudges } from '../frequency/decide-nudges.ts';
import type { Decision, DueChange, State } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import type { World } from '../session/world.ts';
import { caseOf, type Frequency } from './case-of.ts';
import { nudgeMessage } from './nudge-message.ts';

/** A placement's moment has come: says what must be said now and sets the next moment at which something may change. */
export function lookAgain(world: World, state: State, id: string, frequency: Frequency): Partial<Decision> {
  const placement = state.placements.find((candidate) => candidate.id === id);
  const input = placement === undefined ? null : caseOf(state, placement, frequency);
  if (placement === undefined || input === null) return {};
  const { said, memory, next } = decideNudges(input, world.now);
  return {
    said: said.map((nudge) => ({
      key: `${placement.institute}/nudge/${nudge.key}`,
      to: nudge.to,
      message: nudgeMessage(world, placement, { ...input, memory }, nudge, frequency),
      replaces: null,
    })),
    frequency: memory === input.memory ? [] : [{ institute: placement.institute, placement: placement.id, memory }],
    dues: [lookAt(placement, next)],
  };
}

/** A due moment to look at a placement again; null takes it away. */
export function lookAt({ institute, id }: Pick<Placement, 'institute' | 'id'>, at: number | null): DueChange {
  return { key: `${institute}/nudge/${id}`, at, institute, kind: 'nudge', subject: id };
}

/**
 * The decision with a look at every placement for which it may have changed what must be said: something took place, was
 * planned or taken back, or somebody's days changed. What was done meanwhile cancels what was planned.
 */
export function withLooks(decision: Decision, state: State, now: number): Decision {
  const changed = decision.persons.filter((person) => {
    const before = state.people.get(person.id);
    return (
      before !== undefined &&
      (before.weekdays !== person.weekdays || before.away !== person.away || before.zone !== person.zone)
    );
  });
  const ids = new Set([
    ...decision.entries.map(({ placement }) => placement),
    ...decision.placements.map(({ id }) => id),
    ...decision.frequency.map(({ placement }) => placement),
    ...changed.flatMap(({ placements }) => placements),
  ]);
  if (ids.size === 0) return decision;
  const placements = state.placements.filter(({ id, programmes }) => ids.has(id) && programmes.length > 0);
  return { ...decision, dues: [...decision.dues, ...placements.map((placement) => lookAt(placement, now))] };
}
