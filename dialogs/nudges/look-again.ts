import { encodeAction } from '../action.ts';
import { askedToday, whyAsked } from '../agenda/ask.ts';
import { askDue } from '../agenda/ask-moment.ts';
import { readerFor } from '../agenda/reader.ts';
import { say } from '../content/phrases.ts';
import { decideNudges } from '../frequency/decide-nudges.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { Decision, DueChange, State } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { weeksDue, withWeeks } from '../overview/remember-weeks.ts';
import { button } from '../session/compose.ts';
import type { World } from '../session/world.ts';
import { caseOf, type Frequency } from './case-of.ts';
import { nudgeMessage } from './nudge-message.ts';
import { tellDue } from './tell-coordinator.ts';

/** A placement's moment has come: says what must be said now and sets the next moment at which something may change. */
export function lookAgain(world: World, state: State, id: string, frequency: Frequency): Partial<Decision> {
  const placement = state.placements.find((candidate) => candidate.id === id);
  const input = placement === undefined ? null : caseOf(state, placement, frequency);
  if (placement === undefined || input === null) return {};
  const { said, memory: decided, next } = decideNudges(input, world.now);
  const memory = withWeeks(input, decided, world.now);
  // The coordinator is told once a day, together with what other pairs run behind with.
  const toPair = said.filter(({ role }) => role !== 'coordinator');
  const told = said.filter(({ role }) => role === 'coordinator');
  const trainee = state.people.get(placement.trainee);
  const isHeard = trainee !== undefined && said.some(({ to }) => to === trainee.id);
  // There is one message a day: the agenda that would be asked for later today comes along.
  const talks = isHeard ? askedToday(placement, trainee, world.now, frequency) : [];
  return {
    said: toPair.map((nudge) => {
      const message = nudgeMessage(world, placement, { ...input, memory }, nudge, frequency);
      return {
        key: `${placement.institute}/nudge/${nudge.key}`,
        to: nudge.to,
        message: nudge.to === trainee?.id ? withAgenda(world, placement, message, trainee, talks) : message,
        replaces: null,
      };
    }),
    frequency: memory === input.memory ? [] : [{ institute: placement.institute, placement: placement.id, memory }],
    dues: [
      lookAt(placement, earlier(next, weeksDue(input, world.now))),
      ...talks.map((talk) => askDue(placement, talk, null)),
      ...told.flatMap(({ to }) => {
        const coordinator = state.people.get(to);
        return coordinator === undefined ? [] : [tellDue(placement, coordinator, frequency, world.now)];
      }),
    ],
  };
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function withAgenda(
  world: World,
  placement: Placement,
  message: Message,
  trainee: Person,
  talks: readonly PlannedTalk[],
): Message {
  const reader = readerFor(world, trainee.id);
  if (reader === null || talks.length === 0) return message;
  const open = encodeAction({ kind: 'agenda', verb: 'open', placement: placement.id, item: '' });
  const make = button(open, say(reader.language.phrases, 'agenda.button-make'));
  const asked = talks.map((talk) => whyAsked(reader, placement, talk));
  return { ...message, blocks: [...asked, ...message.blocks], buttons: [...message.buttons, make] };
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
