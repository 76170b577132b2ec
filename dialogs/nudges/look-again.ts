import { askDue } from '../agenda/ask-moment.ts';
import { decideNudges, type Nudge } from '../frequency/decide-nudges.ts';
import { urgencyOf } from '../frequency/wanted.ts';
import type { Decision, DueChange, State } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { weeksDue, withWeeks } from '../overview/remember-weeks.ts';
import type { World } from '../session/world.ts';
import { askedAlong, withAlong } from './along.ts';
import { caseOf, casesBeside, type Frequency } from './case-of.ts';
import { nudgeMessage, type Section } from './nudge-message.ts';
import { titleWith } from './several.ts';
import { tellDue } from './tell-coordinator.ts';

/** A placement's moment has come: says what must be said now and sets the next moment at which something may change. */
export function lookAgain(world: World, state: State, id: string, frequency: Frequency): Partial<Decision> {
  const placement = state.placements.find((candidate) => candidate.id === id);
  const input = placement === undefined ? null : caseOf(state, placement, frequency);
  if (placement === undefined || input === null) return {};
  const {
    said,
    memory: decided,
    next,
    beside,
  } = decideNudges(input, world.now, casesBeside(state, placement, frequency));
  const memory = withWeeks(input, decided, world.now);
  // The coordinator is told once a day, together with what other pairs run behind with.
  const toPair = said.filter(({ role }) => role !== 'coordinator');
  const told = said.filter(({ role }) => role === 'coordinator');
  const memories = new Map([...beside, [placement.id, memory]]);
  const sectionOf = (of: string, items: Nudge['items']): Section[] => {
    const about = state.placements.find((candidate) => candidate.id === of);
    const known = about === undefined ? null : caseOf(state, about, frequency);
    return about === undefined || known === null
      ? []
      : [{ placement: about, input: { ...known, memory: memories.get(of) ?? known.memory }, items }];
  };
  const messages = toPair.map((nudge) => {
    const sections = [{ placement: id, items: nudge.items }, ...(nudge.beside ?? [])]
      .sort((one, other) => urgency(one.items) - urgency(other.items))
      .flatMap((one) => sectionOf(one.placement, one.items));
    const about = sections.map((section) => section.placement.id);
    const titled = (title: string) => titleWith(world, state, nudge.to, title, about);
    return {
      nudge,
      ...withAlong(world, state, frequency, nudge.to, nudgeMessage(world, sections, nudge, frequency, titled)),
    };
  });
  return {
    said: messages.map(({ nudge, message }) => ({
      key: `${placement.institute}/nudge/${nudge.key}`,
      to: nudge.to,
      message,
      replaces: null,
    })),
    sessions: askedAlong(messages),
    frequency: [
      ...(memory === input.memory ? [] : [{ institute: placement.institute, placement: placement.id, memory }]),
      ...[...beside].map(([other, changed]) => ({ institute: placement.institute, placement: other, memory: changed })),
    ],
    dues: [
      lookAt(placement, earlier(next, weeksDue(input, world.now))),
      // What was said of another placement is what that one would have said: it looks for what comes next.
      ...[...beside.keys()].map((other) => lookAt({ institute: placement.institute, id: other }, world.now)),
      ...messages.flatMap(({ talks }) => talks.map((one) => askDue(one.placement, one.talk, null))),
      ...told.flatMap(({ to }) => {
        const coordinator = state.people.get(to);
        return coordinator === undefined ? [] : [tellDue(placement, coordinator, frequency, world.now)];
      }),
    ],
  };
}

function urgency(items: Nudge['items']): number {
  return Math.min(...items.map(({ kind }) => urgencyOf(kind)));
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
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
