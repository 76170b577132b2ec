import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { State } from '../model/decision.ts';
import type { Block, Button } from '../model/message.ts';
import type { Agreement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import { button, line } from '../session/compose.ts';
import { agreementsOf, returnDue } from '../session/finish.ts';
import { joined, languageFor, nameOf, type World, wallFor } from '../session/world.ts';

/** What somebody may say came of an agreement. */
export const outcomes = ['tried', 'not-yet', 'changed'] as const;

/** So many agreements are asked about in one message; each has its own buttons. More come on another day. */
export const mostReturns = 3;

/** In a button that asks the question itself. */
export const openOutcome = 'open';

const dayMs = 24 * 3_600_000;
/** After so long (ms) it is no longer looked for beside something else; its own moment still brings it back. */
const mostLate = 31 * dayMs;

/** An agreement or goal that is brought back, with the conversation it was made in. */
export type Returning = { session: Session; agreement: Agreement };

/** All agreements that a conversation ended in, also when the content no longer has that conversation. */
export function agreementsIn(world: World, state: State, session: Session): Agreement[] {
  const kept = state.placements.flatMap(({ agreements }) => agreements).filter((one) => one.session === session.id);
  return [...new Map([...kept, ...agreementsOf(world, session)].map((one) => [one.position, one])).values()];
}

/** May somebody still have to be asked about this? Not before its day, and not when a month of days to ask went by (`now` in ms). */
export function mayReturn({ on }: Pick<Agreement, 'on'>, now: number): boolean {
  const at = Date.parse(`${on}T00:00:00Z`);
  return at <= now + dayMs && at >= now - mostLate;
}

/** What somebody is to be asked about by now and was not, the oldest first, over the conversations that were loaded. */
export function returningTo(world: World, state: State, person: string): Returning[] {
  return [...state.sessions.values()]
    .filter((session) => session.status !== 'running' && session.status !== 'discarded')
    .flatMap((session) => agreementsIn(world, state, session).map((agreement) => ({ session, agreement })))
    .filter(
      ({ session, agreement }) => isWaiting(session, agreement.position, person) && isDue(world, session, agreement),
    )
    .sort((one, other) => one.agreement.on.localeCompare(other.agreement.on));
}

/** Is this participant still to be asked about it? Not who threw their own words away. */
export function isWaiting({ parts, returned, stoppedBy }: Session, position: string, person: string): boolean {
  return (
    parts.some((part) => part.person === person) &&
    returned[position]?.[person] === undefined &&
    (stoppedBy === null || stoppedBy.kept || person !== stoppedBy.person)
  );
}

function isDue(world: World, session: Session, agreement: Agreement): boolean {
  const zone = zoneOf(world, session.parts[0]?.person ?? '');
  const { at } = returnDue(session, agreement, session.endedAt ?? session.lastAt, zone);
  return at !== null && at <= world.now;
}

/** The conversation, with who was asked about an agreement of it now. */
export function withAsked(session: Session, position: string, people: readonly string[]): Session {
  const asked = Object.fromEntries(people.map((id) => [id, 'asked' as const]));
  return { ...session, returned: { ...session.returned, [position]: { ...session.returned[position], ...asked } } };
}

/** What was agreed, and when it was to be looked at. */
export function returnBlocks(world: World, { session, agreement }: Returning, person: string): Block[] {
  const { phrases } = languageFor(world, person);
  const others = session.parts.filter((part) => part.person !== person).map((part) => nameOf(world, part.person));
  const date = sayDate(agreement.on, wallFor(world, person));
  const text =
    others.length === 0
      ? say(phrases, 'return.why-solo', { title: session.title, date })
      : say(phrases, 'return.why', { title: session.title, other: others.join(' & '), date });
  return [line(text), { kind: 'written', items: [{ text: agreement.what }] }];
}

/** What can be tapped about one agreement. */
export function returnButtons(world: World, session: Session, position: string, person: string): Button[] {
  const { phrases } = languageFor(world, person);
  return outcomes.map((outcome) =>
    button(
      encodeAction({ kind: 'return', session: session.id, position, outcome }),
      say(phrases, `return.button-${outcome}`),
    ),
  );
}

/**
 * Several agreements in one message, or some beside something else: what each is about, and the way to it. A chat keeps such a
 * message for good, so what was agreed stands in the question behind the button, which is closed once it is answered.
 */
export function returnsTogether(
  world: World,
  all: readonly Returning[],
  person: string,
): { blocks: Block[]; buttons: Button[] } {
  const { phrases } = languageFor(world, person);
  const isOne = all.length === 1;
  return {
    blocks: all.map(({ session }, index) => {
      const date = sayDate(
        wallAt(session.endedAt ?? session.lastAt, zoneOf(world, person)).date,
        wallFor(world, person),
      );
      const others = session.parts.filter((part) => part.person !== person).map((part) => nameOf(world, part.person));
      const about = { title: session.title, date };
      const text =
        others.length === 0
          ? say(phrases, 'return.about-solo', about)
          : say(phrases, 'return.about', { ...about, other: joined(others) });
      return line(isOne ? text : say(phrases, 'return.numbered', { number: index + 1, text }));
    }),
    buttons: all.map(({ session, agreement }, index) =>
      button(
        encodeAction({ kind: 'return', session: session.id, position: agreement.position, outcome: openOutcome }),
        isOne ? say(phrases, 'return.button-look') : say(phrases, 'return.button-look-at', { number: index + 1 }),
      ),
    ),
  };
}

function zoneOf({ people }: World, person: string): string {
  return people.get(person)?.zone ?? 'Europe/Amsterdam';
}
