import { sharesEnded } from '../coach/dismiss.ts';
import { takenBack, toldText } from '../coach/share.ts';
import { withoutCoach, withShares } from '../coach/shares.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Decision, DueChange, Forget, Said } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import { compose, line } from '../session/compose.ts';
import { restored } from '../session/reopened.ts';
import { languageFor } from '../session/world.ts';
import { linesBy, memoryWithout, placementWithout, wordsInPlacement } from './placement-without.ts';
import { groupsWithout, pollsWithout } from './poll-without.ts';
import { sessionWithout, wordsIn } from './session-without.ts';

/**
 * Everything that this person wrote and set leaves the store, and all that was ever said to them; also what the others of the
 * pair were shown of it. Needs all of theirs in the state. The others' own texts stay theirs, and so do counts, the placement
 * and how somebody can be reached: the institute keeps those as long as it is bound to.
 */
export function erase(context: Context): Erased {
  const { person, state } = context;
  const own = [...state.sessions.values()].filter(({ parts }) => parts.some((part) => part.person === person.id));
  const ended = own.map((session) => endedWithout(context, session));
  const placements = state.placements.map((placement) => placementWithout(placement, person.id, state.sessions));
  const signals = state.signals.filter(({ reporter }) => reporter === person.id).map(({ id }) => id);
  return {
    sessions: ended,
    persons: [withoutSettings(person), ...others(context, own, ended, signals)],
    placements: placements.filter((placement, index) => !isSame(placement, state.placements[index])),
    frequency: [...state.frequency].flatMap(([placement, memory]) => {
      const memoryLeft = memoryWithout(memory, person.id);
      return isSame(memoryLeft, memory) ? [] : [{ institute: person.institute, placement, memory: memoryLeft }];
    }),
    groups: groupsWithout(state.groups ?? [], person),
    polls: pollsWithout(state.polls ?? [], person),
    dues: state.placements.flatMap((placement, index) => returnsGone(placement, placements[index])),
    forgets: [forgotten(context, own, signals)],
    said: [...own.flatMap((session, index) => toldOthers(context, session, ended[index])), ...sharesGone(context)],
  };
}

type Erased = Required<
  Pick<Decision, 'sessions' | 'persons' | 'placements' | 'frequency' | 'groups' | 'polls' | 'dues' | 'forgets' | 'said'>
>;

function endedWithout({ world, person }: Context, session: Session): Session {
  const isRunning = session.status === 'running';
  const left = sessionWithout(isRunning ? restored(session) : session, person.id);
  if (left === null) return { ...session, status: 'discarded' };
  if (!isRunning) return left;
  return {
    ...left,
    status: 'stopped',
    endedAt: world.now,
    stoppedBy: { person: person.id, kept: false },
    parts: left.parts.map((part) => ({ ...part, open: null, hold: null })),
  };
}

/** What is set goes back to how it is for somebody new, who is asked for it again; a coordinator's open signals are others' words. */
function withoutSettings(person: Person): Person {
  return {
    ...withShares(person, []),
    sessions: [],
    finished: [],
    seen: [],
    weekdays: [1, 2, 3, 4, 5],
    away: [],
    settled: false,
    signals: person.role === 'coordinator' ? person.signals : [],
  };
}

/** The others as they are once these conversations ended or are gone, and the coordinator once these signals are. */
function others(
  { state, person }: Context,
  before: readonly Session[],
  after: readonly Session[],
  signals: readonly string[],
): Person[] {
  const ended = after.filter(({ status }, index) => status !== 'discarded' && before[index]?.status === 'running');
  const gone = after.filter(({ status }) => status === 'discarded').map(({ id }) => id);
  return [...state.people.values()].flatMap((one) => {
    if (one.id === person.id) return [];
    const own = ended.filter(({ parts }) => parts.some((part) => part.person === one.id)).map(({ id }) => id);
    const left = (ids: readonly string[]) => ids.filter((id) => !gone.includes(id) && !own.includes(id));
    const next = {
      ...(person.role === 'coach' ? withoutCoach(one, person.id) : one),
      sessions: left(one.sessions),
      finished: [...own, ...left(one.finished)],
      signals: one.signals.filter((id) => !signals.includes(id)),
    };
    return isSame(next, one) ? [] : [next];
  });
}

/** Agreements that are gone are not asked about any more. */
function returnsGone(before: Placement, after: Placement | undefined): DueChange[] {
  return before.agreements
    .filter((one) => after?.agreements.includes(one) !== true)
    .map(({ session, position }) => ({
      key: `${before.institute}/return/${session}/${position}`,
      at: null,
      institute: before.institute,
      kind: 'return',
      subject: `${session}|${position}`,
    }));
}

function forgotten({ state, person, world }: Context, own: readonly Session[], signals: readonly string[]): Forget {
  const texts = [
    ...own.flatMap((session) => wordsIn(session, person.id)),
    ...state.placements.flatMap((placement) => wordsInPlacement(placement, person.id, state.sessions)),
    ...[...state.frequency.values()].flatMap((memory) => linesBy(memory, person.id)),
    ...state.signals
      .filter(({ id }) => signals.includes(id))
      .flatMap(({ seen, since, tried, help }) => [seen, since, tried, help]),
    ...(person.shares ?? []).map((share) => toldText(world, person, share)),
  ];
  return {
    institute: person.institute,
    signals: [...signals],
    to: person.addresses,
    reach: person.addresses,
    among: [...state.people.keys()].filter((id) => id !== person.id),
    sessions: own.map(({ id }) => id),
    // What tells that there is a signal holds its id behind a button.
    texts: [...new Set([...texts.filter((text) => text.trim().length > 1), ...signals])],
    by: [person.name],
    quoted: { by: person.id },
  };
}

/** What was shared ends: of a trainer with each coach, of a coach with each trainer, who hears it. */
function sharesGone({ world, person, event }: Context): Said[] {
  return person.role === 'coach'
    ? sharesEnded(world, person, event).said
    : takenBack(world, person, person.shares ?? []);
}

/** Whoever was in the middle of a conversation hears that it ended. */
function toldOthers({ world, person, event }: Context, before: Session, after: Session | undefined): Said[] {
  if (before.status !== 'running') return [];
  return before.parts
    .filter((part) => part.person !== person.id)
    .map((part): Said => {
      const key = after?.status === 'discarded' ? 'stop.by-other-empty' : 'stop.by-other';
      const text = say(languageFor(world, part.person).phrases, key, { other: person.name, title: before.title });
      return {
        key: `${before.institute}/${event}/${part.person}/${before.id}/erased`,
        to: part.person,
        message: compose({ blocks: [line(text)], fallback: text }),
        replaces: part.open?.key ?? null,
      };
    });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
