import { say } from '../content/phrases.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import type { Frequency } from '../nudges/case-of.ts';
import {
  agreementsIn,
  isWaiting,
  mostReturns,
  openOutcome,
  outcomes,
  type Returning,
  returnBlocks,
  returnButtons,
  returningTo,
  returnsTogether,
  withAsked,
} from '../nudges/returns.ts';
import { titleWith } from '../nudges/several.ts';
import { sentTo, slotFor } from '../nudges/unasked.ts';
import { recordButton } from '../session/closing.ts';
import { compose, line } from '../session/compose.ts';
import { returnDue } from '../session/finish.ts';
import { recordLine } from '../session/record.ts';
import { languageFor, partOf, type World } from '../session/world.ts';
import type { Context } from './context.ts';
import { gone } from './gone.ts';

/**
 * The day has come that an agreement or goal was to be looked at: everybody is asked once whether it worked, in one message
 * with whatever else is to be looked at by now. Who was sent something else today, or is not there, is asked on the next day
 * that bears it, or along with the next reminder.
 */
export function bringBack(
  world: World,
  state: State,
  session: Session,
  position: string,
  frequency: Frequency | null,
): Partial<Decision> {
  const agreement = agreementsIn(world, state, session).find((one) => one.position === position);
  if (agreement === undefined) return {};
  const slots = session.parts
    .map((part) => part.person)
    .filter((id) => isWaiting(session, position, id))
    .map((id) => {
      const person = world.people.get(id);
      if (frequency === null || person === undefined) return { id, at: world.now };
      return { id, at: slotFor(state, frequency, person, world.now, 'return') };
    });
  const ready = slots.filter(({ at }) => at !== null && at <= world.now).map(({ id }) => id);
  const later = slots.flatMap(({ at }) => (at !== null && at > world.now ? [at] : []));
  const first = { session, agreement };
  const asked = new Map<string, Session>();
  const said = ready.map((id): Said => {
    const others = returningTo(world, state, id).filter(
      (one) => one.session.id !== session.id || one.agreement.position !== position,
    );
    const all = [first, ...others].slice(0, mostReturns);
    for (const one of all) {
      const known = asked.get(one.session.id) ?? one.session;
      asked.set(known.id, withAsked(known, one.agreement.position, [id]));
    }
    return {
      // Of several each is opened and answered by itself: no answer takes the place of them all.
      key:
        all.length === 1
          ? keyOf(session, position, id)
          : `${session.institute}/${session.id}/${id}/returns/${position}`,
      to: id,
      message: question(world, state, all, id),
      replaces: null,
    };
  });
  const people = ready.flatMap((id) => world.people.get(id) ?? []);
  return {
    sessions: [...asked.values()],
    dues: later.length === 0 ? [] : [{ ...returnDue(session, agreement, world.now, 'UTC'), at: Math.min(...later) }],
    frequency: frequency === null ? [] : sentTo(state, people, session.placement, world.now),
    said,
  };
}

/** What somebody says came of it. The first outcome stands with the agreement; the other may think otherwise, and both may change their mind. */
export function answerReturn(context: Context, id: string, position: string, chosen: string): Partial<Decision> {
  const { state, person } = context;
  const session = state.sessions.get(id);
  const outcome = outcomes.find((candidate) => candidate === chosen);
  const mine = session?.returned[position]?.[person.id];
  if (
    session === undefined ||
    mine === undefined ||
    (outcome === undefined && chosen !== openOutcome) ||
    partOf(session, person.id) === undefined
  )
    return gone(context);
  if (outcome === undefined) return openReturn(context, session, position, mine);
  if (mine === outcome) return {};
  const placements = state.placements
    .filter((placement) => placement.id === session.placement)
    .map((placement) => withOutcome(placement, id, position, outcome));
  return {
    sessions: [withReturned(session, position, person.id, outcome)],
    placements,
    said: [inPlace(context, session, position, closed(context, session, position, outcome))],
  };
}

type Returned = NonNullable<NonNullable<Session['returned'][string]>[string]>;

/** The question itself, for who was told of it along with other things; as it stands now when it was opened before. */
function openReturn(context: Context, session: Session, position: string, mine: Returned): Partial<Decision> {
  const { world, state, person } = context;
  const agreement = agreementsIn(world, state, session).find((one) => one.position === position);
  if (mine !== 'asked' && mine !== 'shown')
    return { said: [inPlace(context, session, position, closed(context, session, position, mine))] };
  if (agreement === undefined) return {};
  const message = question(world, state, [{ session, agreement }], person.id);
  return mine === 'shown'
    ? { said: [inPlace(context, session, position, message)] }
    : {
        sessions: [withReturned(session, position, person.id, 'shown')],
        said: [{ key: keyOf(session, position, person.id), to: person.id, message, replaces: null }],
      };
}

function closed(context: Context, session: Session, position: string, outcome: (typeof outcomes)[number]): Message {
  const { world, person, language } = context;
  const { phrases } = language;
  const text = say(phrases, `return.${outcome}`);
  return compose({
    title: say(phrases, 'return.title'),
    // What was agreed stands in the record: a chat keeps what is left here for good.
    context: recordLine(world, session, person.id),
    blocks: [line(text, 'good')],
    buttons: [
      recordButton(session, phrases),
      ...returnButtons(world, session, position, person.id)
        .filter((candidate) => !candidate.action.endsWith(`|${outcome}`))
        .map((candidate) => ({ ...candidate, more: true })),
    ],
    fallback: text,
  });
}

/** In the place of the question. */
function inPlace({ event, person }: Context, session: Session, position: string, message: Message): Said {
  return {
    key: `${session.institute}/${event}/${person.id}/return`,
    to: person.id,
    message,
    replaces: keyOf(session, position, person.id),
  };
}

function keyOf({ institute, id }: Session, position: string, person: string): string {
  return `${institute}/${id}/${person}/return/${position}`;
}

function withReturned(session: Session, position: string, person: string, what: Returned): Session {
  return {
    ...session,
    returned: { ...session.returned, [position]: { ...session.returned[position], [person]: what } },
  };
}

function question(world: World, state: State, all: readonly Returning[], person: string): Said['message'] {
  const { phrases } = languageFor(world, person);
  const [only] = all;
  const title = titleWith(
    world,
    state,
    person,
    say(phrases, 'return.title'),
    all.map(({ session }) => session.placement),
  );
  const { blocks, buttons } =
    all.length === 1 && only !== undefined
      ? {
          blocks: returnBlocks(world, only, person),
          buttons: returnButtons(world, only.session, only.agreement.position, person),
        }
      : returnsTogether(world, all, person);
  return compose({
    title,
    blocks: [...blocks, line(say(phrases, 'return.once'), 'quiet')],
    buttons,
    fallback: title,
  });
}

function withOutcome(
  placement: Placement,
  session: string,
  position: string,
  outcome: (typeof outcomes)[number],
): Placement {
  return {
    ...placement,
    agreements: placement.agreements.map((agreement) =>
      agreement.session === session && agreement.position === position ? { ...agreement, outcome } : agreement,
    ),
  };
}
