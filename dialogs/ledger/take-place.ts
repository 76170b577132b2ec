import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { wallAt } from '../dates/zone.ts';
import type { Entry, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { entriesOf, kindOf } from '../session/finish.ts';
import { languageFor, wallFor } from '../session/world.ts';
import { activityOf, effective, isLogged, undoing } from './entries.ts';
import { sameTalk } from './same-talk.ts';
import { sayDay, sayLogged } from './say-logged.ts';
import { tooShort } from './too-short.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What a finished conversation counts. Where the same talk was logged or tapped as done already, the conversation takes the
 * place of that line, on the day that was told; all who took part read so, and who is in the pair can have both counted.
 */
export function countTalk(context: Context, session: Session): { entries: Entry[]; said: Said[] } {
  const entries = entriesOf(session);
  const [talk] = entries;
  const placement = placementOf(context, session);
  const before = loggedFor(context, session);
  if (talk === undefined || placement === undefined || before === undefined) return { entries, said: [] };
  const { person } = context;
  const dayOf = ({ at }: Entry) => wallAt(at, person.zone).date;
  const counted = dayOf(talk) === dayOf(before) ? talk : { ...talk, at: before.at };
  const taken = { ...undoing(before, person.id), key: takenKey(before, session) };
  const said = session.parts.map((part) => ({
    key: `${session.institute}/${session.id}/${part.person}/in-place`,
    to: part.person,
    message: inPlace(context, { session, placement, before, counted, taken }, part.person),
    replaces: null,
  }));
  return { entries: [counted, taken], said };
}

/** The conversation with the minutes that were logged for it, which are then asked to be confirmed. */
export function withTold(context: Context, session: Session): Session {
  const told = loggedFor(context, session)?.minutes ?? 0;
  return told === (session.told ?? 0) ? session : { ...session, told };
}

/** The line that a conversation took the place of, as it was; undefined when there is none. */
export function takenBy(session: Session, entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) =>
    entries.some(({ key, undoes }) => undoes === entry.key && key === takenKey(entry, session)),
  );
}

/** Did a conversation take the place of this line? */
export function isTaken({ key }: Entry, entries: readonly Entry[]): boolean {
  return entries.some((other) => other.undoes === key && other.key.startsWith(`${key}!`) && other.key !== `${key}!`);
}

/** The ledger itself tells which conversation took a line away. */
function takenKey({ key }: Entry, { id }: Session): string {
  return `${key}!${id}`;
}

/**
 * The line that was logged for this talk by somebody who took part in it: of the same kind, or of none, on a day from its first
 * to its last. Of several the one that says the kind, and then the latest.
 */
function loggedFor(context: Context, session: Session): Entry | undefined {
  const { world, state, person, language, frequency } = context;
  const placement = placementOf(context, session);
  if (placement === undefined) return undefined;
  const { activities } = language;
  const kind = activityOf(session.activity ?? kindOf(world, session), activities);
  const kinds = sameTalk(kind, placement, frequency?.rules, activities);
  const dateOf = (at: number) => wallAt(at, person.zone).date;
  const [first, last] = [dateOf(session.startedAt), dateOf(world.now)];
  // A ledger is long and this is asked at every move. What takes a line away stands at the same moment as that line.
  const lately = state.entries.filter(
    (entry) => entry.placement === placement.id && entry.at > session.startedAt - dayMs,
  );
  const found = effective(lately).filter(
    (entry) =>
      isLogged(entry) &&
      // A line for several times is not about this one talk.
      entry.amount === 1 &&
      kinds.includes(entry.kind) &&
      session.parts.some((part) => part.person === entry.by) &&
      dateOf(entry.at) >= first &&
      dateOf(entry.at) <= last,
  );
  return found.findLast((entry) => entry.kind === kind) ?? found.at(-1);
}

function placementOf({ state }: Context, session: Session): Placement | undefined {
  return state.placements.find(({ id }) => id === session.placement);
}

type Place = { session: Session; placement: Placement; before: Entry; counted: Entry; taken: Entry };

function inPlace(context: Context, { session, placement, before, counted, taken }: Place, reader: string): Message {
  const { world, state } = context;
  const language = languageFor(world, reader);
  const { phrases } = language;
  const zone = world.people.get(reader)?.zone ?? context.person.zone;
  const text = say(phrases, 'log.in-place', {
    what: sayLogged(before, language),
    day: sayDay(wallAt(before.at, zone).date, wallFor(world, reader), language),
    minutes: counted.minutes,
  });
  const short = tooShort({ ...context, language, state: { ...state, entries: [...state.entries, taken] } }, placement, [
    counted,
  ]);
  const isIn = placement.trainee === reader || placement.trainers.includes(reader);
  const apart = button(encodeAction({ kind: 'apart', session: session.id }), say(phrases, 'log.apart-button'));
  return compose({
    blocks: [line(text), ...short.map((one) => line(one, 'quiet'))],
    buttons: isIn ? [apart] : [],
    fallback: text,
  });
}
