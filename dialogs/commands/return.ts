import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import type { Agreement, Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { sentTo, slotFor } from '../nudges/unasked.ts';
import { recordButton } from '../session/closing.ts';
import { button, compose, line } from '../session/compose.ts';
import { agreementsOf, returnDue } from '../session/finish.ts';
import { recordLine } from '../session/record.ts';
import { languageFor, nameOf, partOf, type World, wallFor } from '../session/world.ts';
import type { Context } from './context.ts';
import { gone } from './gone.ts';

const outcomes = ['tried', 'not-yet', 'changed'] as const;

/**
 * The day has come that an agreement or goal was to be looked at: everybody is asked once whether it worked. Who was sent
 * something else today, or is not there, is asked on the next day that bears it.
 */
export function bringBack(
  world: World,
  state: State,
  session: Session,
  position: string,
  frequency: Frequency | null,
): Partial<Decision> {
  const agreement = agreementFrom(world, state, session, position);
  const known = session.returned[position] ?? {};
  if (agreement === undefined) return {};
  const waiting = session.parts.filter(
    (part) =>
      known[part.person] === undefined &&
      (session.stoppedBy === null || session.stoppedBy.kept || part.person !== session.stoppedBy.person),
  );
  const slots = waiting.map((part) => {
    const person = world.people.get(part.person);
    if (frequency === null || person === undefined) return { id: part.person, at: world.now };
    return { id: part.person, at: slotFor(state, frequency, person, world.now, 'return') };
  });
  const ready = slots.filter(({ at }) => at !== null && at <= world.now).map(({ id }) => id);
  const later = slots.flatMap(({ at }) => (at !== null && at > world.now ? [at] : []));
  const said = ready.map(
    (id): Said => ({
      key: `${session.institute}/${session.id}/${id}/return/${position}`,
      to: id,
      message: question(world, session, agreement, id),
      replaces: null,
    }),
  );
  const asked = Object.fromEntries(ready.map((id) => [id, 'asked' as const]));
  const people = ready.flatMap((id) => world.people.get(id) ?? []);
  return {
    sessions:
      ready.length === 0 ? [] : [{ ...session, returned: { ...session.returned, [position]: { ...known, ...asked } } }],
    dues: later.length === 0 ? [] : [{ ...returnDue(session, agreement, world.now, 'UTC'), at: Math.min(...later) }],
    frequency: frequency === null ? [] : sentTo(state, people, session.placement, world.now),
    said,
  };
}

/** What somebody says came of it. The first outcome stands with the agreement; the other may think otherwise, and both may change their mind. */
export function answerReturn(context: Context, id: string, position: string, chosen: string): Partial<Decision> {
  const { world, state, person, language } = context;
  const { phrases } = language;
  const session = state.sessions.get(id);
  const outcome = outcomes.find((candidate) => candidate === chosen);
  const mine = session?.returned[position]?.[person.id];
  if (session === undefined || outcome === undefined || mine === undefined || partOf(session, person.id) === undefined)
    return gone(context);
  if (mine === outcome) return {};
  const text = say(phrases, `return.${outcome}`);
  const closed = compose({
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
  const key = `${session.institute}/${session.id}/${person.id}/return/${position}`;
  const placements = state.placements
    .filter((placement) => placement.id === session.placement)
    .map((placement) => withOutcome(placement, id, position, outcome));
  return {
    sessions: [
      {
        ...session,
        returned: { ...session.returned, [position]: { ...session.returned[position], [person.id]: outcome } },
      },
    ],
    placements,
    said: [
      {
        key: `${session.institute}/${context.event}/${person.id}/return`,
        to: person.id,
        message: closed,
        replaces: key,
      },
    ],
  };
}

/** What was agreed, also when the content no longer has the conversation in which that was. */
function agreementFrom(world: World, state: State, session: Session, position: string): Agreement | undefined {
  const isIt = (one: Agreement) => one.session === session.id && one.position === position;
  return [...agreementsOf(world, session), ...state.placements.flatMap(({ agreements }) => agreements)].find(isIt);
}

function question(world: World, session: Session, agreement: Agreement, person: string): Said['message'] {
  const { phrases } = languageFor(world, person);
  const others = session.parts.filter((part) => part.person !== person).map((part) => nameOf(world, part.person));
  const date = sayDate(agreement.on, wallFor(world, person));
  const text =
    others.length === 0
      ? say(phrases, 'return.why-solo', { title: session.title, date })
      : say(phrases, 'return.why', { title: session.title, other: others.join(' & '), date });
  return compose({
    title: say(phrases, 'return.title'),
    blocks: [
      line(text),
      { kind: 'written', items: [{ text: agreement.what }] },
      line(say(phrases, 'return.once'), 'quiet'),
    ],
    buttons: returnButtons(world, session, agreement.position, person),
    fallback: say(phrases, 'return.title'),
  });
}

function returnButtons(world: World, session: Session, position: string, person: string) {
  const { phrases } = languageFor(world, person);
  return outcomes.map((outcome) =>
    button(
      encodeAction({ kind: 'return', session: session.id, position, outcome }),
      say(phrases, `return.button-${outcome}`),
    ),
  );
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
