import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import { type Access, isAboutOne, type Look, operator } from '../model/access.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { wasInOn } from '../placements/tenure.ts';
import { compose, line } from '../session/compose.ts';
import { nameOf, wallFor } from '../session/world.ts';
import { retentionOf } from './retention.ts';

/** Looks shown in the chat; the export has all of them. */
const listed = 20;

/** One time that somebody looked at what is about a person; `at` in ms since 1970. */
export type Looked = { by: string; what: Look; times: number; at: number };

/**
 * Who looked at what is about this person, newest first: at them, at a placement on a day that they were of it, or at the
 * whole institute.
 */
export function looksAt(person: Person, placements: readonly Placement[], access: readonly Access[]): Looked[] {
  return access
    .flatMap(({ by, date, seen }) => {
      const theirs = placements.filter((placement) => wasInOn(placement, person.id, date));
      return seen
        .filter(({ about, what }) =>
          what === 'own'
            ? by === person.id
            : about.length === 0 || about.includes(person.id) || isAboutOne(about, theirs),
        )
        .map(({ what, times, at }) => ({ by, what, times, at }));
    })
    .sort((one, other) => other.at - one.at);
}

/** The same as a message. */
export function whoLooked(context: Context): Message {
  const { person, state, world, language } = context;
  const { phrases } = language;
  const looks = looksAt(person, state.placements, state.access ?? []);
  const title = say(phrases, 'data.looked-title');
  const facts = looks.slice(0, listed).map(({ by, what, times, at }) => {
    const name =
      by === person.id ? say(phrases, 'data.you') : by === operator ? say(phrases, 'data.operator') : nameOf(world, by);
    return {
      label: sayDate(wallAt(at, person.zone).date, wallFor(world, person.id)),
      value: say(phrases, 'data.look', { name, what: say(phrases, `data.look-${what}`), times }),
    };
  });
  return compose({
    title,
    blocks: [
      ...(facts.length === 0 ? [line(say(phrases, 'data.looked-none'))] : [{ kind: 'facts' as const, facts }]),
      ...(looks.length > listed
        ? [line(say(phrases, 'data.looked-more', { count: looks.length - listed }), 'quiet')]
        : []),
      line(say(phrases, 'data.looked-kept', { months: retentionOf(context).accessMonths }), 'quiet'),
    ],
    fallback: title,
  });
}
