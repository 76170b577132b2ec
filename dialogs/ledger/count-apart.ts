import { type Context, toActor, told } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { wallAt } from '../dates/zone.ts';
import type { Decision, Entry } from '../model/decision.ts';
import { measuredMinutes } from '../session/before.ts';
import { plainMessage } from '../session/compose.ts';
import { confirmedMinutes, entriesOf } from '../session/finish.ts';
import { languageFor, nameOf, partOf, wallFor } from '../session/world.ts';
import { effective, undoing } from './entries.ts';
import { sayDay, sayLogged } from './say-logged.ts';
import { takenBy } from './take-place.ts';

/** Somebody says that a finished conversation was another talk than the one whose place it took: both count, and the pair reads so. */
export function countApart(context: Context, id: string): Partial<Decision> {
  const { state, world, person, language } = context;
  const session = state.sessions.get(id);
  const placement = state.placements.find((candidate) => candidate.id === session?.placement);
  // Whoever left a pair cannot change any more what counts there.
  const isIn = (one: string) => placement?.trainee === one || placement?.trainers.includes(one) === true;
  const isOwn = session !== undefined && partOf(session, person.id) !== undefined && isIn(person.id);
  const before = isOwn ? takenBy(session, state.entries) : undefined;
  if (!isOwn || before === undefined) return told(context, say(language.phrases, 'late.gone'));
  // Whoever logged it can take it back, as before.
  const again: Entry = { ...before, key: `${before.key}!${id}.1` };
  if (state.entries.some(({ key }) => key === again.key)) {
    const isCounted = effective(state.entries).some(({ key }) => key === again.key);
    return told(context, say(language.phrases, isCounted ? 'log.apart-before' : 'log.undone-before'));
  }
  const textFor = (reader: string) => {
    const own = languageFor(world, reader);
    const what = sayLogged(before, own);
    const zone = world.people.get(reader)?.zone ?? person.zone;
    const day = sayDay(wallAt(before.at, zone).date, wallFor(world, reader), own);
    const params = { title: session.title, what, day };
    return reader === person.id
      ? say(own.phrases, 'log.apart', params)
      : say(own.phrases, 'log.apart-by', { ...params, other: nameOf(world, person.id) });
  };
  // What nobody confirmed may be of the other talk.
  const minutes = confirmedMinutes(world, session) ?? measuredMinutes(session);
  const others = session.parts.filter((part) => part.person !== person.id && isIn(part.person));
  return {
    entries: [again, ...ownLine(entriesOf({ ...session, minutes }), state.entries, person.id)],
    said: [
      toActor(context, plainMessage(textFor(person.id))),
      ...others.map((part) => ({
        key: `${session.institute}/${context.event}/${part.person}/apart`,
        to: part.person,
        message: plainMessage(textFor(part.person)),
        replaces: null,
      })),
    ],
  };
}

/** The conversation's own line as it would have been: on the day it ended, as long as it took. */
function ownLine([usual]: readonly Entry[], entries: readonly Entry[], by: string): Entry[] {
  const counted = entries.find(({ key }) => key === usual?.key);
  if (usual === undefined || counted === undefined) return [];
  if (counted.at === usual.at && counted.minutes === usual.minutes) return [];
  return [undoing(counted, by), { ...usual, key: `${usual.key}~` }];
}
